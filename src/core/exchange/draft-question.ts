/** Makes items of a pack of a question from another program. */
import { type Draft, quoted } from './draft.ts'
import { draftChoice } from './draft-choice.ts'
import { draftCard, draftNumber, draftTyped } from './draft-typed.ts'
import { explain } from './explain.ts'
import { plainLine, plainLines } from './plain-line.ts'
import type { ExchangeQuestion, QuestionBody } from './question.ts'

/** Returns the items, in order, or why there can be none. `language` is the pack’s. */
export function draftQuestion(
  question: ExchangeQuestion,
  language: string,
): readonly Draft[] | string {
  const drafts = refuseLong(question.body) ?? draftBody(question, language)
  if (typeof drafts === 'string') return drafts
  return drafts.map((draft) => ({ ...draft, notes: [...question.notes, ...draft.notes] }))
}

/** More than anybody reads in one question; its pairs still fit into a dozen items. */
const maxParts = 100
const maxAllPairs = 60

function refuseLong(body: QuestionBody): string | undefined {
  const [count, max, noun] = countParts(body)
  return count > max ? `It has more than ${max} ${noun}. Split it up.` : undefined
}

function countParts(body: QuestionBody): readonly [count: number, max: number, noun: string] {
  switch (body.kind) {
    case 'choice':
      return [body.options.length, maxParts, 'options']
    case 'typed':
      return [body.accept.length, maxParts, 'answers that count']
    case 'match':
      return [body.pairs.length + body.extra.length, maxAllPairs, 'pairs']
    case 'order':
      return [body.events.length, maxParts, 'steps']
    case 'true-false':
    case 'number':
    case 'card':
    case 'open':
      return [1, 1, 'answers']
    default:
      return body satisfies never
  }
}

function draftBody(question: ExchangeQuestion, language: string): readonly Draft[] | string {
  const { body } = question
  switch (body.kind) {
    case 'choice':
      return one(draftChoice(question, body, language))
    case 'true-false':
      return [draftTrueFalse(question, body, language)]
    case 'typed':
      return one(draftTyped(question, body.accept, language))
    case 'number':
      return one(draftNumber(question, body, language))
    case 'card':
      return one(draftCard(question, body.back, language))
    case 'match':
      return draftMatch(question, body, language)
    case 'order':
      return [draftOrder(question, body.events, language)]
    case 'open':
      return one(draftOpen(question, body.sample))
    default:
      return body satisfies never
  }
}

function one(draft: Draft | string): readonly Draft[] | string {
  return typeof draft === 'string' ? draft : [draft]
}

type TrueFalse = Extract<QuestionBody, { kind: 'true-false' }>

function draftTrueFalse(
  question: ExchangeQuestion,
  { answer, feedback = {} }: TrueFalse,
  language: string,
): Draft {
  // What is said to somebody who was wrong often reads odd to the others.
  const options = [{ text: '', credit: 1, feedback: feedback.right || feedback.wrong || '' }]
  return {
    section: 'quiz',
    fields: {
      kind: 'true-false',
      prompt: plainLine(question.prompt),
      answer,
      explanation: explain(question, truthWords(answer, language), language, options),
    },
    notes: [],
  }
}

const truths: Readonly<Record<string, readonly [string, string]>> = {
  de: ['wahr', 'falsch'],
  fr: ['vrai', 'faux'],
  es: ['verdadero', 'falso'],
}

function truthWords(answer: boolean, language: string): string {
  const [yes, no] = truths[language.slice(0, 2)] ?? ['true', 'false']
  return answer ? yes : no
}

type Match = Extract<QuestionBody, { kind: 'match' }>

const minPairs = 3
const maxPairs = 5

/** Many pairs become several items; pairs that are too few or share a half become a question with options each. */
function draftMatch(
  question: ExchangeQuestion,
  body: Match,
  language: string,
): readonly Draft[] | string {
  const pairs = body.pairs
    .map(({ left, right }) => ({ left: plainLine(left), right: plainLine(right) }))
    .filter(({ left, right }) => left !== '' && right !== '')
  const rights = [...new Set(pairs.map(({ right }) => right))]
  const isPlain = rights.length === pairs.length && pairs.length >= minPairs
  if (!isPlain) {
    return draftEachPair(question, pairs, [...rights, ...body.extra.map(plainLine)], language)
  }
  const parts = splitEvenly(pairs)
  const extra = body.extra.map((right) => quoted(plainLine(right))).join(', ')
  return parts.map((part) => ({
    section: 'quiz',
    fields: {
      kind: 'match',
      prompt: plainLine(question.prompt),
      pairs: part,
      explanation: explain(
        question,
        part.map(({ left, right }) => `${left} – ${right}`),
        language,
      ),
    },
    notes: [
      ...(parts.length > 1 ? [`Its ${pairs.length} pairs became ${parts.length} questions.`] : []),
      ...(extra === '' ? [] : [`What belongs to nothing was left out: ${extra}.`]),
    ],
  }))
}

function splitEvenly<Part>(pairs: readonly Part[]): readonly (readonly Part[])[] {
  const count = Math.ceil(pairs.length / maxPairs)
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [index, index + 1].map((at) => Math.round((at * pairs.length) / count))
    return pairs.slice(start, end)
  })
}

/** So many single questions are still what the teacher asked for. */
const maxSinglePairs = 12

function draftEachPair(
  question: ExchangeQuestion,
  pairs: Match['pairs'],
  rights: readonly string[],
  language: string,
): readonly Draft[] | string {
  const options = [...new Set(rights)].filter((right) => right !== '')
  if (pairs.length === 0 || options.length < 2) {
    return 'It needs at least two pairs with different halves.'
  }
  if (pairs.length > maxSinglePairs) {
    return 'Several of its pairs share a half, and there are too many to ask each by itself. Split it up.'
  }
  const prompt = plainLine(question.prompt).replace(/\s*[.:]$/, '')
  const drafts = pairs.map(({ left, right }) =>
    draftChoice(
      { ...question, prompt: `${prompt}: ${left}` },
      {
        kind: 'choice',
        several: false,
        options: options.map((text) => ({ text, credit: text === right ? 1 : 0 })),
      },
      language,
    ),
  )
  const note = 'Each of its pairs became a question with options.'
  return drafts.flatMap((draft) =>
    typeof draft === 'string' ? [] : { ...draft, notes: [...draft.notes, note] },
  )
}

function draftOrder(question: ExchangeQuestion, given: readonly string[], language: string): Draft {
  const events = given.map(plainLine).filter((event) => event !== '')
  return {
    section: 'quiz',
    fields: {
      kind: 'order',
      prompt: plainLine(question.prompt),
      events,
      explanation: explain(question, events.join(' → '), language),
    },
    notes: [],
  }
}

/** A discussion question needs what a thoughtful answer might say; the rest can be said for any. */
function draftOpen(question: ExchangeQuestion, sample = ''): Draft | string {
  const exemplar = plainLines(sample) || plainLines(question.feedback ?? '')
  if (exemplar === '') {
    return 'It has no answer. As a discussion question it needs one that shows what a good answer might say.'
  }
  return {
    section: 'questions',
    fields: {
      prompt: plainLine(question.prompt),
      level: 'analysis',
      followUps: ['What makes you think so?'],
      look: 'What supports your answer?',
      exemplar,
    },
    notes: [
      'It became a discussion question with one general follow-up question. Write better ones.',
    ],
  }
}
