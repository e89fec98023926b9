import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stem } from '../../../src/core/search/stem.ts'
import { tokenise, wordsIn } from '../../../src/core/search/tokenise.ts'
import { anyCodePoint } from '../../fixtures/any-code-point.ts'

describe('words', () => {
  test.each([
    ['curly and straight apostrophes are one', 'You’re real', "You're REAL"],
    ['contractions are written out', 'I can’t, don’t and won’t', 'i can not do not and will not'],
    ['with or without their apostrophe', 'youre dont ive', 'you’re don’t I’ve'],
    ['spoken forms too', 'gonna wanna', 'going to want to'],
    ['accents fall away', 'Café naïve Zoë', 'cafe naive zoe'],
    ['decomposed letters are the same letters', 'Cafe\u0301', 'Café'],
    ['possessives fall away', 'Theodore’s friends’ letter', 'Theodore friends letter'],
    ['hyphens and dashes divide', 'ex-wife—people-watching', 'ex wife people watching'],
    ['quotation marks are no part of a word', '“mopey” ‘mopey’', 'mopey mopey'],
    ['full-width letters are letters', 'Ｈｅｒ', 'her'],
    [
      'letters that the keyboard lacks are the nearest ones',
      'Straße œuvre Łódź Øye',
      'strasse oeuvre lodz oye',
    ],
    ['so are those of another keyboard', 'كتاب ёлка サクラ ٣', 'کتاب елка さくら 3'],
    ['decomposed kana are the same kana', 'か\u3099', 'が'],
    ['any apostrophe is one', 'don´t don′t donʻt', 'don’t don’t don’t'],
  ])('%s', (_, one, other) => {
    expect(wordsIn(one)).toEqual(wordsIn(other))
  })

  test.each([
    ['दिन', 'दान'],
    ['мой', 'мои'],
    ['かき', 'かぎ'],
    ['ปู่', 'ปี่'],
  ])('%s and %s are two words', (one, other) => {
    expect(wordsIn(one)).not.toEqual(wordsIn(other))
  })

  test('that only look like contractions stay what they are', () => {
    expect(wordsIn('well hell ill shell its id')).toEqual([
      'well',
      'hell',
      'ill',
      'shell',
      'its',
      'id',
    ])
  })

  test('of scripts without spaces go character by character, others whole', () => {
    expect(wordsIn('她 her 感情real')).toEqual(['她', 'her', '感', '情', 'real'])
    expect(wordsIn('Любовь и война')).toEqual(['любовь', 'и', 'война'])
    expect(wordsIn('한국어 العربية')).toHaveLength(2)
  })

  test('are not found in emoji and punctuation', () => {
    expect(wordsIn('🎉🎉 ???? … — !!! \u0000')).toEqual([])
  })

  test('called like parts of the language are words like others', () => {
    expect(wordsIn('constructor __proto__ toString')).toEqual(['constructor', 'proto', 'tostring'])
    expect(stem('constructor')).toBe(stem('constructors'))
  })

  test('stand where the text says, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 200 }), (text) => {
        const tokens = tokenise(text)
        expect(tokens.map(({ word }) => word)).toEqual(wordsIn(text))
        for (const { word, start, end } of tokens) {
          expect(word).not.toBe('')
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  test('with their positions are the same as without, in text as people type it', () => {
    const piece = fc.constantFrom(
      'don',
      "'",
      '’',
      't',
      ' ',
      's',
      'é',
      'I',
      'm',
      '`',
      '-',
      'you',
      're',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        expect(tokenise(text).map(({ word }) => word)).toEqual(wordsIn(text))
      }),
    )
  })
})

test('stems join the forms of a word', () => {
  for (const forms of [
    ['argue', 'argues', 'argued', 'arguing'],
    ['feel', 'feels', 'felt', 'feeling'],
    ['apologise', 'apologized', 'apology'],
    ['woman', 'women'],
    ['programming', 'programmed', 'programme'],
  ]) {
    expect(new Set(forms.map((form) => stem(form))).size).toBe(1)
  }
})
