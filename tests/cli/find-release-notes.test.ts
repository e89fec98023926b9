import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findReleaseNotes } from '../../src/cli/find-release-notes.ts'

const changelog = `# Changelog

## Unreleased

## 0.2.0 (2026-11-29)

- Quizzes have teams.
  They share points.

### Breaking

- The old file is gone.

## 0.1.0

- The first release.
`

test('a release has what stands below its own heading, with its parts', () => {
  expect(findReleaseNotes(changelog, '0.2.0')).toBe(
    '- Quizzes have teams.\n  They share points.\n\n### Breaking\n\n- The old file is gone.',
  )
  expect(findReleaseNotes(changelog, '0.1.0')).toBe('- The first release.')
})

test('a version that is not there, or of which nothing is said, has no notes', () => {
  for (const version of ['0.2', '2.0', 'Unreleased']) {
    expect(findReleaseNotes(changelog, version)).toBe(undefined)
  }
})

test('the version of the program can be released: the changelog says what is in it', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(findReleaseNotes(readFileSync('CHANGELOG.md', 'utf8'), version)).toContain('- ')
})
