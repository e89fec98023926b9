import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import type { QuizResult } from '../../../../src/core/quiz/quiz-records.ts'
import { missedItems, personalResultView } from '../../../../src/core/quiz/views/feedback.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'
import { buttonsOf } from '../../../fixtures/invoke.ts'

const { plan } = lobbyOf('q')
const player = { alias: null, team: 0 }

function answer(person: string, round: number, credit: number) {
  return { person, round, credit, response: [credit], points: credit * 100, took: 3_000 }
}

/** Two of three questions were counted; Ana had one right and did not answer the other. */
const result: QuizResult = {
  plan,
  endedAt: plan.openedAt,
  rounds: 2,
  players: [
    { ...player, person: 'ana', name: 'Ana', points: 100 },
    { ...player, person: 'ben', name: 'Ben', points: 200 },
  ],
  answers: [answer('ana', 0, 1), answer('ben', 0, 1), answer('ben', 1, 1)],
  flags: new Map(),
}

describe('what a student has missed', () => {
  test('is what was counted and not all right, answered or not', () => {
    expect(missedItems(result, 'ana').map((item) => item.id)).toEqual(['second'])
    expect(missedItems(result, 'ben')).toEqual([])
  })

  test('is told with the right answer, and can be saved as flashcards', () => {
    const reply = personalResultView(result, 'ana')
    expect(toPlainText(reply)).toContain('100 points: 1 of 2 completely right, rank 2 of 2.')
    expect(toPlainText(reply)).toContain('Who says “Ninety steps”? B. Mara')
    expect(buttonsOf(reply)).toEqual({ 'Add what I missed to my flashcards': 'review:missed:q' })
    expect(buttonsOf(personalResultView(result, 'ben'))).toEqual({})
  })
})
