import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesAnswer } from '../../../src/core/quiz/match-answer.ts'

/** Most rules are those of English; those of other languages stand in languages/answer-language-of.test.ts. */
function matchesInEnglish(accepted: readonly string[], typed: string): boolean {
  return matchesAnswer(accepted, typed, 'en')
}

const right = ['everything I am not', 'all that I am not']

test.each([
  'everything I am not',
  'Everything I’m not.',
  ' everything, i am NOT ',
  'evrything I am not',
  'evreything I am not',
  'all that I am not',
])('“%s” is accepted', (typed) => {
  expect(matchesInEnglish(right, typed)).toBe(true)
})

test.each(['everything I am', 'everything I am now', 'everything', 'nothing I am not', '', '…'])(
  '“%s” is not',
  (typed) => {
    expect(matchesInEnglish(right, typed)).toBe(false)
  },
)

/** An accepted answer, and what somebody types for it. */
type Pairs = readonly (readonly [string, string])[]

const alike: Readonly<Record<string, Pairs>> = {
  'contractions without their apostrophe': [
    ['don’t go', 'dont go'],
    ['I’m real', 'im real'],
    ['you’re thinking', 'youre thinking'],
    ['can’t stop', 'cant stop'],
    ['won’t go', 'wont go'],
    ['that’ll do', 'thatll do'],
    ['could’ve been', 'couldve been'],
    ['who’s there', 'whos there'],
    ['Osk’s boat', 'osks boat'],
    ['y’all', 'yall'],
  ],
  'contractions without their apostrophe that are words themselves': [
    ['we’ll go', 'well go'],
    ['he’ll go', 'hell go'],
    ['I’ll be back', 'ill be back'],
    ['she’ll go', 'shell go'],
    ['we’re hungry', 'were hungry'],
    ['I’d go', 'id go'],
    ['it’s real', 'its real'],
    ['let’s go', 'lets go'],
    ['its own life', 'it’s own life'],
  ],
  'contractions written out, and the other way round': [
    ['it’s real', 'it is real'],
    ['it is real', 'it’s real'],
    ['it’s been long', 'it has been long'],
    ['don’t know', 'do not know'],
    ['can’t stop', 'can not stop'],
    ['can’t stop', 'cannot stop'],
    ['will not go', 'won’t go'],
    ['let us go', 'let’s go'],
    ['we will go', 'we’ll go'],
    ['I shall return', 'I’ll return'],
    ['I’d go', 'I would go'],
    ['I’d gone', 'I had gone'],
    ['Osk’s here', 'Osk is here'],
    ['I’d’ve gone', 'I would have gone'],
    ['shouldn’t’ve', 'should not have'],
    ['ain’t here', 'am not here'],
    ['gonna be', 'going to be'],
    ['’tis nobler', 'it is nobler'],
  ],
  'any sign for an apostrophe, even in the wrong place': [
    ['don’t go', "don't go"],
    ['don’t go', 'don`t go'],
    ['don’t go', 'don´t go'],
    ['don’t go', 'don′t go'],
    ['don’t go', 'donʼt go'],
    ['don’t go', 'do’nt go'],
    ['O’Brien', 'obrien'],
    ['п’ять', 'пять'],
  ],
  'letters that the keyboard lacks': [
    ['Straße', 'strasse'],
    ['Strasse', 'Straße'],
    ['œuvre', 'oeuvre'],
    ['Æon', 'aeon'],
    ['Øye', 'oye'],
    ['kız', 'kiz'],
    ['Đà', 'da'],
    ['Þór', 'thor'],
    ['Łódź', 'Lodz'],
    ['für', 'fuer'],
    ['Oel', 'Öl'],
    ['Åse', 'Aase'],
    ['café', 'cafe'],
    ['Ελλάδα', 'ελλαδα'],
    ['Nguyễn', 'nguyen'],
    ['ёлка', 'елка'],
    ['за́мок', 'замок'],
    ['كِتَاب', 'كتاب'],
    ['שָׁלוֹם', 'שלום'],
    ['さくら', 'サクラ'],
    ['sea', 'sеа'],
    ['ʿAlī', 'Ali'],
    ['Qurʾān', 'Qur’an'],
    ['Qur’an', 'Qurʾān'],
    ['Qurʾān', 'quran'],
    ['हिंदी', 'हिन्दी'],
    ['हिन्दी', 'हिंदी'],
    ['Штурм', 'штурм'],
  ],
  'numbers however they are written': [
    ['3.5', '3,5'],
    ['3.50', '3.5'],
    ['.5', '0.5'],
    ['1,000', '1000'],
    ['1000', '1 000'],
    ['1.000', '1000'],
    ['1’000', '1000'],
    ['1,234.56', '1.234,56'],
    ['−5', '-5'],
    ['-5', 'minus five'],
    ['½', '1/2'],
    ['2½', '2 1/2'],
    ['50%', '50'],
    ['50%', 'fifty per cent'],
    ['$5', '5 dollars'],
    ['20°', '20 degrees'],
    ['H₂O', 'h2o'],
    ['10²', '10^2'],
    ['٣', '3'],
    ['3', '३'],
    ['2013', '２０１３'],
    ['5 kg', '5kg'],
    ['90-year-old', '90 year old'],
  ],
  'fractions, decimals and per cent': [
    ['3/4', '0.75'],
    ['0.5', '1/2'],
    ['½', '0,5'],
    ['50%', '0.5'],
    ['1/2', '50%'],
    ['1½', '1.5'],
    ['2.5', '2 1/2'],
    ['1/2', 'one half'],
    ['half', '1/2'],
    ['three quarters', '3/4'],
    ['2/3', 'two thirds'],
    ['one third', '1/3'],
    ['2.5', 'two and a half'],
    ['3.14', 'three point one four'],
    ['two point five', '2,5'],
    ['-1/2', 'minus one half'],
    ['minus two and a half', '-2.5'],
    ['zero point five', '.5'],
    ['33%', '0.33'],
  ],
  'Roman numerals': [
    ['World War II', 'World War 2'],
    ['World War II', 'world war two'],
    ['World War 2', 'World War II'],
    ['World War I', 'World War One'],
    ['Henry VIII', 'Henry 8'],
    ['Henry VIII', 'Henry the Eighth'],
    ['Henry the Eighth', 'henry viii'],
    ['Louis XIV', 'Louis the 14th'],
    ['Elizabeth I', 'Elizabeth the First'],
    ['Act III, scene ii', 'act 3 scene 2'],
    ['Act V', 'act 5'],
    ['Apollo 13', 'Apollo XIII'],
    ['John Paul II', 'John Paul the Second'],
  ],
  'units and times': [
    ['5 km', '5 kilometres'],
    ['5 kilometers', '5km'],
    ['five kilograms', '5 kg'],
    ['100 °C', '100 degrees Celsius'],
    ['¥500', '500 yen'],
    ['$5 million', '$5,000,000'],
    ['10:30', '10h30'],
    ['20:05', '20 h 05'],
    ['3 h 20 min', '3 hours 20 minutes'],
    ['9 am', '9:00 a.m.'],
    ['10:30 am', '10.30am'],
  ],
  'British and American spelling': [
    ['grey', 'gray'],
    ['sulphur', 'sulfur'],
    ['dialogue', 'dialog'],
    ['oestrogen', 'estrogen'],
    ['colour', 'color'],
  ],
  'numbers in words': [
    ['three', '3'],
    ['3', 'three'],
    ['21', 'twenty-one'],
    ['366', 'three hundred and sixty-six'],
    ['366', 'three sixty-six'],
    ['a hundred', '100'],
    ['2013', 'two thousand and thirteen'],
    ['1984', 'nineteen eighty-four'],
    ['Fahrenheit 451', 'Fahrenheit four fifty-one'],
    ['101 Dalmatians', 'one hundred and one Dalmatians'],
    ['Ocean’s Eleven', 'oceans 11'],
    ['5 million', '5,000,000'],
    ['1.5 million', '1,500,000'],
    ['first', '1st'],
    ['the 21st', 'twenty-first'],
    ['fortieth', '40th'],
  ],
  'articles in front': [
    ['the lamp', 'lamp'],
    ['lamp', 'a lamp'],
    ['l’amour', 'amour'],
    ['A', 'a'],
    ['An', 'an'],
    ['the', 'The'],
    ['The The', 'the the'],
  ],
  'answers without words': [
    ['?!', '?!'],
    ['…', '...'],
    ['❤️', '❤'],
    ['👍🏽', '👍🏽'],
    ['🇩🇪', '🇩🇪'],
    ['$', '$'],
  ],
  'signs for “and”': [
    ['Romeo & Juliet', 'Romeo and Juliet'],
    ['Romeo and Juliet', 'Romeo + Juliet'],
    ['Romeo und Julia', 'Romeo & Julia'],
    ['AT&T', 'att'],
    ['rock ’n’ roll', 'rock and roll'],
  ],
  'spaces and what nobody sees': [
    ['someone', 'some one'],
    ['a lot', 'alot'],
    ['into', 'in to'],
    ['without', 'with out'],
    ['no one', 'noone'],
    ['non-fiction', 'nonfiction'],
    ['U.S.A.', 'usa'],
    ['real', 're\u200Bal'],
    ['feelings', 'feel\u00ADings'],
    ['hole in my heart', '||hole\u00A0in my  heart||'],
    ['می‌خواهم', 'میخواهم'],
    ['사랑', '사랑'.normalize('NFD')],
  ],
  'typing mistakes': [
    ['unhappiness', 'unhapiness'],
    ['impossible', 'imposible'],
    ['incredible', 'incredable'],
    ['their', 'thier'],
    ['more than that', 'more then that'],
    ['seven', 'sevn'],
    ['a second chance', 'a secnd chance'],
    ['さようなら', 'さよなら'],
    ['안녕하세요', '안녕하새요'],
  ],
}

describe.each(Object.entries(alike))('%s', (_, pairs) => {
  test.each(pairs)('“%s” may be typed as “%s”', (accepted, typed) => {
    expect(matchesInEnglish([accepted], typed)).toBe(true)
  })
})

const different: Readonly<Record<string, Pairs>> = {
  'a “not” too many or too few': [
    ['it is not real', 'it is real'],
    ['it is real', 'it isn’t real'],
    ['it is real', 'it isnt real'],
    ['I can go', 'I can’t go'],
    ['I don’t', 'I do'],
    ['never again', 'ever again'],
    ['neither', 'either'],
    ['either', 'neither'],
    ['nor', 'or'],
    ['nobody', 'somebody'],
    ['none', 'one'],
    ['nothing', 'noting'],
    ['without you', 'with you'],
    ['nowhere', 'now here'],
    ['notable', 'not able'],
    ['klein', 'kein'],
    ['nicht', 'nichts'],
  ],
  'a prefix that denies': [
    ['possible', 'impossible'],
    ['impossible', 'possible'],
    ['complete', 'incomplete'],
    ['happiness', 'unhappiness'],
    ['moral', 'amoral'],
    ['he is a moral man', 'he is amoral man'],
    ['important', 'unimportant'],
    ['usually', 'unusually'],
    ['utterable', 'unutterable'],
    ['legal', 'illegal'],
    ['like', 'dislike'],
    ['fiction', 'non-fiction'],
    ['careful', 'careless'],
    ['increase', 'decrease'],
    ['able', 'unable'],
    ['unable', 'enable'],
    ['inclusive', 'exclusive'],
    ['hypertension', 'hypotension'],
    ['правда', 'неправда'],
  ],
  'a word that the accepted answer does not have': [
    ['well done', 'we’ll done'],
    ['hell', 'he’ll'],
    ['ill', 'I’ll'],
    ['were hungry', 'we’re hungry'],
    ['id', 'I’d'],
    ['shell', 'she’ll'],
    ['it is real', 'it has real'],
    ['n', 'and'],
    ['A', 'the'],
    ['love', 'live'],
    ['light', 'night'],
    ['the sea', 'the tea'],
    ['your', 'you'],
    ['lamp', '❤'],
  ],
  'another number': [
    ['scene 12', 'scene 13'],
    ['3.5', '35'],
    ['3.142', '3142'],
    ['-5', '5'],
    ['5', '-5'],
    ['1/2', '12'],
    ['10²', '102'],
    ['2½', '21/2'],
    ['12 13', '1213'],
    ['8:30', '830'],
    ['50', '50%'],
    ['$5', '€5'],
    ['5 > 3', '5 < 3'],
    ['2+2', '22'],
    ['C++', 'C'],
    ['C#', 'C'],
    ['A-', 'A'],
    ['first', 'one'],
    ['thirteen', 'thirty'],
    ['eighteen', 'eighteenth'],
    ['nineteen eighty-four', '1985'],
    ['٣', '4'],
    ['3/4 time', '6/8 time'],
    ['0.5%', '50%'],
    ['1/3', '0.33'],
    ['2½', '2'],
    ['two thirds', 'three halves'],
    ['2.5', 'two and five'],
  ],
  'another Roman numeral': [
    ['Louis XVIII', 'Louis XVII'],
    ['Super Bowl XXXVIII', 'Super Bowl XXXVII'],
    ['Louis XVI', 'Louis XIV'],
    ['World War II', 'World War I'],
    ['World War II', 'World War 11'],
    ['World War II', 'World War three'],
    ['Henry VIII', 'Henry the Seventh'],
    ['Malcolm X', 'Malcolm 10'],
    ['Vitamin C', 'Vitamin 100'],
    ['you and I', 'you and one'],
    ['it is I', 'it is one'],
    ['only I', 'only one'],
    ['I', '1'],
  ],
  'another unit': [
    ['5 km', '5 m'],
    ['5 m', '5 miles'],
    ['5 mg', '5 kg'],
    ['100 °C', '100 °F'],
    ['5 seconds', '5 minutes'],
    ['9 am', '9 pm'],
  ],
  'another substance': [
    ['alkane', 'alkene'],
    ['propene', 'propyne'],
    ['nitrate', 'nitrite'],
    ['sulphate', 'sulfite'],
    ['lactose', 'lactase'],
    ['ferrous', 'ferric'],
  ],
  'marks and letters of scripts in which they make another word': [
    ['かき', 'かぎ'],
    ['ハン', 'パン'],
    ['दिन', 'दान'],
    ['ปู่', 'ปี่'],
    ['мой', 'мои'],
    ['사랑', '사람'],
    ['너를', '나를'],
    ['北京大学生', '北京大字生'],
    ['食べる', '食べた'],
    ['किताब', 'किताबी'],
    ['เสือ', 'เสื้อ'],
    ['كتب', 'كاتب'],
    ['кит', 'кот'],
  ],
  'other signs': [
    ['?!', '!?'],
    ['★★★', '★★'],
    ['❤️', '💔'],
    ['I ❤️ you', 'I 💔 you'],
    ['🇩🇪', '🇫🇷'],
  ],
}

describe.each(Object.entries(different))('%s', (_, pairs) => {
  test.each(pairs)('“%s” is not “%s”', (accepted, typed) => {
    expect(matchesInEnglish([accepted], typed)).toBe(false)
  })
})

describe('whatever the answer', () => {
  const words = fc.constantFrom(
    ...`It’s don’t we’ll Theodore’s well the A an not never real Straße œuvre naïve Łódź Ångström ёлка мой σοφός दिन ปู่ 사랑해요
    がっこう パン 北京 كِتَاب שָׁלוֹם 3.5 -5 1,000 ½ 21st 50% three hundred twenty-one C++ & ❤️ ?! H2O rock’n’roll İzmir`.split(
      /\s+/,
    ),
  )
  const answers = fc.array(words, { minLength: 1, maxLength: 5 }).map((some) => some.join(' '))

  const ways: Readonly<Record<string, (answer: string) => string>> = {
    'as it stands': (answer) => answer,
    'in composed letters': (answer) => answer.normalize('NFC'),
    'in decomposed letters': (answer) => answer.normalize('NFD'),
    'as a program stores it': (answer) => answer.normalize('NFKC'),
    'in capitals': (answer) => answer.toUpperCase(),
    'in small letters': (answer) => answer.toLowerCase(),
    'with straight apostrophes': (answer) => answer.replaceAll('’', "'"),
    'with accents for apostrophes': (answer) => answer.replaceAll('’', '´'),
    'with blanks': (answer) => `\u00A0 ${answer.replaceAll(' ', ' \u3000 ')}\n`,
    'in full width': (answer) =>
      answer.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  }

  test.each(Object.entries(ways))('typed %s, it is right', (_, typed) => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(matchesInEnglish([answer], typed(answer))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  const plain = fc.array(
    fc.constantFrom(...'it is real happy possible the lamp usual legal three ever'.split(' ')),
    { minLength: 1, maxLength: 5 },
  )

  test('with a word that denies it, it is wrong', () => {
    fc.assert(
      fc.property(
        plain,
        fc.nat(5),
        fc.constantFrom(
          'not',
          'no',
          'never',
          'without',
          'nobody',
          'neither',
          'cannot',
          'isn’t',
          'dont',
        ),
        (some, at, denial) => {
          const denied = some.toSpliced(Math.min(at, some.length), 0, denial)
          expect(matchesInEnglish([some.join(' ')], denied.join(' '))).toBe(false)
          expect(matchesInEnglish([denied.join(' ')], some.join(' '))).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('with a prefix that denies a word, it is wrong', () => {
    fc.assert(
      fc.property(
        plain,
        fc.constantFrom('un', 'im', 'il', 'in', 'dis', 'non', 'non-'),
        fc.nat(4),
        (some, prefix, at) => {
          const denied = some.with(at % some.length, `${prefix}${some[at % some.length]}`)
          expect(matchesInEnglish([some.join(' ')], denied.join(' '))).toBe(false)
          expect(matchesInEnglish([denied.join(' ')], some.join(' '))).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('without contractions and units, it does not matter which of two answers was accepted', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('aábcdeioøuü ßйがगि1')),
      maxLength: 9,
    })
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(matchesInEnglish([one], other)).toBe(matchesInEnglish([other], one))
      }),
      { numRuns: 3000 },
    )
  })
})
