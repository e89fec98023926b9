/** Tells the words that ask from those that say what is asked for: “describe”, “who is”, “how does … change”, “explain the scene where”. */
import type { EntryKind } from '../pack/sections.ts'
import type { Language } from './language.ts'

/** Returns the kinds of entries that the wording asks for. */
export function kindsAskedFor(
  { questions }: Language,
  words: readonly string[],
): ReadonlySet<EntryKind> {
  const folded = words.join(' ')
  return new Set(questions.kinds.flatMap(([pattern, kind]) => (pattern.test(folded) ? [kind] : [])))
}

/**
 * Returns how much each word says about what is looked for: 1, a little for words such as “scene”, or nothing where they only
 * ask. Where nothing else is typed, they are what is looked for.
 */
export function topicWeights(language: Language, words: readonly string[]): readonly number[] {
  const { questions, stopWords } = language
  const folded = words.join(' ')
  const from = countWords(questions.leadIn?.exec(folded)?.[0])
  const to = words.length - countWords(questions.leadOut?.exec(folded)?.[0])
  const asking = new Set([
    ...words.flatMap((_, at) => (at < from || at >= to ? [at] : [])),
    ...askingAtStart(language, words, from),
    ...askingAtEnd(language, words, to),
  ])
  const weights = words.map((word, at) =>
    asking.has(at) ? 0 : questions.anywhere.has(word) ? 0.2 : 1,
  )
  const hasTopic = words.some((word, at) => weights[at] === 1 && !stopWords.has(word))
  return hasTopic ? weights : words.map(() => 1)
}

/** Returns how many words at the start only make a question of it: “who is”, “what does the”. */
export function countLeadingWords(
  { questions, stopWords }: Language,
  words: readonly string[],
): number {
  if (!questions.starts.has(words[0] ?? '')) return 0
  const topic = words.findIndex((word) => !stopWords.has(word))
  return Math.max(0, topic)
}

/** Whether the word is a stop word or one that people ask with, so no typing mistake though the index does not have it. */
export function isOrdinaryWord({ questions, stopWords }: Language, word: string): boolean {
  const { anywhere, openers, closers, starts, changes } = questions
  return [stopWords, anywhere, openers, closers, starts, changes].some((words) => words.has(word))
}

function countWords(text = ''): number {
  return text.split(' ').filter((word) => word !== '').length
}

function askingAtStart(
  { questions, stopWords }: Language,
  words: readonly string[],
  from: number,
): readonly number[] {
  const found: number[] = []
  const asksHow = questions.howStarts.has(words[from] ?? '')
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? ''
    if (questions.openers.has(word) || (asksHow && questions.changes.has(word))) found.push(at)
    else if (!stopWords.has(word)) break
  }
  return found
}

function askingAtEnd(
  { questions, stopWords }: Language,
  words: readonly string[],
  to: number,
): readonly number[] {
  const found: number[] = []
  const asksHow = questions.howStarts.has(words[0] ?? '')
  for (let at = to - 1; at > 0; at--) {
    const word = words[at] ?? ''
    if (questions.closers.has(word) || (asksHow && questions.changes.has(word))) found.push(at)
    else if (!stopWords.has(word)) break
  }
  return found
}
