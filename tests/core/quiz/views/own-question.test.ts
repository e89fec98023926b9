import { expect, test } from 'vitest'
import { ana, ben, openQuizRoom, room, teacher } from '../../../fixtures/quiz-room.ts'
import { buttonsOf } from '../../../fixtures/invoke.ts'

const seconds = 1_000

test('shows the question, the own time and the own answer, and refuses who is too late as ever', async () => {
  const quiz = await openQuizRoom()
  const { line, openContext, clock, answer, board, words } = quiz
  const { accommodations } = await openContext(room, teacher)
  await accommodations.set(ana, { timeFactor: 1.5, fewerOptions: 1 })
  await line('quiz start questions:3 seconds:30')
  await quiz.push('Join', ana)
  await quiz.push('Join', ben)
  await quiz.push('Start now', teacher)
  expect(await quiz.push('My view', ana)).toContain(
    'half as much time again and 1 wrong option fewer',
  )
  expect(await quiz.push('My view', ben)).not.toContain('half as much')
  await clock.advance(30 * seconds)
  expect(words()).toContain('Time’s up. Just a moment…')
  expect(words()).not.toContain('have answered')
  expect(await answer(ben, true, clock.now() + 5 * seconds)).toContain('This question is closed.')
  expect(await answer(ana, true, clock.now() + 5 * seconds)).toContain('Saved')
  expect(await quiz.push('My view', ana)).toContain('Your answer')
  await clock.advance(18 * seconds)
  expect(words()).toContain('the answer')
  expect(Object.keys(buttonsOf(board()))).not.toContain('My view')
})

test('counts in an anonymous quiz as well, and nothing that is stored tells', async () => {
  const quiz = await openQuizRoom()
  const { line, openContext, clock, answer, words, exportClass } = quiz
  const { accommodations } = await openContext(room, teacher)
  await accommodations.set(ana, { timeFactor: 2, fewerOptions: 0 })
  await line('quiz start questions:3 seconds:30 anonymous:yes')
  await quiz.push('Join', ana)
  await quiz.push('Start now', teacher)
  await clock.advance(50 * seconds)
  expect(await answer(ana, true)).toContain('Saved')
  await clock.advance(13 * seconds)
  expect(words()).toContain(': 100 points')
  const exported = await exportClass()
  expect(exported).not.toHaveProperty('accommodation')
  const [stored] = (exported['quiz_answer'] ?? []) as { took: number }[]
  expect(stored?.took).toBeLessThanOrEqual(30 * seconds)
})
