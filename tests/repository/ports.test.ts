import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** A port that is free now may belong to another program, or to a test beside this one, a moment later. */
const fixedPort = /\.listen\(\s*(?:\{[^}]*port:\s*)?[1-9]/

test('a test listens on a port that the system chooses', () => {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(files.filter((file) => fixedPort.test(readFileSync(join('tests', file), 'utf8')))).toEqual(
    [],
  )
})
