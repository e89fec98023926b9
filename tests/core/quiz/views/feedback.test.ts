import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import type { QuizResult } from '../../../../src/core/quiz/quiz-records.ts'
import type { PlayItem } from '../../../../src/core/quiz/kinds/index.ts'
import {
  answerFeedback,
  missedItems,
  ownFeedback,
  personalResultView,
} from '../../../../src/core/quiz/views/feedback.ts'
import { transition } from '../../../../src/core/quiz/transition.ts'
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
  firstVotes: [],
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

describe('what a player is told again, where a platform has forgotten it', () => {
  const ana = { id: 'ana', name: 'Ana', isTeacher: false }
  const during = { message: null, posts: 1, hostSeenAt: 0, quiet: 0, round: 0, extensions: 0 }
  const [joined] = transition(lobbyOf('q'), { kind: 'join', by: ana, now: plan.openedAt })
  const answers = [{ person: 'ana', round: 0, response: [1], at: 0, took: 0, score: null }]

  test('is that they are in it, then their answer, then the answer without advice, and at the end nothing', () => {
    const asking = { phase: 'asking', askedAt: 0, closesAt: 9, returned: false, ...during } as const
    const revealing = { phase: 'revealing', nextAt: 9, skipped: false, ...during } as const
    const done = { ...during, phase: 'done', endedAt: 9, rounds: 1 } as const
    const told = [
      joined,
      { ...joined, state: asking, answers },
      { ...joined, state: revealing, answers },
      { ...joined, state: done },
    ].map((quiz) => ownFeedback(quiz, 'ana'))
    expect(told.map((own) => own?.press)).toEqual([
      'quiz:join:q',
      'quiz:answer:q/0',
      'quiz:answer:q/0',
      undefined,
    ])
    const words = told.map((own) => (own === undefined ? '' : toPlainText(own.reply)))
    expect(words[0]).toContain('You’re in the quiz.')
    expect(words[1]).toMatch(/^Your answer: B\. .*Saved\./s)
    expect(words[2]).toMatch(/^Right\.\s+Your answer: B\. /)
    expect(words[2]).not.toContain('Saved')
    const wrong = { ...joined, state: revealing, answers: [{ ...answers[0]!, response: [0] }] }
    expect(toPlainText(ownFeedback(wrong, 'ana')!.reply)).toMatch(
      /^Not quite\.\s+Your answer: A\. /,
    )
    const skipped = { ...wrong, state: { ...revealing, skipped: true } }
    expect(toPlainText(ownFeedback(skipped, 'ana')!.reply)).toMatch(/^Your answer: A\. /)
    expect(ownFeedback({ ...wrong, answers: [] }, 'ana')).toBeUndefined()
  })

  test('is nothing for anybody else', () => {
    expect(ownFeedback(joined, 'ben')).toBeUndefined()
    expect(ownFeedback(joined, undefined)).toBeUndefined()
  })
})

test('several options have a line each, so that no full stop meets a comma', () => {
  const [first] = plan.items
  const options = ['A membrane.', 'Water.', 'A gradient.']
  const item = { ...first, by: 'several', options, key: [0, 2] } as PlayItem
  function said(response: number[]) {
    return toPlainText(answerFeedback({ kind: 'accepted', response }, item, plan.settings, 'q/0'))
  }
  const words = said([0, 2])
  expect(words).toContain('Your answer:\n\n• A. A membrane.\n• C. A gradient.')
  expect(said([1])).toContain('Your answer: B. Water.')
  const wrong = { ...result, plan: { ...plan, items: [item] }, answers: [answer('ana', 0, 0)] }
  expect(toPlainText(personalResultView(wrong, 'ana'))).toContain(
    `• ${item.prompt} A. A membrane; C. A gradient`,
  )
})
