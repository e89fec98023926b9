/** German answers: der Hund is Hund, dreiundzwanzig is 23, der 3. Akt is der dritte Akt. */
import {
  type AnswerLanguage,
  type Readings,
  pairs,
  replaceOrdinals,
  values,
} from './answer-language.ts'
import { countedScales, countedWords, createCompoundNumbers } from './compound-numbers.ts'

const ones = 'ein zwei|zwo drei vier funf sechs sieben acht neun'
const tens = countedWords('zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig', 2)
const one = 'ein|eins|eine|einen|einem|einer|eines'

const numbers = createCompoundNumbers({
  small: new Map([
    ...countedWords(
      `null ${one} zwei|zwo drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn
      achtzehn neunzehn`,
    ),
    ...tens.flatMap(([ten, value]) => [
      [ten, 10 * value] as const,
      ...countedWords(ones, 1).map(
        ([word, unit]) => [`${word}und${ten}`, 10 * value + unit] as const,
      ),
    ]),
  ]),
  scales: countedScales('milliarden|milliarde:1e9 millionen|million:1e6 tausend:1000 hundert:100'),
  joiner: 'und',
  unify: (joined) => joined.replaceAll('fuenf', 'funf').replaceAll('zwoelf', 'zwolf'),
  ordinalBases(joined) {
    const [, head = '', own] = /^(.*?)(erst|dritt|siebt|acht)e[nrsm]?$/.exec(joined) ?? []
    if (own !== undefined) return [head + (irregular.get(own) ?? '')]
    const [, stem] = /^(.+t)e[nrsm]?$/.exec(joined) ?? []
    return stem === undefined ? [] : [stem.replace(/st$/, ''), stem.slice(0, -1)]
  },
})
const irregular = new Map([
  ['erst', 'eins'],
  ['dritt', 'drei'],
  ['siebt', 'sieben'],
  ['acht', 'acht'],
])

/** Prepositions that have swallowed their article. */
const joined: ReadonlyMap<string, readonly string[]> = new Map(
  `im:in,dem am:an,dem beim:bei,dem vom:von,dem zum:zu,dem zur:zu,der ins:in,das ans:an,das aufs:auf,das furs:fur,das ubers:uber,das
  durchs:durch,das ums:um,das`
    .split(/\s+/)
    .map((pair) => pair.split(/[:,]/))
    .map(([word = '', ...apart]) => [word, apart] as const),
)

export const german: AnswerLanguage = {
  articles: new Set('der die das den dem des ein eine einen einem einer eines'.split(' ')),
  numbers: {
    isWord: (word) => numbers.isWord(word) || withHalf(word) !== undefined,
    read(words, at) {
      const digits = withHalf(words[at] ?? '')
      return digits === undefined ? numbers.read(words, at) : { digits, next: at + 1 }
    },
    scaleOf: (word) => numbers.scaleOf(word),
    minus: new Set(['minus']),
    perCent: undefined,
    signs: pairs('prozent %, grad °, dollar $, euro €, euros €, pfund £, yen ¥, rupien ₹'),
    fractions: {
      half: new Set('halb halbe halber halbes halben'.split(' ')),
      parts: values(
        `halb:2 halbe:2 halber:2 halbes:2 halben:2 drittel:3 viertel:4 funftel:5 fuenftel:5 sechstel:6 siebtel:7 achtel:8 neuntel:9
        zehntel:10 hundertstel:100 tausendstel:1000`,
      ),
      ordinalsDivide: false,
      point: new Set(['komma']),
      and: new Set(['und']),
    },
  },
  readingsOf,
  withOrdinals(text) {
    const plain = replaceOrdinals(text, /(?<!\d[.,]?)(\d{1,4})(?:ste|te)[nrsm]?(?!\p{L})/giu)
    // A point after digits makes an ordinal of them, or ends a sentence.
    return [plain, replaceOrdinals(plain, /(?<!\d[.,]?)(\d{1,4})\.(?=\s+\p{L}|$)/gu)]
  },
  roman: {
    counted: new Set(
      'akt aufzug szene auftritt kapitel buch band teil gesang krieg weltkrieg stufe staffel folge artikel abschnitt'.split(
        ' ',
      ),
    ),
    endsNames: true,
    beforeOtherI: new Set(),
    beforeOrdinal: [['der'], ['die'], []],
  },
  hasDecimalComma: true,
}

/** Returns the digits of “zweieinhalb” and “anderthalb”. */
function withHalf(word: string): string | undefined {
  if (word === 'anderthalb') return '1.5'
  const [, head] = /^(.+)einhalb$/.exec(word) ?? []
  const value = head === undefined ? undefined : numbers.valueOf(head)
  return value === undefined ? undefined : `${value}.5`
}

function readingsOf(word: string): Readings {
  const apart = joined.get(word)
  if (apart !== undefined) return [[word], apart]
  if (!word.includes("'")) return [[word]]
  const plain = word.replaceAll("'", '')
  // “Wie geht’s” is “wie geht es”.
  const [, head] = /^([^']+)'s$/.exec(word) ?? []
  return head === undefined ? [[plain]] : [[plain], [head, 'es']]
}
