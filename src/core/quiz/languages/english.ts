/** English answers: the lamp is lamp, it’s is it is, twenty-one is 21, Henry VIII is Henry the Eighth. */
import { readingsOf } from '../word-readings.ts'
import { type AnswerLanguage, pairs, values } from './answer-language.ts'
import { englishScaleOf, isEnglishNumberWord, readEnglishNumber } from './english-numbers.ts'

export const english: AnswerLanguage = {
  articles: new Set(['a', 'an', 'the']),
  numbers: {
    isWord: isEnglishNumberWord,
    read: readEnglishNumber,
    scaleOf: englishScaleOf,
    minus: new Set(['minus', 'negative']),
    perCent: ['per', 'cent'],
    signs: pairs(
      'percent %, degree °, degrees °, dollar $, dollars $, euro €, euros €, pound £, pounds £, yen ¥, rupee ₹, rupees ₹',
    ),
    fractions: {
      half: new Set(['half']),
      parts: values(
        `half:2 halves:2 thirds:3 quarter:4 quarters:4 fourths:4 fifths:5 sixths:6 sevenths:7 eighths:8 ninths:9 tenths:10
        hundredths:100`,
      ),
      ordinalsDivide: false,
      point: new Set(['point']),
      and: new Set(['and']),
    },
  },
  readingsOf,
  withOrdinals: (text) => [text],
  roman: {
    counted: new Set(
      'war act scene chapter book volume part canto phase type level season episode title article section stage'.split(
        ' ',
      ),
    ),
    endsNames: true,
    // After these, I is the speaker.
    beforeOtherI: new Set(
      `and or nor but than as if so am was do did have had can could will would shall should may might must what when where why
      how who that not is it's that's were be only just even`.split(/\s+/),
    ),
    beforeOrdinal: [['the']],
  },
  plurals: ['s', 'es'],
  hasDecimalComma: false,
}
