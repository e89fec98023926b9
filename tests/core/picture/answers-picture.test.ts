import { expect, test } from 'vitest'
import { type AnsweredQuestion, drawAnswers } from '../../../src/core/picture/answers-picture.ts'
import { linesOf } from '../../fixtures/picture-lines.ts'

const question: AnsweredQuestion = {
  number: 1,
  prompt: 'Who keeps the light?',
  answers: 20,
  rightShare: 0.65,
  wrong: [
    { letter: 'A', count: 2 },
    { letter: 'C', count: 5 },
    { letter: 'D', count: 0 },
  ],
}

test('a question shows its share and its wrong options, the most chosen first', () => {
  const { svg, alt } = drawAnswers([question])
  expect(linesOf(svg).slice(3)).toEqual(['Who keeps the light?', '1', 'C', 'A', '65%'])
  expect(alt).toBe('How each question was answered:\n1. 65% right of 20 answers; wrong: A 2, C 5')
})

test('the parts of a bar are as wide as their shares', () => {
  const bars = [...drawAnswers([question]).svg.matchAll(/ width="([\d.]+)" height="26"/g)]
  const [right, c, a] = bars.map(([, width]) => Number(width))
  expect(right).toBeCloseTo(610 * 0.65, 0)
  expect(c).toBeCloseTo(610 * 0.25 - 2, 0)
  expect(a).toBeCloseTo(610 * 0.1 - 2, 0)
})

test('all right and all wrong are bars of one part', () => {
  const all = { ...question, wrong: [] }
  expect(drawAnswers([{ ...all, rightShare: 1 }]).svg.match(/height="26"/g)).toHaveLength(1)
  expect(drawAnswers([{ ...all, rightShare: 0 }]).svg.match(/height="26"/g)).toHaveLength(1)
})

test('many questions have bars without their words, and no more than thirty are drawn', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ ...question, number: index + 1 }))
  const lines = linesOf(drawAnswers(many).svg)
  expect(lines).not.toContain('Who keeps the light?')
  expect(lines).toContain('30')
  expect(lines).not.toContain('31')
})
