/** The check of the studio says what the check of the same files as a whole says, at the same lines. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinPack } from '../../../src/app/pack/join-pack.ts'
import { parsePackFile } from '../../../src/app/pack/parse-pack-file.ts'
import { parseUpload } from '../../../src/app/pack/parse-upload.ts'
import { type DraftTexts, createDraftChecker } from '../../../src/app/studio/check-draft.ts'
import { isBlank } from '../../../src/app/pack/is-blank.ts'
import { checkPack } from '../../../src/core/pack/checks/check-pack.ts'
import { type RawContent, checkUnfinished } from '../../../src/core/pack/checks/check-unfinished.ts'
import {
  type Pack,
  type PackFile,
  type PackProblem,
  packSchemas,
} from '../../../src/core/pack/pack.ts'
import { upgradeManifest } from '../../../src/core/pack/upgrade.ts'
import { type PackContent, mapSections, sectionNames } from '../../../src/core/pack/sections.ts'

const files: readonly PackFile[] = ['pack', ...sectionNames]
const folders = [
  'data/her-part-2',
  'data/how-cells-make-energy',
  'data/low-water',
  'tests/fixtures/packs/lantern',
  'tests/fixtures/held-out-packs/christmas-carol',
  'src/app/pack-tools/starter',
  'src/app/pack-tools/starter-play',
  'src/app/pack-tools/starter-text',
]

function read(folder: string): DraftTexts {
  return Object.fromEntries(
    files.map((file) => {
      const path = `${folder}/${file}.yaml`
      return [file, existsSync(path) ? readFileSync(path, 'utf8') : '']
    }),
  ) as DraftTexts
}

/** What reading every file anew as a whole says, as `pack check` does. */
function checkWhole(texts: DraftTexts): readonly string[] {
  const manifest = parsePackFile('pack', texts.pack, packSchemas.pack, {
    prepare: upgradeManifest,
  })
  const parsed = new Map(
    sectionNames.map((name) => [name, parsePackFile(name, texts[name], packSchemas[name])]),
  )
  function isLeftOut(name: PackFile): boolean {
    return isBlank(texts[name])
  }
  function format({ file, path, message }: PackProblem): string {
    const { line, column } = (file === 'pack' ? manifest : parsed.get(file)!).locate(path)
    return `${file}:${line}:${column}: ${message}`
  }
  const problems = [manifest, ...parsed.values()].flatMap((each) =>
    each.problems
      .filter(({ file }) => !isLeftOut(file as PackFile))
      .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
  )
  if (problems.length === 0) {
    const content = mapSections<PackContent>((name) => parsed.get(name)?.value ?? [])
    return checkPack({ ...manifest.value, ...content } as Pack).map(format)
  }
  const raw = mapSections<RawContent>((name) => (isLeftOut(name) ? [] : parsed.get(name)?.data))
  const wrong = sectionNames.flatMap((file) =>
    isLeftOut(file) ? [] : (parsed.get(file)?.wrong ?? []).map((path) => ({ file, path })),
  )
  return [...problems, ...checkUnfinished(manifest.value, raw, wrong).map(format)]
}

function said(checker: ReturnType<typeof createDraftChecker>, texts: DraftTexts) {
  return checker
    .check(texts)
    .mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
}

/** YAML does not say where an empty entry of a list is; the studio knows its line. */
function atKnownPlaces(problems: readonly string[]): readonly string[] {
  return problems
    .map((problem) => problem.replace(/:\d+:\d+(?=: Item \d+ is empty)/, ''))
    .toSorted()
}

/** What fingers do to a line, and what is pasted into one. */
const pieces = [
  '',
  ' ',
  '- ',
  '\n- ',
  '\n',
  '\n\n# a note\n',
  ': ',
  '"',
  "'",
  '[',
  '}',
  '&a ',
  '*a',
  '!b ',
  '#',
  ' # ',
  '\t',
  '|',
  '>',
  '\n---\n',
  '- id: new\n',
  'id: iven',
  'é',
  '\u00A0',
  '😀',
  '\\',
  '0',
]

describe('the check of a draft', () => {
  test.each(folders)('%s has no mistakes, as when it is uploaded', (folder) => {
    const texts = read(folder)
    expect(said(createDraftChecker(), texts)).toEqual([])
    expect(checkWhole(texts)).toEqual([])
  })

  test.each(folders)('after any edits of %s it says what reading all of it anew says', (folder) => {
    const original = read(folder)
    const edit = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.constantFrom(0, 0, 1, 2, 7, 40),
      piece: fc.constantFrom(...pieces),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const checker = createDraftChecker()
        let texts = original
        checker.check(texts)
        for (const { file, at, drop, piece } of edits) {
          const text = texts[file]
          const start = Math.floor(at * text.length)
          const next = text.slice(0, start) + piece + text.slice(start + drop)
          texts = { ...texts, [file]: next }
          const found = said(checker, texts)
          expect(atKnownPlaces(found)).toEqual(atKnownPlaces(checkWhole(texts)))
          const joined = joinPack(new Map(files.map((each) => [each, texts[each]])))
          // Joining takes out the marks of documents, which no section can have.
          const isJoinable = !/^(?:---|\.\.\.)/m.test(Object.values(texts).join('\n'))
          const isTaken = 'pack' in parseUpload('draft', joined.text)
          expect(isJoinable && isTaken !== (found.length === 0)).toBe(false)
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  test('a hundred thousand entries are answered with how many there may be', () => {
    const texts = { ...read(folders[0] ?? ''), terms: '- a\n'.repeat(100_000) }
    expect(said(createDraftChecker(), texts)).toEqual([
      'terms:1:1: The file has 100,000 entries, but the limit is 300. Take some out.',
    ])
  })

  test('a pack beyond the limit is answered with the limit alone', () => {
    const texts = { ...read(folders[0] ?? ''), terms: '- id: much\n'.repeat(130_000) }
    expect(said(createDraftChecker(), texts)).toEqual([
      expect.stringContaining('The pack is too large'),
    ])
  })
})

test('how far it has got is counted in the pack’s own units', () => {
  const checker = createDraftChecker()
  checker.check(read('data/how-cells-make-energy'))
  expect(checker.progress()).toEqual({ units: '12 sections', questions: 12, quiz: 12 })
})
