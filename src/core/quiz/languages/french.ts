/** French answers: l’eau is eau, quatre-vingt-dix-sept is 97, XXe siècle is vingtième siècle. */
import { readRoman } from '../../search/numbers.ts'
import {
  type AnswerLanguage,
  pairs,
  readElided,
  replaceOrdinals,
  values,
} from './answer-language.ts'
import { countedScales, countedWords, createCompoundNumbers } from './compound-numbers.ts'

const ones = countedWords('un|une deux trois quatre cinq six sept huit neuf', 1)
/** From ten to nineteen, which also follow sixty and eighty. */
const teens = countedWords(
  'dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf',
  10,
)
const tens = countedWords('vingt trente quarante cinquante soixante', 2)
const allTens = [
  ...tens,
  ['septante', 7],
  ['huitante', 8],
  ['octante', 8],
  ['quatrevingt', 8],
  ['nonante', 9],
] as const

const numbers = createCompoundNumbers({
  small: new Map([
    ['zero', 0],
    ...ones,
    ...teens,
    ...allTens.flatMap(([ten, value]) => [
      [ten, 10 * value] as const,
      ...[...ones, ...(['soixante', 'quatrevingt'].includes(ten) ? teens : [])].flatMap(
        ([word, more]) =>
          ['', 'et'].map((and) => [`${ten}${and}${word}`, 10 * value + more] as const),
      ),
    ]),
    ['vingts', 20],
    ['quatrevingts', 80],
  ]),
  scales: countedScales(
    'milliards|milliard:1e9 millions|million:1e6 mille|mill|mil:1000 cents|cent:100',
  ),
  joiner: 'et',
  ordinals: new Map(
    countedWords('premier|premiere|premiers|premieres second|seconde|seconds|secondes', 1),
  ),
  ordinalBases(joined) {
    const [, stem] = /^(.+)iemes?$/.exec(joined) ?? []
    if (stem === undefined) return []
    return [stem, `${stem}e`, stem.replace(/u$/, ''), stem.replace(/v$/, 'f')]
  },
})

/** XXe and Ve, and xxe before “siècle”: vie, mixe and Le are words. */
const romanOrdinal =
  /(?<!\p{L})(?:(?:[IVXLC]{2,}|[VX])(?=(?:e|i?[eè]mes?)(?!\p{L}))|[ivx]+(?=e\s+si[eè]cle))/gu

export const french: AnswerLanguage = {
  articles: new Set('le la les un une des'.split(' ')),
  numbers: {
    ...numbers,
    minus: new Set(['moins']),
    perCent: ['pour', 'cent'],
    signs: pairs(
      'pourcent %, degre °, degres °, dollar $, dollars $, euro €, euros €, yen ¥, yens ¥, roupies ₹',
    ),
    fractions: {
      half: new Set('demi demie demis'.split(' ')),
      parts: values('demi:2 demie:2 demis:2 tiers:3 quart:4 quarts:4'),
      ordinalsDivide: true,
      point: new Set(['virgule']),
      and: new Set(['et']),
    },
  },
  readingsOf: readElided,
  withOrdinals(text) {
    const plain = text.normalize('NFC').replaceAll('ᵉ', 'e').replaceAll('ʳ', 'r')
    const counted = plain
      .replaceAll(/(?<!\p{L})I(?=(?:er|re|ère)(?!\p{L}))/gu, '1')
      .replaceAll(romanOrdinal, (roman) => String(readRoman(roman.toLowerCase()) ?? roman))
    const ordinal =
      /(?<!\d[.,]?)(\d{1,4})(?:ers?|res?|ères?|[eè]|[eè]mes?|i[eè]mes?|nde?s?)(?!\p{L})/giu
    return [replaceOrdinals(counted, ordinal)]
  },
  roman: {
    counted: new Set(
      'acte scene chapitre livre tome volume partie chant guerre mondiale niveau saison episode article section type'.split(
        ' ',
      ),
    ),
    endsNames: true,
    beforeOtherI: new Set(),
    beforeOrdinal: [[]],
  },
  plurals: ['s', 'x'],
  hasDecimalComma: true,
}
