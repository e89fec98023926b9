import { expect, test } from 'vitest'
import { foldLetters } from '../../../src/core/reply/fold-letters.ts'

test('every kind of apostrophe is the straight one', () => {
  expect(foldLetters('Don’t Donʼt don`t don´t don′t DÉJÀ')).toBe(
    "don't don't don't don't don't deja",
  )
})

test.each([
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['ẞ', 'ss'],
  ['œuvre Æon', 'oeuvre aeon'],
  ['Øye', 'oye'],
  ['kız İzmir', 'kiz izmir'],
  ['Đà Nẵng', 'da nang'],
  ['Þór Guðrún', 'thor gudrun'],
  ['Łódź', 'lodz'],
  ['ĦĦ', 'hh'],
  ['ΣΟΦΟΣ σοφός', 'σοφοσ σοφοσ'],
  ['ёлка', 'елка'],
  ['за́мок', 'замок'],
  ['שָׁלוֹם', 'שלום'],
  ['كِتَاب كـتاب', 'کتاب کتاب'],
  ['サクラ ｻｸﾗ', 'さくら さくら'],
  ['٣ ३ ๓ ３', '3 3 3 3'],
  ['ＩＣＥ', 'ice'],
  ['Qurʾān ʿAlī', 'quran ali'],
  ['हिन्दी हिंदी सम्बन्ध', 'हिंदी हिंदी संबंध'],
  ['❤️', '❤'],
])('“%s” is typed as “%s”', (text, folded) => {
  for (const form of ['NFC', 'NFD'] as const) {
    expect(foldLetters(text.normalize(form))).toBe(folded)
  }
})

test.each(['й', 'ї', 'ў', 'ѓ', 'が', 'ぱ', 'दिन', 'पानी', 'ปู่', 'ปี่', 'கோ', 'བོད'])(
  'the marks of “%s” make another letter and stay',
  (text) => {
    expect(foldLetters(text.normalize('NFD'))).toBe(foldLetters(text))
    expect(foldLetters(text)).not.toBe(foldLetters(text.normalize('NFD').replaceAll(/\p{M}/gu, '')))
  },
)
