/** Finds the lines of a pack that a class may not see in what its teacher writes. */
import { foldConfusables } from '../quiz/confusables.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import type { Quote } from './pack.ts'

/** A shorter line, such as “Yes.”, gives nothing away. */
const minLineWords = 3
/** So many words of a line give it away where nothing else is said. */
const minPartWords = 5
/** So many words of a line give it away among others, which hardly anybody puts together by chance. */
const minQuotedWords = 7

/**
 * Returns a function that says whether a text has a hidden line or much of one in it, or is part of one. What visible lines say
 * too is not hidden. The lines are read when it is first called.
 */
export function createHiddenLines(
  all: readonly Quote[],
  visible: readonly Quote[],
): (text: string) => boolean {
  let hidden: ReturnType<typeof readHidden> | undefined

  function readHidden() {
    const ids = new Set(visible.map(({ id }) => id))
    const seen = visible.map(({ line }) => wordsOf(line))
    const lines = all.filter(({ id }) => !ids.has(id)).map(({ line }) => wordsOf(line))
    const telling = lines.filter(({ length }) => length >= minLineWords)
    const lengths = [...new Set(telling.map(runLength))]
    const seenRuns = new Set(seen.flatMap((line) => runsOf(line, lengths)))
    const runs = telling.flatMap((line) => runsOf(line, [runLength(line)]))
    return {
      lines: lines.map(spaced),
      seen: seen.map(spaced),
      lengths,
      runs: new Set(runs.filter((run) => !seenRuns.has(run))),
    }
  }

  return function hidesLineIn(text) {
    if (visible.length === all.length) return false
    hidden ??= readHidden()
    const { lines, seen, lengths, runs } = hidden
    const words = wordsOf(text)
    if (runsOf(words, lengths).some((run) => runs.has(run))) return true
    if (words.length < minPartWords || words.length >= minQuotedWords) return false
    const whole = spaced(words)
    return lines.some((line) => line.includes(whole)) && !seen.some((line) => line.includes(whole))
  }
}

/** How many words in a row a hidden line is known by. */
function runLength({ length }: readonly string[]): number {
  return Math.min(length, minQuotedWords)
}

/** Accents and letters of other alphabets make no difference, so that they hide nothing. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{Mn}/gu, '')
  return foldConfusables(normaliseText(plain)).split(' ')
}

/** The words with a space before and after each, so that none is found within another. */
function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Returns every run of so many words. */
function runsOf(words: readonly string[], lengths: readonly number[]): readonly string[] {
  return lengths.flatMap((length) =>
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) =>
      words.slice(at, at + length).join(' '),
    ),
  )
}
