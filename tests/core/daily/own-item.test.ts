import { describe, expect, test } from 'vitest'
import { ownItemId, readOwnWords } from '../../../src/core/daily/own-item.ts'
import { wordsOfMessage } from '../../../src/core/daily/own-item-actions.ts'

function fields(line: string, prompt: string, source = '') {
  return { line: [line], prompt: [prompt], source: [source] }
}

describe('what a teacher writes', () => {
  test('is tidied: nothing invisible, no runs of blanks, verse keeps its lines', () => {
    const typed = fields('  One\u202E  two\r\n\n\n\nthree ', ' Why\nso? ', 'Ana\u200B')
    expect(readOwnWords(typed)).toEqual({
      line: 'One two\n\nthree',
      source: 'Ana',
      prompt: 'Why so?',
    })
  })

  test.each([
    ['a tab', 'One\ttwo', 'One two'],
    ['a line separator', 'One\u2028two', 'One\ntwo'],
    ['an old line end', 'One\rtwo', 'One\ntwo'],
  ])('keeps words apart that are divided by %s', (_what, typed, read) => {
    expect(readOwnWords(fields(typed, typed))).toMatchObject({ line: read, prompt: 'One two' })
  })

  test.each([
    ['no question', fields('A line.', '')],
    ['a question without words', fields('A line.', '???')],
    ['a line without words', fields('🙂', 'Why?')],
    ['a line that is too long', fields('a'.repeat(1001), 'Why?')],
    ['too many lines', fields(Array.from({ length: 21 }, () => 'a').join('\n'), 'Why?')],
    ['a question that is too long', fields('', `${'why '.repeat(80)}?`)],
    ['a source that is too long', fields('', 'Why?', 'a'.repeat(151))],
    ['nothing at all', {}],
  ])('is refused with a sentence: %s', (_what, typed) => {
    expect(() => readOwnWords(typed)).toThrow(/words|question|too long|lines/)
  })

  test('is the same however its line is written, and belongs to one daily post', () => {
    const words = { line: 'It was dry.', source: '', prompt: 'Why?' }
    const id = ownItemId('s1', words)
    expect(id).toMatch(/^own\.[a-z0-9]{1,11}$/)
    expect(ownItemId('s1', { line: '“it was dry”', source: 'Osk', prompt: 'Who?' })).toBe(id)
    expect(ownItemId('s2', words)).not.toBe(id)
    expect(ownItemId('s1', { ...words, line: '' })).not.toBe(id)
  })
})

test('a short question in a message is the question, and anything else the line', () => {
  expect(wordsOfMessage('Why did she go?')).toMatchObject({ line: '', prompt: 'Why did she go?' })
  expect(wordsOfMessage('She went.')).toMatchObject({ line: 'She went.', prompt: '' })
  expect(wordsOfMessage('She went.\nWhy?')).toMatchObject({ prompt: '' })
})
