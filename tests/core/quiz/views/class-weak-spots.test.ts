import { expect, test } from 'vitest'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { classWeakSpotsView } from '../../../../src/core/quiz/views/class-weak-spots.ts'
import type { ScoredRound } from '../../../../src/core/quiz/quiz-records.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'everyone' })

function round(
  id: string,
  month: string,
  /** How many of how many students had it right, who are numbered from `first`. */
  [right, students, first = 0]: readonly [number, number, number?],
  quote?: string,
): ScoredRound {
  const shared = { id, scene: 'the-climb', prompt: `Prompt of ${id}?`, explanation: 'So.' }
  const item = { by: 'number' as const, key: 1, min: 0, max: 2, tolerance: 0, ...shared }
  return {
    item: quote === undefined ? item : { ...item, quote },
    at: Date.parse(`${month}-10`),
    anonymous: false,
    missing: [],
    answers: Array.from({ length: students }, (_, nth) => ({
      student: first + nth,
      credit: nth < right ? 1 : 0,
    })),
  }
}

test('orders questions by how much was missed, over all quizzes, and leaves out what was asked of few', () => {
  const words = toPlainText(
    classWeakSpotsView(library, [
      round('easy', '2026-11', [9, 10]),
      round('hard', '2026-11', [1, 4]),
      round('hard', '2026-12', [2, 6, 4]),
      round('rare', '2026-12', [0, 4]),
      round('known', '2026-12', [10, 10]),
    ]),
  )
  expect(words).toContain(
    '1. Prompt of hard? 30% right among 10 students\n2. Prompt of easy? 90% right among 10 students',
  )
  expect(words).not.toMatch(/rare|known/)
})

test('counts students, not their answers, so that one of them cannot look like a class', () => {
  const often = Array.from({ length: 12 }, () => round('often', '2026-11', [0, 1, 7]))
  expect(toPlainText(classWeakSpotsView(library, often))).toContain('aren’t enough answers')
  const words = toPlainText(
    classWeakSpotsView(library, [...often, round('often', '2026-12', [4, 4])]),
  )
  expect(words).toContain('80% right among 5 students')
})

test('takes nobody in two anonymous quizzes for two students', () => {
  const rounds = [0, 3, 6].map((first) => ({
    ...round('masked', '2026-11', [1, 3, first]),
    anonymous: true,
  }))
  expect(toPlainText(classWeakSpotsView(library, rounds))).toContain('aren’t enough answers')
  const whole = { ...round('masked', '2026-12', [3, 6, 9]), anonymous: true }
  expect(toPlainText(classWeakSpotsView(library, [...rounds, whole]))).toContain(
    'right among 6 students',
  )
})

test('follows themes from month to month, also through questions made from lines', () => {
  const words = toPlainText(
    classWeakSpotsView(library, [
      round('made-who-said-ninety', '2026-11', [1, 5], 'ninety'),
      round('made-who-said-ninety', '2026-12', [4, 5], 'ninety'),
      round('made-who-said-wet-letter', '2026-12', [5, 5], 'wet-letter'),
    ]),
  )
  expect(words).toContain('Duty: 50% overall; Nov 2026 20%, Dec 2026 80%')
  expect(words).toContain('Hope: 100% overall; Dec 2026 100%')
  expect(words.indexOf('Duty')).toBeLessThan(words.indexOf('Hope'))
})

test('says so when there is too little to tell', () => {
  expect(toPlainText(classWeakSpotsView(library, [round('x', '2026-11', [0, 4])]))).toContain(
    'aren’t enough answers',
  )
})

test('shows the themes that were asked about month by month, as a picture too', () => {
  const quoted = lantern.quotes[0]!
  const rounds = [
    round('a', '2026-12', [3, 6], quoted.id),
    round('b', '2026-11', [6, 6], quoted.id),
    round('c', '2026-10', [1, 2], quoted.id),
  ]
  const picture = classWeakSpotsView(library, rounds, { hasPicture: true }).blocks.find(
    (block) => block.kind === 'picture',
  )
  expect(picture?.alt).toMatch(/: 69% overall; Nov 2026 100%; Dec 2026 50%$/m)
  const kinds = classWeakSpotsView(library, rounds).blocks.map(({ kind }) => kind)
  expect(kinds).not.toContain('picture')
})

test('counts those who did not answer as wrong where a teacher wants that, and still shows nothing that few answered', () => {
  const some = { ...round('some', '2026-11', [5, 5], 'ninety'), missing: [5, 6, 7, 8, 9] }
  const few = { ...round('few', '2026-11', [2, 4]), missing: [4, 5, 6, 7] }
  expect(toPlainText(classWeakSpotsView(library, [some, few]))).not.toContain('of some?')
  const words = toPlainText(classWeakSpotsView(library, [some, few], { countsMissing: true }))
  expect(words).toContain('Prompt of some? 50% right among 10 students')
  expect(words).toContain('Duty: 50% overall')
  expect(words).toContain('who had joined and didn’t answer count as wrong')
  expect(words).not.toContain('Prompt of few?')
})

test('follows themes week by week, from Monday to Sunday, in words and in the picture', () => {
  const days = ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30']
  const rounds = days.map((day, nth) => ({
    ...round(`made-who-said-ninety-${nth}`, '2026-11', [nth, 5], 'ninety'),
    at: Date.parse(`${day}T12:00:00Z`),
  }))
  const view = classWeakSpotsView(library, rounds, { by: 'week', hasPicture: true })
  const weeks = 'Duty: 30% overall; 16 Nov 0%, 23 Nov 30%, 30 Nov 60%'
  expect(toPlainText(view)).toContain(weeks)
  expect(toPlainText(view)).toContain('week by week')
  const picture = view.blocks.find(({ kind }) => kind === 'picture')
  expect(picture).toMatchObject({ alt: expect.stringContaining(weeks.replaceAll(', ', '; ')) })
})

test('takes points that a teacher gave by hand for no answer that is right or wrong', () => {
  const { item, ...rest } = round('open', '2026-11', [2, 8])
  const { id, scene, prompt, explanation } = item
  const opened = { by: 'open' as const, length: 'words' as const, id, scene, prompt, explanation }
  const said = toPlainText(classWeakSpotsView(library, [{ ...rest, item: opened }]))
  expect(said).toContain('aren’t enough answers')
})
