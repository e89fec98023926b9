import { describe, expect, test } from 'vitest'
import { ana, ben, cleo, openQuizRoom, teacher } from '../../fixtures/quiz-room.ts'

const seconds = 1_000

async function begun(line = 'quiz start 3') {
  const quiz = await openQuizRoom()
  await quiz.line(line)
  for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  return quiz
}

describe('a quiz whose process was killed', () => {
  test('goes on from the lobby with the same message', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    await quiz.kill()
    await quiz.clock.advance(20 * seconds)
    await quiz.restart()
    await quiz.clock.advance(45 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3')
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('gives the lost time of an open question back, each time, and says so', async () => {
    const quiz = await begun('quiz start 3 seconds:30')
    await quiz.clock.advance(10 * seconds)
    const state = await quiz.state()
    await quiz.kill()
    await quiz.clock.advance(300 * seconds)
    await quiz.restart()
    expect(quiz.words()).toContain('you’ve got that time back')
    expect(await quiz.state()).toMatchObject({
      phase: 'asking',
      closesAt: (state as { closesAt: number }).closesAt + 300 * seconds,
    })
    expect(await quiz.answer(ana, true)).toContain('Your answer')

    await quiz.kill()
    await quiz.clock.advance(60 * seconds)
    await quiz.restart()
    expect(await quiz.state()).toMatchObject({
      phase: 'asking',
      closesAt: (state as { closesAt: number }).closesAt + 360 * seconds,
    })
    await quiz.clock.advance(25 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'revealing' })
    expect(quiz.words()).toContain('1. Ana: 100 points')
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('does not let the outage cost points in speed scoring', async () => {
    const quiz = await begun('quiz start 3 scoring:speed')
    const asked = quiz.clock.now()
    await quiz.clock.advance(4 * seconds)
    await quiz.answer(ana, true, asked + 4 * seconds)
    await quiz.kill()
    await quiz.clock.advance(100 * seconds)
    await quiz.restart()
    await quiz.answer(ben, true)
    await quiz.answer(cleo, false)
    expect(quiz.words()).toMatch(/1\. Ana: (\d+) points\n1\. Ben: \1 points/)
  })

  test('draws the answer that was decided but not yet shown', async () => {
    const quiz = await begun()
    await quiz.answer(ana, true)
    await quiz.answer(ben, true)
    quiz.platform.nextOutcome = 'retryable'
    await quiz.answer(cleo, true)
    expect(quiz.words()).not.toContain('the answer')
    await quiz.kill()
    quiz.platform.nextOutcome = 'works'
    await quiz.restart()
    expect(quiz.words()).toContain('Question 1 of 3: the answer')
  })

  test('ends as if nothing had happened, killed in every phase', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 10 answers:changeable')
    for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
    await quiz.kill()
    await quiz.restart()
    await quiz.push('Start now', teacher)
    const state = await quiz.state()
    const [, rounds] = /Question 1 of (\d+)/.exec(quiz.words())!.map(Number) as [number, number]
    expect(state).toMatchObject({ phase: 'asking', round: 0 })
    for (let round = 0; round < rounds; round += 1) {
      await quiz.answer(ana, true)
      await quiz.kill()
      await quiz.restart()
      await quiz.answer(ben, round % 2 === 0)
      await quiz.answer(cleo, false)
      await quiz.clock.advance(5 * seconds)
      expect(await quiz.state()).toMatchObject({ phase: 'revealing', round })
      await quiz.kill()
      await quiz.restart()
      await quiz.clock.advance(30 * seconds)
    }
    const bens = Math.ceil(rounds / 2) * 100
    expect(quiz.words()).toContain(
      `1. Ana: ${rounds * 100} points\n2. Ben: ${bens} points\n3. Cleo: 0 points`,
    )
    expect(quiz.platform.messages).toHaveLength(1)
  })
})

describe('a question that is talked over', () => {
  test('goes on as if nothing had happened, killed in both votes, in the talk and at the reveal', async () => {
    const quiz = await begun('quiz start 3 mode:peer seconds:60 small-class:0')
    await quiz.answer(ana, true)
    await quiz.kill()
    await quiz.restart()
    expect(await quiz.state()).toMatchObject({ phase: 'asking', vote: 'first' })
    await quiz.answer(ben, false)
    await quiz.answer(cleo, false)
    expect(await quiz.state()).toMatchObject({ phase: 'talking', round: 0 })
    await quiz.kill()
    await quiz.clock.advance(100 * seconds)
    await quiz.restart()
    // The talk had three minutes, none of which is lost.
    await quiz.clock.advance(170 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'talking', round: 0 })
    await quiz.clock.advance(15 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'asking', vote: 'second' })
    await quiz.answer(ana, true)
    await quiz.kill()
    await quiz.restart()
    await quiz.answer(ben, true)
    await quiz.answer(cleo, false)
    expect(await quiz.state()).toMatchObject({ phase: 'revealing', round: 0 })
    await quiz.kill()
    await quiz.restart()
    const words = quiz.words()
    expect(words).toContain(
      '• 1 stayed right\n• 1 changed to right\n• 0 changed to wrong\n• 1 stayed wrong',
    )
    expect(words).toContain('1. Ana: 100 points\n1. Ben: 100 points\n3. Cleo: 0 points')
    expect(quiz.platform.messages).toHaveLength(1)
  })
})

describe('a quiz with two processes', () => {
  test('is started by one and answered at the other, and moves once', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.replica()
    for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
    await quiz.clock.advance(61 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3')
    await quiz.answer(ana, true)
    await quiz.answer(ben, true)
    await quiz.clock.advance(40 * seconds)
    expect(quiz.words()).toContain('1. Ana: 100 points')
    expect(await quiz.state()).toMatchObject({ phase: 'revealing', round: 0 })
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('goes on at the other when the one that held its timer is gone', async () => {
    const quiz = await begun('quiz start 3')
    const stopFirst = await quiz.replica()
    await stopFirst()
    const before = await quiz.state()
    await quiz.clock.advance(40 * seconds)
    expect(before).toMatchObject({ phase: 'asking', round: 0 })
    expect(await quiz.state()).toMatchObject({ phase: 'revealing', round: 0 })
    expect(quiz.words()).toContain('Question 1 of 3: the answer')
    expect(quiz.words()).not.toContain('given back')
  })
})
