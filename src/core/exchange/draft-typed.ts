/** Makes items of questions whose answer is typed or known by heart: short answers, numbers and cards. */
import { foldMixedScripts } from '../quiz/confusables.ts'
import { maxNumber } from '../quiz/kinds/estimate.ts'
import { matchesAnswer } from '../quiz/match-answer.ts'
import { hasVisible } from '../reply/invisible.ts'
import { cutText } from '../reply/truncate.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import { type Draft, quoted } from './draft.ts'
import { explain } from './explain.ts'
import { plainLine, plainLines } from './plain-line.ts'
import type { ExchangeOption, ExchangeQuestion, QuestionBody } from './question.ts'

/** Up to here the back of a card is something to type. */
const maxTypedBack = 60
/** Up to here the front of a card is the name of something. */
const maxTerm = 75
/** The field of a term whose file has no category. */
const defaultField = 'vocabulary'
const maxField = 30

/** Returns the item, or why there can be none. */
export function draftTyped(
  question: ExchangeQuestion,
  accept: readonly ExchangeOption[],
  language: string,
): Draft | string {
  const best = Math.max(0, ...accept.map(({ credit }) => credit))
  if (best === 0) return 'It has no answer that counts. Add one, and import it again.'
  const full = accept.filter(({ credit }) => credit === best)
  const partial = accept.filter(({ credit }) => credit > 0 && credit < best)
  const words = distinctAnswers(full.map(({ text }) => plainLine(text)))
  if (words.length === 0) return 'Its answer has no words that students could type.'
  return {
    section: 'quiz',
    fields: {
      kind: 'typed',
      prompt: plainLine(question.prompt),
      accept: words,
      explanation: explain(question, words[0] ?? '', language, full),
    },
    notes: partial.map(
      ({ text }) =>
        `${quoted(text)} was worth a part of the points. Now it doesn’t count, since a typed answer is right or wrong.`,
    ),
  }
}

/** Case and punctuation never matter, so what differs in nothing else counts already. */
function distinctAnswers(answers: readonly string[]): readonly string[] {
  const byLook = new Map<string, string>()
  for (const answer of answers) {
    const look = foldMixedScripts(normaliseText(answer))
    if (!byLook.has(look) && matchesAnswer([answer], answer, 'en')) byLook.set(look, answer)
  }
  return [...byLook.values()]
}

type NumberBody = Extract<QuestionBody, { kind: 'number' }>

/** A number is estimated within a range; one that has to be exact, or is too long for that, is typed in each of the ways to write it. */
export function draftNumber(
  question: ExchangeQuestion,
  { answer, tolerance }: NumberBody,
  language: string,
): Draft | string {
  const [shown, leeway] = [rounded(answer), rounded(tolerance)]
  const isExact = !Number.isInteger(answer) && leeway === 0
  if (isExact || Math.abs(answer) > maxNumber || leeway > maxNumber) {
    return draftExact(question, answer, tolerance, language)
  }
  return {
    section: 'quiz',
    fields: {
      kind: 'estimate',
      prompt: plainLine(question.prompt),
      answer: shown,
      ...rangeAround(shown, leeway),
      ...(leeway === 0 ? {} : { tolerance: leeway }),
      explanation: explain(question, String(shown), language),
    },
    notes: [
      ...(isNear(shown, answer) ? [] : [`Its answer, ${answer}, was rounded to ${shown}.`]),
      ...(isNear(leeway, tolerance)
        ? []
        : [`Answers within ${tolerance} counted. Now those within ${leeway} do.`]),
    ],
  }
}

/** Whether two numbers differ by no more than computers do in their last digits. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9
}

function draftExact(
  question: ExchangeQuestion,
  answer: number,
  tolerance: number,
  language: string,
): Draft | string {
  const point = String(answer)
  if (!/^-?\d{1,15}(?:\.\d+)?$/.test(point)) {
    return `Its answer, ${answer}, is too large or too small to type.`
  }
  const typed = draftTyped(
    question,
    [point, point.replace('.', ',')].map((text) => ({ text, credit: 1 })),
    language,
  )
  if (typeof typed === 'string' || tolerance === 0) return typed
  const note = `Answers within ${tolerance} counted. Now only ${point} does.`
  return { ...typed, notes: [...typed.notes, note] }
}

/** Estimates have up to three decimals. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** A round range with the answer somewhere in its middle, so that it gives little away. */
function rangeAround(
  answer: number,
  leeway: number,
): { readonly min: number; readonly max: number } {
  const wanted = Math.max(10, 1.5 * Math.abs(answer), Math.abs(answer) + 2 * leeway)
  const power = 10 ** Math.floor(Math.log10(wanted))
  const end = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= wanted) ?? wanted
  const most = Math.min(end, maxNumber)
  return answer < 0 ? { min: -most, max: 0 } : { min: 0, max: most }
}

function fieldOf({ category }: ExchangeQuestion): string {
  const field = cutText(plainLine(category.at(-1) ?? ''), maxField).trim()
  return hasVisible(field) ? field : defaultField
}

/** A card with a question and a short back is typed; any other is a term with its definition. */
export function draftCard(
  question: ExchangeQuestion,
  back: string,
  language: string,
): Draft | string {
  const front = plainLine(question.prompt)
  const words = plainLines(back)
  if (words === '') return 'Its back is empty. Write something on it, and import it again.'
  const isTyped = words.length <= maxTypedBack && (front.length > maxTerm || /\?\W*$/.test(front))
  if (isTyped) return draftTyped(question, [{ text: words, credit: 1 }], language)
  const feedback = plainLines(question.feedback ?? '')
  return {
    section: 'terms',
    fields: {
      term: front,
      field: fieldOf(question),
      definition: feedback === '' ? words : `${words}\n${feedback}`,
    },
    notes: [],
  }
}
