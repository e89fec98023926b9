/** Spanish answers: el perro is perro, treinta y uno is 31, el 3.er acto is el tercer acto. */
import {
  type AnswerLanguage,
  pairs,
  readElided,
  replaceOrdinals,
  values,
} from './answer-language.ts'
import { countedScales, countedWords, createCompoundNumbers } from './compound-numbers.ts'

const ones = countedWords('un|uno|una dos tres cuatro cinco seis siete ocho nueve', 1)
const tens = countedWords('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 3)

/** Each with the endings of its genders and numbers. */
const ordinals = withEndings(
  countedWords(
    `primer segund tercer cuart quint sext septim|setim octav noven|non decim undecim|decimoprimer duodecim|decimosegund
    decimotercer decimocuart decimoquint decimosext decimoseptim decimoctav decimonoven`,
    1,
  ),
)
const ordinalTens = withEndings(
  countedWords(
    'vigesim trigesim cuadragesim quincuagesim sexagesim septuagesim octogesim nonagesim centesim',
    2,
  ).map(([stem, value]) => [stem, 10 * value] as const),
)

const numbers = createCompoundNumbers({
  small: new Map([
    ...countedWords(
      `cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis|diezyseis
      diecisiete|diezysiete dieciocho|diezyocho diecinueve|diezynueve veinte veintiuno|veintiun|veintiuna veintidos veintitres
      veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve`,
    ),
    ...tens.flatMap(([ten, value]) => [
      [ten, 10 * value] as const,
      // “Treintaiuno” is correct as well.
      ...ones.flatMap(([word, unit]) =>
        ['y', 'i'].map((and) => [`${ten}${and}${word}`, 10 * value + unit] as const),
      ),
    ]),
  ]),
  scales: countedScales('millones|millon:1e6 mil:1000 cientos|cientas|ciento|cien:100'),
  joiner: 'y',
  unify: (joined) =>
    joined
      .replaceAll('quinient', 'cincocient')
      .replaceAll('setecient', 'sietecient')
      .replaceAll('novecient', 'nuevecient'),
  ordinals: new Map([
    ...ordinals,
    ['primer', 1],
    ['tercer', 3],
    ...ordinalTens,
    ...ordinalTens.flatMap(([ten, value]) =>
      ordinals
        .filter(([, unit]) => unit < 10)
        .map(([word, unit]) => [`${ten}${word}`, value + unit] as const),
    ),
  ]),
  ordinalBases: () => [],
})

export const spanish: AnswerLanguage = {
  articles: new Set('el la los las lo un una unos unas'.split(' ')),
  numbers: {
    ...numbers,
    minus: new Set(['menos']),
    perCent: ['por', 'ciento'],
    signs: pairs(
      'porciento %, grado °, grados °, dolar $, dolares $, euro €, euros €, yen ¥, yenes ¥, rupias ₹',
    ),
    fractions: {
      half: new Set('medio media medios medias'.split(' ')),
      parts: values('medio:2 media:2 medios:2 medias:2 tercio:3 tercios:3'),
      ordinalsDivide: true,
      point: new Set('coma punto'.split(' ')),
      and: new Set(['y']),
    },
  },
  readingsOf: readElided,
  withOrdinals: (text) => [
    replaceOrdinals(
      text,
      /(?<!\d[.,]?)(\d{1,4})\.?(?:[ºª]|(?:er|r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|n[oa]|[oa])s?(?!\p{L}))/giu,
    ),
  ],
  roman: {
    counted: new Set(
      'acto escena capitulo libro tomo volumen parte canto guerra mundial siglo nivel temporada episodio articulo seccion tipo'.split(
        ' ',
      ),
    ),
    endsNames: true,
    beforeOtherI: new Set(),
    beforeOrdinal: [[]],
  },
  plurals: ['s', 'es'],
  hasDecimalComma: true,
}

function withEndings(
  stems: readonly (readonly [string, number])[],
): readonly (readonly [string, number])[] {
  return stems.flatMap(([stem, value]) =>
    ['o', 'a', 'os', 'as'].map((ending) => [stem + ending, value] as const),
  )
}
