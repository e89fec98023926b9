/** Plays quizzes as people do, and compares what they were told with what was kept. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Room } from '../../../src/core/platform/room.ts'
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import type { QuizPlan, QuizState } from '../../../src/core/quiz/quiz.ts'
import type { Fleet } from './open-fleet.ts'
import type { Doing, SchoolClass, SchoolPerson } from './school.ts'
import type { createTally } from './tally.ts'

interface QuizRow {
  readonly id: string
  readonly plan: QuizPlan
  readonly state: QuizState
  readonly isOver: boolean
}

export interface QuizFigures {
  readonly quizzes: number
  /** Answers that somebody was told had arrived. */
  readonly answers: number
  readonly lostAnswers: number
  /** Messages in the channels beyond one for each quiz. */
  readonly doubled: number
}

/** Gives up a quiz that a fault has left without anybody who could go on with it. */
const maxQuizMs = 180_000

export function createQuizzes(
  { rows }: Pick<Fleet, 'rows'>,
  tally: ReturnType<typeof createTally>,
) {
  const rooms: { readonly each: SchoolClass; readonly room: Room }[] = []
  /** What each person has chosen, by quiz and round, once they were told that it arrived. */
  const told = new Map<string, number>()

  async function read(room: Room): Promise<QuizRow | undefined> {
    const found = await rows
      .query<{ id: string; plan: string; state: string; ended_at: string | null }>(
        'select id, plan, state, ended_at from quiz where room = $1',
        [room.id],
      )
      .catch(() => undefined)
    const [row] = found?.rows ?? []
    if (row === undefined) return undefined
    const plan = JSON.parse(row.plan) as QuizPlan
    const state = JSON.parse(row.state) as QuizState
    return { id: row.id, plan, state, isOver: row.ended_at !== null }
  }

  async function act(each: SchoolClass, what: string, doing: Doing | undefined): Promise<string> {
    if (doing === undefined) return ''
    const { result, words } = await tally.record(`${each.platform} ${what}`, doing)
    return result === 'ok' ? words : ''
  }

  async function answer(
    each: SchoolClass,
    room: Room,
    row: QuizRow,
    person: SchoolPerson,
    n: number,
  ) {
    const { plan, state } = row
    if (state.phase !== 'asking' || state.askedAt === null) return
    const key = `${row.id} ${state.round} ${person.id}`
    const item = plan.items[state.round]
    if (told.has(key) || item?.by !== 'one') return
    const labels = buttonLabels(item.options)
    const choice = (n + state.round) % labels.length
    const words = await act(each, 'quiz answer', person.press(room, labels[choice]!))
    if (words.includes('Your answer')) told.set(key, choice)
  }

  return {
    /** Plays one quiz from its lobby to its leaderboard, in a channel of its own. */
    async play(each: SchoolClass, isStopped: () => boolean): Promise<void> {
      const room = each.addRoom()
      const { teacher, students } = each
      const joined = new Set<string>()
      const end = Date.now() + maxQuizMs
      let isKnown = false
      while (Date.now() < end && !isStopped()) {
        const row = await read(room)
        if (row?.isOver === true) return
        if (row === undefined) {
          if (!isKnown) {
            await act(
              each,
              'quiz start',
              teacher.command(room, 'quiz start', { questions: 3, seconds: 20 }),
            )
          }
        } else {
          if (!isKnown) rooms.push({ each, room })
          isKnown = true
        }
        if (row?.state.phase === 'lobby') {
          for (const person of students.filter(({ id }) => !joined.has(id))) {
            if ((await act(each, 'quiz join', person.press(room, 'Join'))) !== '') {
              joined.add(person.id)
            }
          }
          const start =
            joined.size === students.length ? teacher.press(room, 'Start now') : undefined
          await act(each, 'quiz begin', start)
          // On Slack the host’s buttons come to whoever asks for them.
          if (start === undefined && joined.size === students.length) {
            await act(each, 'quiz start', teacher.command(room, 'quiz start'))
          }
        }
        if (row?.state.phase === 'asking') {
          await Promise.all(students.map((person, n) => answer(each, room, row, person, n)))
        }
        await pause(400)
      }
    },
    async figures(): Promise<QuizFigures> {
      const { rows: kept } = await rows.query<{
        quiz: string
        round: number
        person: string
        response: string
      }>('select quiz, round, person, response from quiz_answer')
      const answers = new Map(
        kept.map(({ quiz, round, person, response }) => [
          `${quiz} ${round} ${person}`,
          (JSON.parse(response) as readonly number[])[0],
        ]),
      )
      const lost = [...told].filter(([key, choice]) => answers.get(key) !== choice)
      const more = rooms.map(({ each, room }) => Math.max(0, each.posts(room).length - 1))
      return {
        quizzes: rooms.length,
        answers: told.size,
        lostAnswers: lost.length,
        doubled: more.reduce((sum, count) => sum + count, 0),
      }
    },
  }
}
