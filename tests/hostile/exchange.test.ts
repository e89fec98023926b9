import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FormatName, formats } from '../../src/app/exchange/formats.ts'
import type { Format, GivenFile } from '../../src/app/exchange/format.ts'
import { readExchange } from '../../src/app/exchange/read-exchange.ts'
import { createHeavyWork } from '../../src/app/heavy/heavy-work.ts'
import { toPacks } from '../../src/core/exchange/to-packs.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { basic, oldCollection, package21bOf } from '../app/exchange/anki/build-package.ts'
import { zip } from '../../src/app/exchange/zip.ts'

const readable = Object.entries<Format>(formats).filter(([, { read }]) => read !== undefined) as [
  FormatName,
  Format & Required<Pick<Format, 'read'>>,
][]
const endings = [...new Set(readable.flatMap(([, each]) => each.endings)), '', 'pdf', 'csv.exe']

const notes = [{ type: 'Basic', fields: ['der Hund', 'dog'], deck: 'German::Animals', tags: 'a' }]
const cards = { types: { Basic: basic }, notes }

/** Formats that no text editor writes are made by their tests; the others lie in a folder. */
const packed: Partial<Record<FormatName, readonly Uint8Array[]>> = {
  anki: [zip({ 'collection.anki2': oldCollection(cards), media: '{}' }), package21bOf(cards)],
}

function goodFiles(name: FormatName): readonly Uint8Array[] {
  const made = packed[name]
  if (made !== undefined) return made
  const folder = join('tests/app/exchange/files', name)
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.yaml'))
    .map((file) => readFileSync(join(folder, file)))
}

/** What became of a file: any error but a sentence for the person is a fault. */
async function outcome(read: () => Promise<unknown>): Promise<'read' | 'refused'> {
  try {
    await read()
    return 'read'
  } catch (error) {
    if (error instanceof UserError) return 'refused'
    throw error
  }
}

/** Reads a file and makes packs of it, as an import does. */
async function use(file: GivenFile, { read }: Pick<Format, 'read'> = { read: readExchange }) {
  const exchange = await read?.(file)
  if (exchange !== undefined) toPacks(exchange, { id: 'any', title: 'Any' })
}

/** Somewhere in the file a piece is lost, doubled, or becomes something else. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(200),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom('"', '}', '{', '\\', '<', '&', '\0', '::', '</', ']]>', '{#', '\t', '%', '\r')
      .map((sign) => Buffer.from(sign)),
  ),
  doubles: fc.boolean(),
})

function damaged(
  file: Uint8Array,
  pieces: readonly { at: number; length: number; insert: Uint8Array; doubles: boolean }[],
): Uint8Array {
  return pieces.reduce((bytes, { at, length, insert, doubles }) => {
    const start = Math.floor(at * bytes.length)
    const end = Math.min(bytes.length, start + length)
    return Buffer.concat([
      bytes.subarray(0, doubles ? end : start),
      insert,
      bytes.subarray(doubles ? start : end),
    ])
  }, file)
}

test('whatever the bytes and the name, a file is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 3000 }),
        fc.string({ unit: 'binary', maxLength: 2000 }).map((text) => Buffer.from(text)),
        fc.string({ unit: 'binary-ascii', maxLength: 2000 }).map((text) => Buffer.from(text)),
      ),
      fc.constantFrom(...endings),
      async (bytes, ending) => {
        await outcome(() => use({ name: `any.${ending}`, bytes }))
      },
    ),
    { numRuns: 300 },
  )
})

describe.each(readable)('%s', (name, format) => {
  const files = goodFiles(name)

  test('random bytes and signs are read or refused', async () => {
    const signs = [...new Set(files.flatMap((file) => [...Buffer.from(file).toString('latin1')]))]
    const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 600 })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 2000 }),
          text.map((each) => Buffer.from(each, 'latin1')),
        ),
        async (bytes) => {
          await outcome(() => use({ name: 'any', bytes }, format))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('good files are read, whatever they are called', async () => {
    for (const bytes of files) {
      expect(await outcome(() => use({ name: 'quiz', bytes }, format))).toBe('read')
      for (const ending of endings) await outcome(() => use({ name: `quiz.${ending}`, bytes }))
    }
  })

  test('damaged files are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(damage, { minLength: 1, maxLength: 5 }),
        async (file, pieces) => {
          const bytes = damaged(file, pieces)
          await outcome(() => use({ name: 'quiz', bytes }, format))
          await outcome(() => use({ name: 'quiz', bytes }))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('files that end too early are read or refused', async () => {
    for (const file of files) {
      for (let part = 0; part < 20; part += 1) {
        const bytes = file.subarray(0, Math.floor((file.length * part) / 20))
        await outcome(() => use({ name: 'quiz', bytes }, format))
      }
    }
  })
})

test('an empty file says so', async () => {
  await expect(readExchange({ name: 'x.gift', bytes: new Uint8Array() })).rejects.toThrow(
    'The file is empty.',
  )
})

describe('large files are read or refused within the limits of their process', () => {
  const work = createHeavyWork({ maxJobMs: 60_000, maxMemoryMb: 256, idleMs: 1000 })
  const size = 10 * 1024 * 1024
  /** How a file of each format begins, so that its reader gets the rest. */
  const beginnings: Readonly<Record<string, string>> = {
    'open-trivia': '{"response_code":0,"results":[{"incorrect_answers":["',
    'anki-text': '#separator:tab\n',
    'moodle-xml': '<?xml version="1.0"?><quiz><question type="multichoice"><name><text>',
    gift: '::a:: b {=c ~',
    aiken: 'Why?\nA) a\nANSWER: A\n',
    table: 'question,answer\n',
    quizlet: 'a\tb\n',
  }
  const fillings = [
    'a',
    ' ',
    '\n',
    '"',
    '{',
    '<',
    '=',
    '\\',
    ',',
    '\t',
    '[',
    '(',
    '<b>',
    '{=',
    '::',
    '&',
    '$$',
    'a\n\n',
    '<a><b>',
  ]
  const cases = Object.entries(beginnings).flatMap(([format, start]) =>
    fillings.map((filling) => [format, filling, start] as const),
  )

  test.each(cases)('%s, then %j', async (_, filling, start) => {
    const bytes = Buffer.from(start + filling.repeat(size / filling.length))
    await outcome(() => work.run('readExchange', 'class', { name: 'large', bytes }))
  })
})
