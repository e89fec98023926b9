/** Reads an answer in the ways in which it can be compared: its words, with numbers in digits, without spaces, its signs alone. */
import { foldLetters } from '../reply/fold-letters.ts'
import { visibleText } from '../reply/invisible.ts'
import { cutWords } from './cut-words.ts'
import type { AnswerLanguage } from './languages/answer-language.ts'
import { isNumberWord, numbersInDigits } from './number-words.ts'
import { withoutRoman } from './roman-numerals.ts'

/** The words of an answer. */
export interface AnswerVersion {
  /** Without a leading article, which goes where something stays: the answer may be “A”. */
  readonly words: readonly string[]
  /** Contractions written out, with the article and without. */
  readonly spelled: readonly SpelledWords[]
}

interface SpelledWords {
  readonly words: readonly string[]
  /** Without the spaces between them, except between two numbers. */
  readonly joined: string
}

export interface Answer {
  /** As written; a second time with ä, ö, ü, å and ø as two letters where there are any. */
  readonly written: readonly AnswerVersion[]
  /** The same with numbers in digits, Roman numerals too; none where there are no numbers. */
  readonly inDigits: readonly AnswerVersion[]
  readonly emoji: string
  /** What is typed where there are no words. */
  readonly signs: string
}

export function readAnswer(text: string, language: AnswerLanguage): Answer {
  const shown = visibleText(text)
  const ways = language.withOrdinals(shown)
  const isPlain = /^[ -~‘’“”…]*$/.test(shown)
  const spelled = isPlain ? ways : ways.flatMap((way) => [way, inTwoLetters(way)])
  const all = [...new Set(spelled)].map((each) => cutWords(each))
  const emoji = isPlain ? undefined : shown.match(/\p{Extended_Pictographic}/gu)?.join('')
  return toAnswer(shown, all, language, emoji)
}

function toAnswer(
  shown: string,
  all: readonly (readonly string[])[],
  language: AnswerLanguage,
  emoji = '',
): Answer {
  const hasNumber = all.some((words) =>
    words.some((word) => /\d/.test(word) || isNumberWord(language, word)),
  )
  const withRoman = all.flatMap((words) => withoutRoman(words, language.roman))
  // “Une” is an article and a number, so it is read as either.
  const written = hasNumber ? all.flatMap((words) => [words, withoutArticle(words, language)]) : []
  const counted = [...written, ...withRoman]
  return {
    written: all.map((words) => toVersion(words, language)),
    inDigits: counted.map((words) => toVersion(numbersInDigits(words, language), language)),
    emoji,
    signs: foldLetters(shown).replaceAll(' ', ''),
  }
}

/** A word that is everything there is is no article. */
function withoutArticle(all: readonly string[], { articles }: AnswerLanguage): readonly string[] {
  return all.length > 1 && articles.has(all[0] ?? '') ? all.slice(1) : all
}

function toVersion(all: readonly string[], language: AnswerLanguage): AnswerVersion {
  const spelled = spellOut(all, language)
  const words = withoutArticle(all, language)
  return words === all
    ? { words, spelled: [spelled] }
    : { words, spelled: [spellOut(words, language), spelled] }
}

function spellOut(all: readonly string[], { readingsOf }: AnswerLanguage): SpelledWords {
  const words = all
    .flatMap((word) => readingsOf(word, 'accepted')[0] ?? [])
    .filter((word) => word !== '&')
  return { words, joined: words.join(' ').replaceAll(/(?<!\d) | (?!\d)/g, '') }
}

function inTwoLetters(text: string): string {
  return text.normalize('NFC').replaceAll(/[äöüåøÄÖÜÅØ]/g, twoLetters)
}

function twoLetters(letter: string): string {
  const lower = letter.toLowerCase()
  return lower === 'å' ? 'aa' : `${foldLetters(lower).charAt(0)}e`
}
