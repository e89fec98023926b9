/** What the checking of typed answers knows of a language. */

/** A number that begins at a word. */
export interface AnswerNumber {
  /** In digits; ordinals as English writes them, such as 3rd, whatever the language. */
  readonly digits: string
  /** The index of the word after it. */
  readonly next: number
}

export interface AnswerNumbers {
  readonly isWord: (word: string) => boolean
  /** Reads the longest number in words that begins at a word. */
  readonly read: (words: readonly string[], at: number) => AnswerNumber | undefined
  /** What multiplies the digits before it, as in 2.5 million. */
  readonly scaleOf: (word: string) => number | undefined
  readonly minus: ReadonlySet<string>
  /** The two words of “per cent”, where it is two. */
  readonly perCent: readonly [string, string] | undefined
  /** Words for per cent, degrees and currencies after a number. */
  readonly signs: ReadonlyMap<string, string>
  readonly fractions: FractionWords
}

export interface FractionWords {
  readonly half: ReadonlySet<string>
  /** What one of several parts is: three quarters. */
  readonly parts: ReadonlyMap<string, number>
  /** Whether ordinals divide any number, as in “deux cinquièmes”, and not only one, as in “one fifth”. */
  readonly ordinalsDivide: boolean
  readonly point: ReadonlySet<string>
  readonly and: ReadonlySet<string>
}

/** What a word may stand for, the likeliest first. */
export type Readings = readonly (readonly string[])[]

export interface AnswerLanguage {
  /** An answer is the same with and without one of them in front. */
  readonly articles: ReadonlySet<string>
  readonly numbers: AnswerNumbers
  /** Returns what a word may stand for. Typed words may be read more freely than accepted ones. */
  readonly readingsOf: (word: string, from: 'typed' | 'accepted') => Readings
  /** Returns the text with its ordinals in digits as English writes them; twice where digits may be an ordinal or not. */
  readonly withOrdinals: (text: string) => readonly string[]
  readonly roman: RomanWords
  /** Endings of plurals that are only put at the end of a word. */
  readonly plurals?: readonly string[]
  /** Whether a comma marks decimals, and a point thousands. */
  readonly hasDecimalComma: boolean
}

/** How Roman numerals are told from words, and what people say for them. */
export interface RomanWords {
  /** What is counted in them, so that a single letter after it is one. Malcolm X is no tenth. */
  readonly counted: ReadonlySet<string>
  /** Whether an I at the end is a name’s, as in “Napoleon I”, and after which words it is another word. */
  readonly endsNames: boolean
  readonly beforeOtherI: ReadonlySet<string>
  /** What stands before the ordinal that is said: Henry the Eighth. Each is one way. */
  readonly beforeOrdinal: readonly (readonly string[])[]
}

/** Reads pairs such as “euro €, euros €”. */
export function pairs(table: string): ReadonlyMap<string, string> {
  return new Map(table.split(/,\s+/).map((pair) => pair.split(' ') as [string, string]))
}

/** Reads values such as “tercio:3 tercios:3”. */
export function values(table: string): ReadonlyMap<string, number> {
  return new Map(
    table
      .split(/\s+/)
      .map((pair) => pair.split(':'))
      .map(([word = '', value]) => [word, Number(value)] as const),
  )
}

/** English ordinals are what numbers of every language are compared as. */
export function withOrdinalSuffix(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13
  return `${value}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`
}

/** Returns the text with the digits of ordinals as English writes them; `ordinal` matches the digits first. */
export function replaceOrdinals(text: string, ordinal: RegExp): string {
  return text.replaceAll(ordinal, (_, digits: string) => withOrdinalSuffix(Number(digits)))
}

/** Elided articles of French and Italian may be left out; every other apostrophe only joins. */
export function readElided(word: string): Readings {
  if (!word.includes("'")) return [[word]]
  const plain = word.replaceAll("'", '')
  const [, tail] = /^(?:l|un)'(.+)$/.exec(word) ?? []
  return tail === undefined ? [[plain]] : [[plain], [tail.replaceAll("'", '')]]
}
