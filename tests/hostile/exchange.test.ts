import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Format, GivenFile } from '../../src/app/exchange/format.ts'
import { readExchange } from '../../src/app/exchange/read-exchange.ts'
import { createHeavyWork } from '../../src/app/heavy/heavy-work.ts'
import { toPacks } from '../../src/core/exchange/to-packs.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { everyFormat, goodFiles } from '../app/exchange/good-files.ts'
import { anyCodePoint } from '../fixtures/any-code-point.ts'

const endings = [...new Set(everyFormat.flatMap(([, each]) => each.endings)), '', 'pdf', 'csv.exe']

const ended = /^(?:read|refused)$/

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
        fc.string({ unit: anyCodePoint, maxLength: 2000 }).map((text) => Buffer.from(text)),
        fc.string({ unit: 'binary-ascii', maxLength: 2000 }).map((text) => Buffer.from(text)),
      ),
      fc.constantFrom(...endings),
      async (bytes, ending) => {
        expect(await outcome(() => use({ name: `any.${ending}`, bytes }))).toMatch(ended)
      },
    ),
    { numRuns: 300 },
  )
})

describe.each(everyFormat)('%s', (name, format) => {
  const files = goodFiles(name)

  test('random bytes and signs are read or refused', async () => {
    const signs = [
      ...new Set(files.flatMap((file) => Array.from(Buffer.from(file).toString('latin1')))),
    ]
    const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 600 })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 2000 }),
          text.map((each) => Buffer.from(each, 'latin1')),
        ),
        async (bytes) => {
          expect(await outcome(() => use({ name: 'any', bytes }, format))).toMatch(ended)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('good files are read, whatever they are called', async () => {
    for (const bytes of files) {
      expect(await outcome(() => use({ name: 'quiz', bytes }, format))).toBe('read')
      for (const ending of endings) {
        expect(await outcome(() => use({ name: `quiz.${ending}`, bytes }))).toMatch(ended)
      }
    }
  })

  test('damaged files are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(damage, { minLength: 1, maxLength: 5 }),
        async (file, pieces) => {
          const bytes = damaged(file, pieces)
          expect(await outcome(() => use({ name: 'quiz', bytes }, format))).toMatch(ended)
          expect(await outcome(() => use({ name: 'quiz', bytes }))).toMatch(ended)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('files that end too early are read or refused', async () => {
    for (const file of files) {
      for (let part = 0; part < 20; part += 1) {
        const bytes = file.subarray(0, Math.floor((file.length * part) / 20))
        expect(await outcome(() => use({ name: 'quiz', bytes }, format))).toMatch(ended)
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
  /** How a file of each format begins, so that its reader gets the rest, and what nests in it. */
  const beginnings: readonly (readonly [start: string, nests: string])[] = [
    ['{"response_code":0,"results":[{"incorrect_answers":["', '[{"a":'],
    ['#separator:tab\n', '{{c1::'],
    ['<?xml version="1.0"?><quiz><question type="multichoice"><name><text>', '<a><b>'],
    ['::a:: b {=c ~', '{='],
    ['Why?\nA) a\nANSWER: A\n', 'a\n\n'],
    ['question,answer\n', '"'],
    ['a\tb\n', '<b>'],
  ]
  const megabyte = 1024 * 1024
  const cases = beginnings.flatMap(([start, nests]) => [
    [start, 'a', 10 * megabyte] as const,
    [start, '\n', megabyte] as const,
    [start, nests, megabyte] as const,
  ])

  test.each(cases)('%j, then %j, %i bytes', async (start, filling, size) => {
    const bytes = Buffer.from(start + filling.repeat(size / filling.length))
    expect(
      await outcome(() => work.run('readExchange', 'class', { name: 'large', bytes })),
    ).toMatch(ended)
  })

  // Blanks and signs that no pattern may go back over: none of these files comes near the limit of 15 seconds.
  const runs = [
    ' ',
    '\u00A0',
    '\u200B',
    'x',
    '(',
    '{',
    '"',
    '<a',
    '?',
    '= ',
    ' &',
    '*',
    'answer 1 ',
  ]
  const inTime = createHeavyWork({ maxJobMs: 15_000, maxMemoryMb: 256, idleMs: 1000 })
  test.each(runs)('900 kB of nothing but %j are read or refused in time', async (run) => {
    for (const start of [
      '',
      'question,answer,pairs,category,tags\nWhy?,a,"x',
      'a\tb',
      'Why?\nA. x',
    ]) {
      const bytes = Buffer.from(`${start}${run.repeat(900_000 / Buffer.byteLength(run))}y`)
      const job = inTime.run('importForClass', 'class', {
        file: { name: 'large', bytes },
        taken: [],
      })
      const said = await job.then(
        () => '',
        (error: unknown) => String(error),
      )
      expect(said).not.toMatch(/too long|stopped|memory/)
    }
  })

  test('a table of ten million lines is refused', async () => {
    const bytes = Buffer.from(`question,answer\n${'\n'.repeat(10 * megabyte)}`)
    await expect(work.run('readExchange', 'class', { name: 'large', bytes })).rejects.toThrow(
      'This table has more than 100,000 lines. Import it in smaller parts.',
    )
  })
})
