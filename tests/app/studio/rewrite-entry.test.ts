/** An item is written into its text: what it holds is what was wanted, and every line that says something else stays as it was. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../../src/app/pack/parse-yaml.ts'
import { rewriteEntry } from '../../../src/app/studio/rewrite-entry.ts'
import { splitEntries } from '../../../src/app/studio/split-entries.ts'
import { sectionNames } from '../../../src/core/pack/sections.ts'

const entry = `- id: the-fog # never change it
  kind: 'detail'
  # Two of these are close.
  prompt: "What does she say?"
  distractors:
    - One # the first
    # the best one
    - 'Two'
    - Three
  themes: [growing-up, work]
  explanation: >-
    It is long, and folded over
    two lines.
  evidence:
    - scene: the-landing # here
      look: The tiller
    - scene: the-fog
      look: The bank

# A note about the next one.
`
const order = 'id kind prompt answer distractors quote themes explanation evidence'.split(' ')

function read(text: string): Record<string, unknown> {
  const result = parseYaml(text)
  if ('problem' in result || !Array.isArray(result.value)) throw new Error('It is no list.')
  return result.value[0] as Record<string, unknown>
}

function change(with_: Record<string, unknown>): string {
  return rewriteEntry(entry, { ...read(entry), ...with_ }, order)
}

describe('an item that is written into its text', () => {
  test('leaves everything as it was where nothing differs', () => {
    expect(change({})).toBe(entry)
  })

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a text in double quotes', { prompt: 'And “then”?' }, '"What does she say?"', '"And “then”?"'],
    ['a text in single quotes', { kind: 'cause' }, `'detail'`, `'cause'`],
    ['a text with a colon in it', { id: 'a: b' }, 'id: the-fog #', `id: 'a: b' #`],
    ['a list in brackets', { themes: ['work', 'a, b'] }, '[growing-up, work]', `[work, 'a, b']`],
    ['one of a list', { distractors: ['One', 'Too', 'Three'] }, `    - 'Two'`, `    - 'Too'`],
    ['one that is taken out', { distractors: ['One', 'Three'] }, `    - 'Two'\n`, ''],
    [
      'one that is added',
      { distractors: ['One', 'Two', 'And', 'Three'] },
      `'Two'\n`,
      `'Two'\n    - And\n`,
    ],
    [
      'one added in front',
      { distractors: ['Nil', 'One', 'Two', 'Three'] },
      '    - One #',
      '    - Nil\n    - One #',
    ],
    ['a new field in its place', { quote: 'a-line' }, '  themes', '  quote: a-line\n  themes'],
    ['a field that is left out', { themes: undefined }, '  themes: [growing-up, work]\n', ''],
    [
      'a folded text',
      { explanation: `It is ${'very '.repeat(20)}long.` },
      'It is long, and folded over\n    two lines.',
      `It is ${'very '.repeat(17).trim()}\n    very very very long.`,
    ],
    [
      'a field inside',
      {
        evidence: [
          { scene: 'the-fog', look: 'The tiller' },
          { scene: 'the-fog', look: 'The bank' },
        ],
      },
      'scene: the-landing #',
      'scene: the-fog #',
    ],
  ])('%s', (_, with_, from, to) => {
    expect(change(with_)).toBe(entry.replace(from, () => to))
    expect(read(change(with_))).toEqual(JSON.parse(JSON.stringify({ ...read(entry), ...with_ })))
  })

  test('that is written in brackets is written anew, and what follows it stays', () => {
    const text = '- { id: a, prompt: b } # short\n\n# next\n'
    expect(rewriteEntry(text, { id: 'a', prompt: 'c' }, order)).toBe(
      '- id: a\n  prompt: c\n\n# next\n',
    )
  })
})

const folders = ['data/her-part-2', 'data/low-water', 'tests/fixtures/packs/lantern']
const entries = folders.flatMap((folder) =>
  sectionNames.flatMap((name) => {
    const path = `${folder}/${name}.yaml`
    return existsSync(path) ? (splitEntries(readFileSync(path, 'utf8')) ?? []) : []
  }),
)

/** What people may type anywhere. */
const words = fc.oneof(
  fc.constantFrom(
    'x',
    'it’s “here”',
    'a: b',
    '- c',
    '# d',
    '',
    ' e ',
    'f\ng',
    '\n\nh\n',
    '0',
    'true',
    '~',
    '[i',
    '& j',
    '|',
    'k #l',
  ),
  fc.string(),
)

test('whatever is written into any item of three packs is what is read from it again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...entries),
      fc.nat(),
      words,
      fc.nat(5),
      ({ text }, at, given, how) => {
        const before = read(text)
        const name = Object.keys(before)[at % Object.keys(before).length] ?? 'id'
        const value = before[name]
        const list = Array.isArray(value) ? (value as unknown[]) : undefined
        const wanted =
          list === undefined
            ? { ...before, [how === 0 ? 'more' : name]: how === 1 ? undefined : given }
            : {
                ...before,
                [name]: [
                  () => [...list, given],
                  () => [given, ...list],
                  () => list.slice(1),
                  () => list.toReversed(),
                  () => [],
                  () => [given, ...list.slice(1)],
                ][how]?.(),
              }
        const written = rewriteEntry(text, wanted, Object.keys(before))
        expect(read(written)).toEqual(JSON.parse(JSON.stringify(wanted)))
        const notes = text.split('\n').filter((line) => /^\s*#/.test(line))
        expect(written.split('\n')).toEqual(expect.arrayContaining(notes))
      },
    ),
    { numRuns: 1500 },
  )
})
