import { describe, expect, test } from 'vitest'
import { findListed, listedWord } from '../../../src/core/discussion/word-list.ts'

function finds(text: string, word: string): boolean {
  return findListed(text, [listedWord(word) ?? '']).length > 0
}

describe('a listed word that is cut in two', () => {
  test.each([
    'You id iot',
    'you id/iot!',
    'You id\niot',
    'ID  IOT',
    'id / iot',
    '1d iot',
    'ïd iøt',
    'What an idi ot you are',
  ])('is found in “%s”', (text) => {
    expect(finds(text, 'idiot')).toBe(true)
  })

  test('is found in other alphabets', () => {
    expect(finds('ты иди от', 'идиот')).toBe(true)
  })

  test.each([
    ['My pen is red', 'penis'],
    ['pen/is', 'penis'],
    ['those who reply', 'whore'],
    ['such an us', 'anus'],
    ['It came via do Porto', 'viado'],
    ['Mari con su madre', 'maricon'],
    ['You id, iot', 'idiot'],
    ['“id” iot', 'idiot'],
    ['kid iota', 'idiot'],
    ['as shown', 'ass'],
    ['p. 12 345', 'idiot'],
  ])('isn’t seen in “%s”', (text, word) => {
    expect(finds(text, word)).toBe(false)
  })
})
