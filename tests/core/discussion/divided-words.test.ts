import { describe, expect, test } from 'vitest'
import { installedContent } from '../../fixtures/installed-content.ts'
import { findListed, listedWord } from '../../../src/core/discussion/word-list.ts'

function finds(text: string, word: string): boolean {
  return findListed(text, [listedWord(word) ?? '']).length > 0
}

describe('a listed word that is cut in pieces', () => {
  test.each([
    'You id iot',
    'you id/iot!',
    'You id\niot',
    'ID  IOT',
    'id / iot',
    '1d iot',
    'ïd iøt',
    'What an idi ot you are',
    'You id i ot',
    's tu pid and an idi o t',
    'i d io t',
    'id - iot',
    'id–iot',
    'id | i | ot',
    'id * iot',
    'id ~~ iot',
    'id 🍋 iot',
    'id / i\not',
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
    ['I ran home', 'iran'],
    ['He wants a fag. Got one?', 'faggot'],
    ['to get her', 'together'],
    ['Dick & head', 'dickhead'],
    ['id (iot)', 'idiot'],
    ['so he ll', 'hell'],
    ['as shown', 'ass'],
    ['p. 12 345', 'idiot'],
  ])('isn’t seen in “%s”', (text, word) => {
    expect(finds(text, word)).toBe(false)
  })

  test('isn’t seen in any text of a pack, nor in ordinary words side by side', async () => {
    const texts = textsOf([...(await installedContent()).packs])
    const ordinary = new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []))
    expect(ordinary.size).toBeGreaterThan(3000)
    for (const word of listed) {
      for (const pieces of piecesOf(word, ordinary)) {
        expect([pieces, finds(pieces.join(' '), word)]).toEqual([pieces, false])
      }
    }
    // Of a longer text not every word would be looked at.
    const parts = texts.join('\n').match(/.{1,8000}(?=\s|$)/gsu) ?? []
    for (const part of parts) {
      const unwritten = listed.filter((word) => !part.toLowerCase().includes(word))
      expect(findListed(part, unwritten)).toEqual([])
    }
  })
})

/** What teachers list, in four languages. */
const listed =
  'idiot moron stupid bastard bitch asshole dickhead retard penis vagina whore loser dumbass bullshit wanker anus arschloch wichser hurensohn connard salaud putain cabron maricon'.split(
    ' ',
  )

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((each) => textsOf(each))
}

/** Every way to write a word as two or more of these. */
function piecesOf(word: string, words: ReadonlySet<string>): readonly (readonly string[])[] {
  return Array.from({ length: word.length - 1 }, (_, cut) => [
    word.slice(0, cut + 1),
    word.slice(cut + 1),
  ]).flatMap(([first = '', rest = '']) =>
    words.has(first)
      ? [
          ...(words.has(rest) ? [[first, rest]] : []),
          ...piecesOf(rest, words).map((more) => [first, ...more]),
        ]
      : [],
  )
}
