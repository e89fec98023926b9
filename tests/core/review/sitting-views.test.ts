import { expect, onTestFinished, test } from 'vitest'
import { buttonsOf, replyOf, student } from '../../fixtures/invoke.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { openReviewClass, words } from '../../fixtures/review-class.ts'
import { applyGrade } from '../../../src/core/review/fsrs.ts'
import { tenDoneView, welcomeBackView } from '../../../src/core/review/sitting-views.ts'

const day = 86_400_000
const queue = {
  next: undefined,
  left: 20,
  done: 0,
  repeats: 0,
  overLimit: 7,
  nextDueAt: undefined,
  total: 40,
  zone: 'UTC',
  lastAt: 0,
}

test('somebody who comes back after a week to many cards is welcomed, and starts with ten', () => {
  const welcome = welcomeBackView(queue, 7 * day)
  if (welcome === undefined) throw new Error('There is no welcome.')
  expect(words(welcome)).toContain(
    '20 cards are ready for today, and the others will wait. Ten are a good start.',
  )
  expect(words(welcome)).not.toMatch(/streak|overdue|late|missed|failed|only|behind/i)
  expect(Object.keys(buttonsOf(welcome))).toEqual(['Start with ten'])
  expect(welcomeBackView(queue, 7 * day - 1)).toBeUndefined()
  expect(welcomeBackView({ ...queue, left: 10 }, 7 * day)).toBeUndefined()
  expect(welcomeBackView({ ...queue, done: 1 }, 7 * day)).toBeUndefined()
  expect(welcomeBackView({ ...queue, lastAt: undefined }, 7 * day)).toBeUndefined()
})

test('every ten cards there is a place to stop', () => {
  expect(words(tenDoneView({ ...queue, done: 10, left: 1 })!)).toContain('the other one will wait')
  expect(words(tenDoneView({ ...queue, done: 20, left: 5 })!)).toContain('20 cards done')
  for (const done of [0, 9, 11]) expect(tenDoneView({ ...queue, done })).toBeUndefined()
  expect(tenDoneView({ ...queue, done: 10, left: 0 })).toBeUndefined()
})

test('few cards begin at once, also after a break', async () => {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const { answer, press, pressButton, pass, clock } = await openReviewClass(store)
  await answer('review start lines')
  await answer('review start terms')
  await answer('review start questions')
  const cards = store.reviews.forReader({ person: student.id, pack: 'lantern' })
  expect(await cards.cards()).toHaveLength(7)
  for (const card of await cards.cards()) {
    await cards.grade(
      card,
      'good',
      clock.now(),
      applyGrade(card.memory, 'good', clock.now(), 'UTC'),
    )
  }
  pass(8 * day)
  // Seven are few enough to begin at once, also with a button of the welcome.
  expect(words(await answer('review'))).toContain('7 cards left for today')
  const shown = await pressButton(await press('review:next:begin'), 'Show answer')
  expect(words(await pressButton(shown, 'Good'))).toContain('1 done, 6 to go')
  expect(replyOf(shown).private).toBe(true)
})
