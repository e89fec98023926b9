import { expect, test } from 'vitest'
import { matchesAnswer } from '../../../src/core/quiz/match-answer.ts'

const right = ['everything I am not', 'all that I am not']

test.each([
  'everything I am not',
  'Everything I’m not.',
  ' everything, i am NOT ',
  'evrything I am not',
  'evreything I am not',
  'all that I am not',
])('“%s” is accepted', (typed) => {
  expect(matchesAnswer(right, typed)).toBe(true)
})

test.each(['everything I am', 'everything I am now', 'everything', 'nothing I am not', '', '…'])(
  '“%s” is not',
  (typed) => {
    expect(matchesAnswer(right, typed)).toBe(false)
  },
)

test.each([
  ['it is not real', 'it is real'],
  ['it is real', 'it isn’t real'],
  ['I can go', 'I can’t go'],
  ['scene 12', 'scene 13'],
  ['the sea', 'the tea'],
  ['never again', 'ever again'],
])('“%s” is another meaning than “%s”', (accepted, typed) => {
  expect(matchesAnswer([accepted], typed)).toBe(false)
})

test.each([
  ['the lamp', 'lamp'],
  ['café', 'cafe'],
  ['someone', 'some one'],
  ['don’t know', 'do not know'],
  ['Штурм', 'штурм'],
])('“%s” may be typed as “%s”', (accepted, typed) => {
  expect(matchesAnswer([accepted], typed)).toBe(true)
})
