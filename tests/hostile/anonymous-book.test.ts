/** A class with anonymous quizzes and the same class without them: what a teacher can see of who did what is the same, to the letter. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { room } from '../fixtures/invoke.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import {
  ana,
  ben,
  cleo,
  dayMs,
  fileOf,
  filesOf,
  monday,
  openBookClass,
} from '../fixtures/book-class.ts'

const students = [ana, ben, cleo]
const rounds = fc.constantFrom('1', '0', '.', '10', '.1', '..')

const quiz = fc.record({
  day: fc.integer({ min: 0, max: 10 }),
  isAnonymous: fc.boolean(),
  answers: fc.record({ ana: rounds, ben: rounds, cleo: rounds }, { requiredKeys: [] }),
})

/** Cleo has always played without her name at least once, and so has somebody on a day on which nothing else happened. */
const first = { day: 11, isAnonymous: true, answers: { cleo: '1', ana: '0' } }

const list = fileOf('Name,Student ID\nAna Silva,17\nBen Adams,18\nCleo Diaz,19\n')

const shown = [
  'book show',
  'book show count-missing:yes sort:right',
  ...['days', 'quizzes', 'right', 'homework'].map((each) => `book show weekly:${each}`),
]

const exported = ['canvas', 'google-classroom', 'plain'].map((each) => `book export for:${each}`)

/** Returns all that a teacher is shown and given, and each student’s own row. */
async function everything(quizzes: readonly (typeof first)[], brings: boolean): Promise<unknown> {
  const { play, handIn, line, push, attach, clock, store } = await openBookClass()
  for (const [at, { day, isAnonymous, answers }] of quizzes.entries()) {
    if (Object.keys(answers).length === 0) continue
    clock.set(monday + 12 * dayMs)
    await play(`q${at}`, answers, { at: monday + day * dayMs, anonymous: isAnonymous })
  }
  await handIn('h1', monday + 3 * dayMs, { ben: 4 })
  clock.set(monday + 13 * dayMs)
  const brought = brings ? [await attach('roster', list)] : []
  const tables = []
  for (const words of [...shown, 'book roster', 'scores period:all']) tables.push(await line(words))
  for (const words of exported) tables.push(await push(await line(words), 'Make the file'))
  const nameless = filesOf(await line('book export for:plain names:none'))['book.csv'] ?? ''
  for (const student of students) {
    tables.push(await line('book mine from:2027-01-11', student))
  }
  return {
    said: [...brought, ...tables].map((reply) => [toPlainText(reply), filesOf(reply)]),
    // Their order comes from a secret of each database.
    nameless: nameless
      .split('\r\n')
      .map((row) => row.replace(/^\d+,/, ''))
      .toSorted(),
    people: await store.book.people(room.class),
  }
}

test('nothing tells who was in an anonymous quiz, by no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(quiz, { minLength: 2, maxLength: 4 }),
      fc.boolean(),
      async (madeUp, brings) => {
        const quizzes = [...madeUp, first] as readonly (typeof first)[]
        const named = quizzes.map((each) => (each.isAnonymous ? { ...each, answers: {} } : each))
        expect(await everything(quizzes, brings)).toEqual(
          await everything(named as readonly (typeof first)[], brings),
        )
      },
    ),
    { seed: 7, numRuns: 5 },
  )
})
