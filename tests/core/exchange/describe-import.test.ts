import { expect, test } from 'vitest'
import { listNotes, listUnusable } from '../../../src/core/exchange/describe-import.ts'

test('signs that a terminal or a chat would obey are not said again', () => {
  const unusable = [
    {
      place: 'line 1',
      name: '\u001B[2JWho\u202E is it?',
      reason: 'Its answer “\u001B[31mZ” is none.',
    },
    { place: 'line 2', name: '\u200B', reason: 'It is empty.' },
  ]
  expect(listUnusable({ unusable })).toEqual([
    'line 1, “[2JWho is it?”: Its answer “[31mZ” is none.',
    'line 2: It is empty.',
  ])
  const notes = [{ place: 'line 3', name: 'Who?', texts: ['“\u0007bell” was left out.'] }]
  expect(listNotes({ notes })).toEqual(['line 3: “bell” was left out.'])
})

test('what all gaps of a text have in common is said once', () => {
  const texts = ['A picture was left out.']
  const notes = ['question 4', 'question 4', 'question 6'].map((place) => ({
    place,
    name: 'Who?',
    texts,
  }))
  expect(listNotes({ notes })).toEqual(['question 4 and question 6: A picture was left out.'])
})
