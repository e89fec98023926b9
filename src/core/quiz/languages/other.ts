/** Answers in a language without tables of its own: only l’ and un’ are left out, and no word is a number. */
import { type AnswerLanguage, readElided } from './answer-language.ts'

const none: ReadonlySet<string> = new Set()

export const otherLanguage: AnswerLanguage = {
  articles: none,
  numbers: {
    isWord: () => false,
    read: () => undefined,
    scaleOf: () => undefined,
    minus: none,
    perCent: undefined,
    signs: new Map(),
    fractions: { half: none, parts: new Map(), ordinalsDivide: false, point: none, and: none },
  },
  readingsOf: readElided,
  withOrdinals: (text) => [text],
  roman: { counted: none, endsNames: false, beforeOtherI: none, beforeOrdinal: [] },
  hasDecimalComma: false,
}
