/** Whatever is wrong with whichever field of a pack, a person who knows no YAML reads what stands there and what to write. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeSchemaErrors } from '../../../src/app/pack/schema-errors.ts'
import { fieldNames, unwrapSchema } from '../../../src/app/pack/schema-at.ts'
import { packSchemas } from '../../../src/core/pack/pack.ts'
import { quizKinds } from '../../../src/core/quiz/kinds/index.ts'

type Path = readonly (string | number)[]

/** A place in a file where a field of the format belongs. */
interface Spot {
  readonly path: Path
  readonly schema: z.core.$ZodType
}

/** Every field of a schema, lists having one entry, and the fields of groups inside it. */
function spotsOf(schema: z.core.$ZodType, path: Path = [], data: unknown = {}): readonly Spot[] {
  const inner = unwrapSchema(schema, data)
  if (inner instanceof z.ZodArray) {
    return [{ path, schema }, ...spotsOf(inner.element, [...path, 0], {})]
  }
  if (!(inner instanceof z.ZodObject)) return [{ path, schema }]
  return [
    { path, schema },
    ...Object.entries(inner.shape).flatMap(([name, field]) =>
      spotsOf(field as z.core.$ZodType, [...path, name]),
    ),
  ]
}

/** The smallest value that has the path, so that the field stands where it belongs, with the value there. */
function fileWith(path: Path, value: unknown, kind: string | undefined): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const inside = fileWith(rest, value, undefined)
  if (typeof key === 'number') {
    const isItem = kind !== undefined && typeof inside === 'object' && inside !== null
    return [isItem ? { kind, ...inside } : inside]
  }
  return { [key]: inside }
}

const files: readonly (readonly [string, z.ZodType, string | undefined])[] = [
  ...Object.entries(packSchemas)
    .filter(([name]) => name !== 'quiz')
    .map(([name, schema]) => [name, schema, undefined] as const),
  ...quizKinds.flatMap(({ schema }) =>
    [...schema.shape.kind.values].map((kind) => ['quiz', z.array(schema), kind] as const),
  ),
]

/** Zod’s own words, JavaScript’s words, and paths as programs write them. */
const foreign =
  /invalid|expected|received|too small|too big|unrecognized|undefined|null|NaN|\[object|boolean|string|array\b|\bint\b|regex|pattern|\w+\.\d+\.[a-z]|›|something else/i

/** A whole sentence or two: what it is about, what is there, and what to do. */
const natural = /^(?:“|Item|Entry|The file).+[.?]$/

/** What all kinds of quiz items have is tried with one of them. */
const [firstKind] = quizKinds
const sharedFields = Object.keys(firstKind?.schema.shape ?? {}).filter((name) =>
  quizKinds.every(({ schema }) => name in schema.shape),
)

const wrongValues: readonly unknown[] = [
  null,
  '',
  'Wrong, wrong!',
  'x'.repeat(2000),
  'two\nlines',
  '\u202Ehidden',
  1984,
  -1,
  1.5,
  1e300,
  Infinity,
  true,
  [],
  [[]],
  ['', null, 7],
  Array.from({ length: 60 }, () => 'x'),
  {},
  { nobody: 1 },
]

function messagesFor(schema: z.ZodType, data: unknown): readonly string[] {
  const { error } = schema.safeParse(data, { reportInput: true })
  if (error === undefined) return []
  return describeSchemaErrors(error, schema, data).map(({ message }) => message)
}

describe.each(files)('%s.yaml (%#)', (file, schema, kind) => {
  const fullSchema: z.ZodType = packSchemas[file as keyof typeof packSchemas]
  const isFirst = kind === undefined || firstKind?.schema.shape.kind.values.has(kind) === true
  const spots = spotsOf(schema).filter(
    ({ path }) => isFirst || !sharedFields.includes(String(path[1])),
  )

  test('every wrong value of every field is told in a sentence', () => {
    const unnatural = spots.flatMap(({ path }) =>
      wrongValues.flatMap((value) =>
        messagesFor(fullSchema, fileWith(path, value, kind)).filter((message) => {
          // What the author wrote may be anything.
          const own = message.replaceAll(/“[^”]*”/g, '“…”')
          return !natural.test(own) || foreign.test(own) || /[.?]\.$|\s\s/.test(own)
        }),
      ),
    )
    expect([...new Set(unnatural)]).toEqual([])
  })

  test('a group without its fields names each that is missing and says what it is for', () => {
    for (const { path, schema: own } of spots) {
      if (!(unwrapSchema(own, {}) instanceof z.ZodObject)) continue
      const said = messagesFor(fullSchema, fileWith(path, {}, kind))
      const missing = said.filter((message) => message.includes(' is missing'))
      expect(missing.filter((message) => !/ is missing\. Add it: .+/.test(message))).toEqual([])
    }
  })

  test('a field that is nearly right is recognised', () => {
    for (const { path, schema: own } of spots) {
      for (const name of fieldNames(own, {})) {
        const typed = `${name}e`
        const said = messagesFor(fullSchema, fileWith(path, { [typed]: 1 }, kind))
        expect(
          said.filter(
            (message) =>
              message.startsWith(`“${typed}” in `) || message.startsWith(`“${typed}” isn’t`),
          ),
        ).toEqual([expect.stringMatching(/ isn’t a known field\. Did you mean “\w+”\?$/)])
      }
    }
  })

  test('a word that is nearly right is recognised', () => {
    for (const { path, schema: own } of spots) {
      const inner = unwrapSchema(own, {})
      if (!(inner instanceof z.ZodEnum)) continue
      for (const word of inner.options) {
        const typed = `${word}e`
        const said = messagesFor(fullSchema, fileWith(path, typed, kind))
        expect(said).toContainEqual(
          expect.stringMatching(
            new RegExp(` is “${typed}”, but should be one of: .*Did you mean “`),
          ),
        )
      }
    }
  })
})

test('the unit of a work is told by the form that the author chose', () => {
  const said = messagesFor(packSchemas.pack, { unit: { name: 'scene', witin: 'act' } })
  expect(said).toContain('“witin” in “unit” isn’t a known field. Did you mean “within”?')
  expect(said).toContain('“within” in “unit” is missing. Add it: the larger part, such as act.')
  expect(messagesFor(packSchemas.pack, { unit: 'two words' })).toContain(
    '“unit” is “two words”, but should be a single word, such as chapter.',
  )
})
