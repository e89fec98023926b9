/** Finds which options a cell such as `2`, `1,3`, `B` or `Paris` says are right. */
import { normaliseText } from '../../../core/reply/normalise-words.ts'
import { numberOf } from './find-columns.ts'

interface Options {
  readonly options: readonly { readonly number: number; readonly text: string }[]
}

/** Returns for each option whether it is right. `areNumbers` says that numbers are places, not words of options. */
export function findRight(
  { options }: Options,
  answers: readonly string[],
  areNumbers: boolean,
): readonly boolean[] {
  const words = options.map(({ text }) => normaliseText(text))
  const byWords = matchWords(words, answers)
  const numbers = answers.flatMap((answer) => readNumbers(answer) ?? [])
  const byNumber = options.map(({ number }) => numbers.includes(number))
  const [first, second] = areNumbers ? [byNumber, byWords] : [byWords, byNumber]
  return first.some(Boolean) ? first : second
}

/** Whether the answers are words of options, whatever else they could be. */
export function areWords({ options }: Options, answers: readonly string[]): boolean {
  return matchWords(
    options.map(({ text }) => normaliseText(text)),
    answers,
  ).some(Boolean)
}

/** The whole cell may be one option; only then are its commas part of it. */
function matchWords(words: readonly string[], answers: readonly string[]): readonly boolean[] {
  for (const separator of [undefined, /[|\n]/, /;/, /,/]) {
    const parts = answers
      .flatMap((answer) => (separator === undefined ? answer : answer.split(separator)))
      .map((part) => normaliseText(part))
    if (parts.length > 0 && parts.every((part) => words.includes(part))) {
      return words.map((word) => parts.includes(word))
    }
  }
  return words.map(() => false)
}

/** Returns the numbers in a cell that has nothing else, such as `1,3`, `B and C` or `Option 2`. */
function readNumbers(answer: string): readonly number[] | undefined {
  const parts = answer
    .split(/[\s,;|/&+]+|\b(?:and|und|et|y)\b/i)
    .map((part) => part.replaceAll(/[().#]/g, '').toLowerCase())
    .filter((part) => part !== '' && !/^(?:option|answer|antwort|réponse|respuesta)$/.test(part))
  const areSigns = parts.every((part) => /^(?:\d{1,2}(?:\.0)?|[a-j])$/.test(part))
  return areSigns && parts.length > 0 ? parts.map(numberOf) : undefined
}
