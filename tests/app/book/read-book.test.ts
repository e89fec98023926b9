/** Every number of the book, computed once more from the rows of the database, for classes made up at random. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBookReader } from '../../../src/app/book/read-book.ts'
import { ClassCalendar } from '../../../src/core/calendar/class-calendar.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { saveRows } from '../../../src/store/database.ts'
import { createBookStore } from '../../../src/store/book/sql-book.ts'
import { createHomeworkStore } from '../../../src/store/homework/sql-homework-store.ts'
import { openDatabase } from '../../../src/store/store.ts'
import { assignmentWith, attemptWith } from '../../fixtures/homework.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'
import { migratedSqlite } from '../../fixtures/sqlite-file.ts'

const hourMs = 3_600_000
const zone = 'Europe/London'

/** The Monday before the clocks go forward in London. */
const start = Date.UTC(2027, 2, 22)
const names = ['ana', 'ben', 'cleo', 'gone:1'] as const
const questions = 3

const hour = fc.integer({ min: 0, max: 24 * 21 })

/** What somebody did in a round: nothing, or an answer with its credit; null where it was not scored. */
const given = fc.constantFrom(undefined, null, 0, 0.5, 1)

const seldom = fc.integer({ min: 0, max: 5 }).map((dice) => dice === 5)

const quiz = fc.record({
  hour,
  isAnonymous: seldom,
  isOver: seldom.map((is) => !is),
  rounds: fc.integer({ min: 1, max: questions }),
  polls: fc.array(seldom, { minLength: questions, maxLength: questions }),
  players: fc.array(
    fc.record({
      seated: fc.boolean(),
      given: fc.array(given, { minLength: questions, maxLength: questions }),
    }),
    { minLength: 3, maxLength: names.length },
  ),
})

const homework = fc.record({
  hour,
  hours: fc.integer({ min: 1, max: 24 * 9 }),
  students: fc.array(
    fc.record({ after: fc.double({ min: 0, max: 1, noNaN: true }), pressed: fc.boolean() }),
    { maxLength: 3 },
  ),
})

const madeUp = fc.record({
  quizzes: fc.array(quiz, { minLength: 3, maxLength: 6 }),
  homework: fc.array(homework, { maxLength: 3 }),
  from: fc.integer({ min: 0, max: 6 }),
  days: fc.integer({ min: 6, max: 15 }),
  countsMissing: fc.boolean(),
})

type MadeUp = typeof madeUp extends fc.Arbitrary<infer T> ? T : never

function dateOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

function momentOf(hours: number): number {
  return start + hours * hourMs
}

function isPoll({ polls }: MadeUp['quizzes'][number], round: number): boolean {
  return polls[round] === true
}

/** A poll’s answers have no credit, whatever was made up. */
function creditOf(each: MadeUp['quizzes'][number], player: number, round: number) {
  const credit = each.players[player]?.given[round]
  return credit === undefined ? undefined : isPoll(each, round) ? null : credit
}

/** Says what the page of the book says, word by word. */
function expected({ quizzes, homework: all, from, days, countsMissing }: MadeUp) {
  const first = Temporal.PlainDate.from(dateOf(start)).add({ days: from })
  const period = { from: first.toString(), to: first.add({ days }).toString() }
  function isIn(date: string): boolean {
    return date >= period.from && date <= period.to
  }
  const counted = quizzes.filter(({ isAnonymous, isOver }) => isOver && !isAnonymous)
  const rows = new Map<string, object>()
  for (const [player, name] of names.entries()) {
    if (name.startsWith('gone:')) continue
    const played = new Set<number>()
    const when = new Set<string>()
    let didAnything = false
    let right = 0
    let outOf = 0
    for (const [index, each] of counted.entries()) {
      const own = each.players[player]
      if (own === undefined) continue
      const rounds = Array.from({ length: each.rounds }, (_, round) => round)
      const answered = rounds.filter((round) => creditOf(each, player, round) !== undefined)
      if (answered.length > 0) didAnything = true
      const date = dateOf(momentOf(each.hour))
      if (!isIn(date) || (!own.seated && answered.length === 0)) continue
      if (answered.length > 0) {
        played.add(index)
        when.add(date)
      }
      const scored = rounds.filter((round) =>
        each.players.some((_, other) => typeof creditOf(each, other, round) === 'number'),
      )
      for (const round of scored) {
        const credit = creditOf(each, player, round)
        if (typeof credit === 'number') right += credit
        if (typeof credit === 'number' || countsMissing) outOf += 1
      }
    }
    let handedIn = 0
    for (const { hour: set, hours, students } of all) {
      const own = students[player]
      if (own === undefined) continue
      didAnything = true
      if (isIn(dateOf(momentOf(set + hours)))) handedIn += 1
      const day = dateOf(Math.floor(momentOf(set + own.after * hours)))
      if (isIn(day)) when.add(day)
    }
    if (!didAnything) continue
    const share = outOf === 0 ? null : right / outOf
    rows.set(name, {
      quizzes: played.size,
      share,
      answers: 0,
      homework: handedIn,
      days: when.size,
    })
  }
  const due = all.filter(({ hour: set, hours }) => isIn(dateOf(momentOf(set + hours)))).length
  return { period, rows, due }
}

test('every number is what the rows say, with and without missing answers, by any time and zone', async () => {
  const url = await migratedSqlite()
  const now = momentOf(24 * 60)
  await using opened = await openDatabase(url, { clock: () => now })
  const tables = opened.database.tables<Record<string, Record<string, unknown>>>()
  const store = {
    book: createBookStore(opened.database),
    homework: createHomeworkStore(opened.database),
  }
  let classes = 0

  async function write(classId: string, { quizzes, homework: all }: MadeUp): Promise<void> {
    for (const [index, each] of quizzes.entries()) {
      const openedAt = momentOf(each.hour)
      const id = `${classId} ${index}`
      const { plan, state } = lobbyOf(id, { class: classId, openedAt })
      const [item] = plan.items
      const items = each.polls.map((isOpinion, at) =>
        isOpinion ? { ...pollLike(item!), id: `i${at}` } : { ...item, id: `i${at}` },
      )
      const { message, hostSeenAt, posts, quiet } = state
      const done = {
        message,
        hostSeenAt,
        posts,
        quiet,
        phase: 'done',
        endedAt: openedAt,
        rounds: each.rounds,
      }
      await saveRows(
        tables,
        'quiz',
        ['id'],
        [
          {
            id,
            room: plan.room,
            class: classId,
            phase: each.isOver ? 'done' : 'lobby',
            anonymous: each.isAnonymous ? 1 : 0,
            in_scores: 1,
            version: 1,
            drawn: 1,
            wakes_at: null,
            seen_at: openedAt,
            opened_at: openedAt,
            ended_at: each.isOver ? openedAt : null,
            delete_at: null,
            plan: JSON.stringify({ ...plan, items }),
            state: JSON.stringify(each.isOver ? done : state),
          },
        ],
      )
      for (const [player, { seated }] of each.players.entries()) {
        const person = names[player]
        const key = { quiz: id, class: classId, person }
        await saveRows(
          tables,
          'quiz_player',
          ['quiz', 'person'],
          [
            {
              ...key,
              name: `${person}`,
              team: null,
              alias: null,
              seated: seated ? 1 : 0,
              missed: 0,
              points: 0,
            },
          ],
        )
        for (let round = 0; round < questions; round += 1) {
          const credit = creditOf(each, player, round)
          if (credit === undefined) continue
          await saveRows(
            tables,
            'quiz_answer',
            ['quiz', 'round', 'person'],
            [
              {
                ...key,
                round,
                response: '[1]',
                at: openedAt,
                took: 1,
                confidence: null,
                credit,
                points: credit,
              },
            ],
          )
        }
      }
    }
    for (const [index, { hour: set, hours, students }] of all.entries()) {
      const id = `${classId} h${index}`
      const setAt = momentOf(set)
      const dueAt = momentOf(set + hours)
      await store.homework.create(
        assignmentWith({ id, class: classId, setAt }, { opensAt: setAt, dueAt }),
      )
      for (const [player, { after, pressed }] of students.entries()) {
        const person = names[player] ?? ''
        const at = Math.floor(momentOf(set + after * hours))
        const answers = [{ position: 0, response: [1], at }]
        const attempt = attemptWith({
          person,
          startedAt: setAt,
          finishedAt: pressed ? at : null,
          answers,
        })
        const key = { class: classId, assignment: id, person, name: person }
        await store.homework.update(key, () => ({ attempt, result: undefined }))
      }
    }
  }

  await fc.assert(
    fc.asyncProperty(madeUp, async (all) => {
      const classId = `class ${(classes += 1)}`
      await write(classId, all)
      const reader = createBookReader(
        { store: store.book, homework: store.homework, secret: () => Promise.resolve('secret') },
        {
          calendar: {
            read: () => Promise.resolve(ClassCalendar.parse({ zone })),
            now: () => Promise.resolve(now),
          },
          person: { id: 'teacher', name: 'Teacher', isTeacher: true },
        },
      )
      const { period, rows, due } = expected(all)
      const reading = { ...period, countsMissing: all.countsMissing }
      const book = await reader.read(classId, reading)
      expect(new Map(book.rows.map(({ person, total }) => [person, total]))).toEqual(rows)
      expect(book.homeworkDue.reduce((sum, count) => sum + count, 0)).toBe(due)
      for (const { weeks, total } of book.rows) {
        for (const measure of ['quizzes', 'answers', 'homework', 'days'] as const) {
          expect(weeks.reduce((sum, week) => sum + week[measure], 0)).toBe(total[measure])
        }
      }
      const [own] = (await reader.read(classId, reading, 'ben')).rows
      expect(rows.has('ben') ? own?.total : undefined).toEqual(rows.get('ben'))
    }),
    { seed: 20, numRuns: 30 },
  )
})

function pollLike(item: PlayItem) {
  const { id, scene, prompt, explanation } = item
  return { id, scene, prompt, explanation, by: 'poll', options: ['Yes', 'No'] }
}
