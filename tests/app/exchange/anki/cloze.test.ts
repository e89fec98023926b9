import { expect, test } from 'vitest'
import { readClozes } from '../../../../src/app/exchange/anki/cloze.ts'

test('a blank that is never closed is text, and the others are asked', () => {
  expect(readClozes('{{c1::Bern}} lies in {{c2::Swit{{c3::zer}}land', { isHtml: true })).toEqual([
    { number: 1, prompt: '_____ lies in {{c2::Switzerland', answers: ['Bern'] },
    { number: 3, prompt: 'Bern lies in {{c2::Swit_____land', answers: ['zer'] },
  ])
})

test('a hint stands after its blank', () => {
  const [card] = readClozes('{{c1::Bern:: a city }} is a capital.', { isHtml: true })
  expect(card?.prompt).toBe('_____ (a city) is a capital.')
})

test('a blank in a formula is one of LaTeX, but not in plain text', () => {
  const note = String.raw`\(x = {{c1::y^2}}\)`
  expect(readClozes(note, { isHtml: true })).toMatchObject([
    { prompt: String.raw`\(x = \text{\_\_\_\_\_}\)`, answers: [String.raw`\(y^2\)`] },
  ])
  expect(readClozes(note, { isHtml: false })).toMatchObject([
    { prompt: String.raw`\(x = _____\)`, answers: ['y^2'] },
  ])
})
