/** Many students at once: everyone is answered, and the scores are those that are worked out apart from the quiz. */
import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Person, Room } from '../../../src/core/platform/room.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { openQuizRoom, room, teacher } from '../../fixtures/quiz-room.ts'

const seconds = 1_000

type QuizRoom = Awaited<ReturnType<typeof openQuizRoom>>

function students(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `web:s${n}`,
    name: `S${n}`,
    isTeacher: false,
  }))
}

/** Whether this student knows this answer, and how long she thinks, milliseconds: fixed, but all different. */
function plan(
  student: number,
  round: number,
): { readonly right: boolean; readonly thinks: number } {
  const mixed = Math.imul(student * 31 + round * 17 + 7, 2654435761) >>> 0
  return { right: mixed % 3 !== 0, thinks: mixed % 18_000 }
}

/** The rule of speed scoring, written down once more. */
function speedPoints(thinks: number, limit: number): number {
  const halfSeconds = Math.floor(Math.max(0, thinks - 1_000) / 500)
  return Math.round(50 + 50 * Math.max(0, 1 - (halfSeconds * 500) / limit))
}

async function open(
  quiz: QuizRoom,
  where: Room,
  crowd: readonly Person[],
  line: string,
  id: string,
) {
  await quiz.line(line, teacher, where)
  await Promise.all(
    crowd.map((person) => quiz.send(`quiz:join:${id}`, person, quiz.clock.now(), where)),
  )
  await quiz.press(`quiz:start:${id}`, teacher, { where })
}

async function pointsOf(quiz: QuizRoom, id: string): Promise<ReadonlyMap<string, number>> {
  const result = await quiz.records().result(room.class, id)
  return new Map(result!.players.map((player) => [player.person, player.points]))
}

test('500 students play a quiz of three questions by speed', async () => {
  const quiz = await openQuizRoom()
  const crowd = students(500)
  const expected = new Map(crowd.map((person) => [person.id, 0]))
  await open(quiz, room, crowd, 'quiz start 3 scoring:speed seconds:30', 'quiz1')
  for (let round = 0; round < 3; round += 1) {
    const { item, at } = await quiz.question()
    const asked = quiz.clock.now()
    await quiz.clock.advance(19 * seconds)
    const replies = await Promise.all(
      crowd.map((person, nth) => {
        const { right, thinks } = plan(nth, round)
        if (right) expected.set(person.id, expected.get(person.id)! + speedPoints(thinks, 30_000))
        const [address, given] = quiz.wayTo(item, at, right)
        return quiz.send(address, person, asked + thinks, room, given)
      }),
    )
    const receipts = replies.map((reply) => toPlainText(replyOf(reply)))
    expect(receipts.filter((receipt) => !receipt.startsWith('Your answer:'))).toEqual([])
    await quiz.clock.advance(1 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'revealing', round })
    await quiz.press('quiz:skip:quiz1', teacher)
  }
  expect(await quiz.state()).toMatchObject({ phase: 'done', rounds: 3 })
  expect(await pointsOf(quiz, 'quiz1')).toEqual(expected)
})

test('20 quizzes of one class run at once, and none hears of another', async () => {
  const quiz = await openQuizRoom()
  const rooms = Array.from({ length: 20 }, (_, n) => ({ ...room, id: `web:room-${n}` }))
  const crowd = students(25)
  for (const [n, where] of rooms.entries()) {
    await open(quiz, where, crowd, 'quiz start 3', `quiz${n + 1}`)
  }
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      rooms.map(async (where, n) => {
        const { item, at } = await quiz.question(`quiz${n + 1}`)
        await Promise.all(
          crowd.map((person, nth) => {
            const [address, given] = quiz.wayTo(item, at, plan(nth + n, round).right)
            return quiz.send(address, person, quiz.clock.now(), where, given)
          }),
        )
      }),
    )
    await quiz.clock.advance(30 * seconds)
  }
  for (const n of rooms.keys()) {
    const expected = new Map(
      crowd.map((person, nth) => [
        person.id,
        [0, 1, 2].filter((round) => plan(nth + n, round).right).length * 100,
      ]),
    )
    expect(await pointsOf(quiz, `quiz${n + 1}`)).toEqual(expected)
  }
  expect(quiz.platform.messages).toHaveLength(20)
})

describe('a process that is killed ten times while the answers come in', () => {
  test('loses nothing it has acknowledged and counts nothing twice', async () => {
    const quiz = await openQuizRoom()
    const crowd = students(100)
    await open(quiz, room, [...crowd, ...students(101).slice(100)], 'quiz start 3', 'quiz1')
    const { item, at } = await quiz.question()
    const acknowledged = new Map<string, boolean>()

    async function answer(nth: number): Promise<void> {
      const person = crowd[nth]!
      const { right } = plan(nth, 0)
      const [address, given] = quiz.wayTo(item, at, right)
      const reply = await quiz.send(address, person, quiz.clock.now(), room, given)
      if (toPlainText(replyOf(reply)).startsWith('Your answer: ')) {
        acknowledged.set(person.id, right)
      }
    }

    for (let life = 0; life < 10; life += 1) {
      const missing = crowd.flatMap((person, nth) => (acknowledged.has(person.id) ? [] : [nth]))
      const first = Promise.all(missing.slice(0, 6).map((nth) => answer(nth)))
      await first
      const cut = Promise.allSettled(missing.slice(6, 14).map((nth) => answer(nth)))
      await quiz.kill()
      await cut
      await quiz.restart()
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(60)
    // Whoever was not told tries again; whoever was told tries another answer, in vain.
    await Promise.all(
      crowd.map(async (person, nth) => {
        if (!acknowledged.has(person.id)) return answer(nth)
        const [address, given] = quiz.wayTo(item, at, acknowledged.get(person.id) !== true)
        return quiz.send(address, person, quiz.clock.now(), room, given)
      }),
    )
    await quiz.line('quiz extend')
    await quiz.clock.advance(70 * seconds)
    const result = await quiz.records().result(room.class, 'quiz1')
    const counted = result!.answers.filter((one) => one.round === 0)
    expect(counted).toHaveLength(100)
    expect(new Map(counted.map((one) => [one.person, one.credit === 1]))).toEqual(
      new Map(crowd.map((person, nth) => [person.id, plan(nth, 0).right])),
    )
    expect(quiz.platform.messages).toHaveLength(1)
  })
})
