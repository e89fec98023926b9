import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/core/plain-text.ts'
import { replyOf } from '../fixtures/invoke.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../fixtures/quiz-room.ts'

const day = 86_400_000

/** One question in which these are right, and Cleo is not. */
async function playOne(quiz: Awaited<ReturnType<typeof openQuizRoom>>, right = [ana, ben]) {
  await quiz.line('quiz start 3')
  for (const person of [...right, cleo]) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  for (const person of right) await quiz.answer(person, true)
  await quiz.answer(cleo, false)
  await quiz.line('quiz stop')
}

/** Days without the bot, so that nothing has to be looked after every two seconds of them. */
async function sleep(quiz: Awaited<ReturnType<typeof openQuizRoom>>, ms: number): Promise<void> {
  await quiz.kill()
  await quiz.clock.pass(ms)
  await quiz.restart()
}

describe('scores', () => {
  test('share a place for equal points, and add what is one’s own', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    const words = await quiz.say('scores', cleo)
    expect(words).toContain('1. Ana: 100 points\n1. Ben: 100 points\n3. Cleo: 0 points')
    expect(words).toContain('You: 0 points in 1 quiz.')
  })

  test('count by the last week, the last month and all time', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    await sleep(quiz, 8 * day)
    await playOne(quiz, [ben])
    expect(await quiz.say('scores', cleo)).not.toContain('Ana')
    expect(await quiz.say('scores month', cleo)).toContain('1. Ben: 200 points\n2. Ana: 100 points')
    await sleep(quiz, 40 * day)
    expect(await quiz.say('scores month', cleo)).toContain('No quiz has been counted')
    expect(await quiz.say('scores all', cleo)).toContain('1. Ben: 200 points')
  })

  test('leave out of every board who wishes it, and still tell them their own', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('scores hide:yes', ana)).toContain('no longer appear')
    await playOne(quiz)
    expect(quiz.words()).not.toContain('Ana')
    expect(await quiz.say('scores', ben)).not.toContain('Ana')
    expect(await quiz.say('scores', ben)).toContain('1. Ben: 100 points\n2. Cleo: 0 points')
    const own = await quiz.say('scores', ana)
    expect(own).toContain('You: 100 points')
    expect(own).not.toContain('Ana:')
    await quiz.line('scores hide:no', ana)
    expect(await quiz.say('scores', ben)).toContain('1. Ana: 100 points')
  })

  test('are shared without what only one person may see', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    const reply = await quiz.line('scores', cleo)
    expect(reply.private).toBe(true)
    const shared = replyOf(await quiz.press(`share:room:${reply.share}`, cleo))
    expect(shared.private).toBe(false)
    expect(plainText(shared)).toContain('1. Ana: 100 points')
    expect(plainText(shared)).not.toContain('You:')
  })

  test('belong to one class', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    const elsewhere = { ...room, id: 'web:other', class: 'web:other' }
    expect(await quiz.say('scores all', ana, elsewhere)).toContain('No quiz has been counted')
  })
})
