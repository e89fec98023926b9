/** Reads an answer in the ways in which it can be compared: its words, with numbers in digits, without spaces, its signs alone. */
import { foldLetters } from '../reply/fold-letters.ts'
import { visibleText } from '../reply/invisible.ts'
import { cutWords } from './cut-words.ts'
import { isNumberWord, numbersInDigits } from './number-words.ts'
import { withoutRoman } from './roman-numerals.ts'
import { readingsOf } from './word-readings.ts'

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

export function readAnswer(text: string): Answer {
  const shown = visibleText(text)
  if (/^[ -~‘’“”…]*$/.test(shown)) return toAnswer(shown, [cutWords(shown)])
  const spelled = shown.normalize('NFC').replaceAll(/[äöüåøÄÖÜÅØ]/g, inTwoLetters)
  const all = [...new Set([shown, spelled])].map((each) => cutWords(each))
  return toAnswer(shown, all, shown.match(/\p{Extended_Pictographic}/gu)?.join(''))
}

function toAnswer(shown: string, all: readonly (readonly string[])[], emoji = ''): Answer {
  const hasNumber = all.some((words) => words.some((word) => /\d/.test(word) || isNumberWord(word)))
  const withRoman = all.flatMap((words) => withoutRoman(words))
  const counted = hasNumber ? [...all, ...withRoman] : withRoman
  return {
    written: all.map((words) => toVersion(words)),
    inDigits: counted.map((words) => toVersion(numbersInDigits(words))),
    emoji,
    signs: foldLetters(shown).replaceAll(' ', ''),
  }
}

function toVersion(all: readonly string[]): AnswerVersion {
  const [first = ''] = all
  const hasArticle = all.length > 1 && ['a', 'an', 'the'].includes(first)
  const spelled = spellOut(all)
  if (!hasArticle) return { words: all, spelled: [spelled] }
  const words = all.slice(1)
  return { words, spelled: [spellOut(words), spelled] }
}

function spellOut(all: readonly string[]): SpelledWords {
  const words = all
    .flatMap((word) => readingsOf(word, false)[0] ?? [])
    .filter((word) => word !== '&')
  return { words, joined: words.join(' ').replaceAll(/(?<!\d) | (?!\d)/g, '') }
}

function inTwoLetters(letter: string): string {
  const lower = letter.toLowerCase()
  return lower === 'å' ? 'aa' : `${foldLetters(lower).charAt(0)}e`
}
