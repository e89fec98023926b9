import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findListed, listedWord, readListedWords } from '../../../src/core/discussion/word-list.ts'

function finds(text: string, ...typed: readonly string[]): boolean {
  return (
    findListed(
      text,
      typed.flatMap((word) => listedWord(word) ?? []),
    ).length > 0
  )
}

test('what cannot be on a list is said, and how short a word with an asterisk may be', () => {
  expect(() => readListedWords('*ab')).toThrow(
    'A word with an asterisk needs at least four letters.',
  )
})

describe('findListed', () => {
  test.each([
    'You damn machine',
    'DAMN!',
    '“Damn”, he said.',
    'dàmn it',
    'd4mn',
    'd@mn it all',
    'dаmn (with a Cyrillic а)',
    'ｄａｍｎ',
    '𝐝𝐚𝐦𝐧',
    'ⓓⓐⓜⓝ',
    '🅳🅰🅼🅽',
    'da\u200Bmn',
    'd\u0335amn',
    'd a m n it',
    'd.a.m.n',
    'd-a-m-n!',
    'I d a m n it',
    'daaaamnnn',
    'da-mn',
    'da.mn it',
    'da_mn',
    'd🍋amn',
    'da**mn**',
    'd’amn',
    'l’damn',
    '||da||mn',
    'damn’s',
    'd*mn',
    '*damn*',
    'damn\ndamn',
  ])('%s has damn in it', (text) => {
    expect(finds(text, 'damn')).toBe(true)
  })

  test.each([
    ['I grew up in Scunthorpe.', 'cunt'],
    ['A classic assessment of Sussex', 'ass'],
    ['As a class, as I said', 'ass'],
    ['See page 455, line 5', 'ass'],
    ['The fall of a mall', 'fail'],
    ['A, B, C and D are all right', 'damn'],
    ['The goddamned truth', 'damn'],
    ['** ** **', 'damn'],
    ['****', 'damn'],
    ['Madam, no', 'damn'],
    ["He’ll say we’ll go, and so he'll do", 'hell'],
    ['those who’re here', 'whore'],
    ['It’s a pen.Is it his?', 'penis'],
    ['yes,hit it', 'shit'],
    ['Rama and Rima', 'rim'],
    ['Мария и Марья, Лука, Хуан', 'хуй'],
    ['Die Scheibe scheint', 'scheiß*'],
    ['Ein Idiotikon', '*idiot'],
    ['assassin and grass', 'ass*'],
    ['สวัสดีครับ วันนี้อากาศดี', 'ควาย'],
    ['ตากลม', 'กล'],
    ['शिव और शैव, कम काम', 'कामी'],
    ['はか', 'ばか'],
    ['สมชาย กับ สมหญิง', 'สมุย'],
    ['김민수와 이지은', '김미'],
    ['محمد وأحمد', 'حمد'],
    ['שירה ושיר', 'שי'],
    ['张伟和李娜', '伟李'],
    ['这是妈妈的书', '妈的'],
    ['我妈妈的话', '妈的'],
    ['そればかり考えている', 'ばか'],
    ['バカンスの話', 'バカ'],
    ['Dick, Fanny and Gaylord Focker', 'gay'],
    ['an A+, for 5$ and £3', 'at'],
    ['a b c on a line', 'ab c'],
    ['she [ʃiː] said ɹed ɹum', 'shit'],
    ['skill yourself up', 'kill yourself'],
  ])('%s has no %s in it', (text, word) => {
    expect(finds(text, word)).toBe(false)
  })

  test.each([
    ['$h1t', 'shit'],
    ['a$$', 'ass'],
    ['sh!+, really', 'shit'],
    ['you !d!0t!!', 'idiot'],
    ['sʜɪᴛ', 'shit'],
    ['ІDІОТ', 'idiot'],
    ['ꓲꓓꓲꓳꓔ', 'idiot'],
    ['i็d็i็o็t', 'idiot'],
    ['iंdंiंoंt', 'idiot'],
    ['id⭕iot', 'idoiot'],
    ['no, uʍop ǝpᴉsdn ʇoᴉpᴉ', 'idiot'],
    ['ɟlǝsɹnoʎ llᴉʞ', 'kill yourself'],
    ['killyourself', 'kill yourself'],
    ['k.i.l.l yourself', 'kill yourself'],
    ['k i l l yourself', 'kill yourself'],
    ['sh!t!', 'shit'],
    ['sIut', 'slut'],
    ['Shut   UP, please', 'shut up'],
    ['Du bist ein Schei\u00DFer', 'scheißer'],
    ['他是笨蛋吗', '笨蛋'],
    ['ไอ้ควายโง่มาก', 'ควาย'],
    ['ไอ้ควายโง่มาก', 'ไอ้ควาย'],
    ['Du Scheißkerl', 'scheiß*'],
    ['So ein Sch3ißwetter', 'scheiß*'],
    ['scheeeeißegal', 'scheiß*'],
    ['Du Vollidiot!', '*idiot'],
    ['Vollidioten!', '*idiot*'],
    ['Scheiß', 'scheiß*'],
    ['Он ДУРАК.', 'дурак'],
    ['तुम कुत्ता हो', 'कुत्ता'],
    ['ばか！', 'ばか'],
    ['お前はばかだ', 'ばか'],
    ['バカじゃない', 'バカ'],
    ['死ねばいい', '死ね'],
    ['妈的，这太难了', '妈的'],
    ['他妈的烦死了', '妈的'],
    ['大笨蛋', '笨蛋'],
    ['quel abruti, l’abruti', 'abruti'],
    ['바보 같은', '바보'],
    ['يا حمار!', 'حِمار'],
  ])('%s has %s in it', (text, word) => {
    expect(finds(text, word)).toBe(true)
  })

  test('says which words, each once, for the teacher', () => {
    expect(findListed('damn, damn hell', ['damn', 'hell', 'heaven'])).toEqual(['damn', 'hell'])
  })

  test('finds every word of the list in itself, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const listed = listedWord(typed)
        fc.pre(listed !== undefined && !listed.includes('*'))
        expect(findListed(`So, ${typed} again`, [listed ?? ''])).toEqual([listed])
      }),
    )
  })

  test('takes an answer of asterisks and single letters in its stride', () => {
    const list = Array.from({ length: 200 }, (_, at) => `word${'x'.repeat(at % 30)}`)
    expect(findListed('* a '.repeat(500), list)).toEqual([])
    expect(findListed('a '.repeat(3000), list)).toEqual([])
    expect(findListed('a'.repeat(6000), list)).toEqual([])
  })
})

describe('listedWord', () => {
  test('takes an asterisk at either end for longer words, of four letters or more', () => {
    expect(listedWord('Idiot*')).toBe('idiot*')
    expect(listedWord('*IDIOT*')).toBe('*idiot*')
    expect(listedWord('ass*')).toBeUndefined()
    expect(listedWord('shut up*')).toBeUndefined()
  })

  test.each(['', '   ', '!!!', '123', 'x'.repeat(41)])('does not take “%s”', (typed) => {
    expect(listedWord(typed)).toBeUndefined()
  })

  test('keeps one spelling of a word', () => {
    expect(listedWord('  DÀMN ')).toBe('damn')
    expect(listedWord('Shut   up!')).toBe('shut up')
  })
})
