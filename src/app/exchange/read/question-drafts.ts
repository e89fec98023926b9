/** What one question of a file becomes before it has its place: usually one question, or several where it has gaps. */
import type {
  ExchangeOption,
  ExchangeQuestion,
  QuestionBody,
  Unusable,
} from '../../../core/exchange/question.ts'
import { UnusableError } from './unusable-error.ts'

export interface Draft {
  readonly prompt: string
  /** Undefined where nothing says which answer is right. */
  readonly body: QuestionBody | undefined
  readonly feedback?: string
  readonly notes?: readonly string[]
  /** Which gap of its text it asks for, from 1. */
  readonly gap?: number
}

/** What all questions that come from one have in common. */
export type Frame = Pick<ExchangeQuestion, 'place' | 'category' | 'tags'> & {
  readonly name: string
  readonly feedback: string
  readonly notes: readonly string[]
}

/** More options, pairs or accepted answers than anybody reads. */
const maxParts = 100

/** Adds what `read` returns to the questions, or the reason why it cannot to what is unusable. */
export function addDrafts(
  read: () => readonly Draft[],
  frameOf: () => Frame,
  file: { readonly questions: ExchangeQuestion[]; readonly unusable: Unusable[] },
): void {
  const { drafts, reason } = attempt(read)
  // What reading the question has noted belongs to its frame.
  const { name, feedback, notes, ...rest } = frameOf()
  const named = name === '' ? {} : { name }
  if (reason !== undefined) file.unusable.push({ place: rest.place, ...named, reason })
  for (const draft of drafts) {
    const mistake = checkDraft(draft)
    if (mistake !== undefined || draft.body === undefined) {
      const gap = draft.gap === undefined ? '' : `Gap ${draft.gap}: `
      file.unusable.push({ place: rest.place, ...named, reason: `${gap}${mistake}` })
      continue
    }
    const about = joinTexts(feedback, draft.feedback ?? '')
    file.questions.push({
      ...rest,
      ...named,
      prompt: draft.prompt,
      body: draft.body,
      ...(about === '' ? {} : { feedback: about }),
      notes: [...new Set([...notes, ...(draft.notes ?? [])])],
    })
  }
}

function attempt(read: () => readonly Draft[]): {
  readonly drafts: readonly Draft[]
  readonly reason?: string
} {
  try {
    return { drafts: read() }
  } catch (error) {
    if (!(error instanceof UnusableError)) throw error
    return { drafts: [], reason: error.message }
  }
}

function checkDraft({ prompt, body }: Draft): string | undefined {
  if (prompt === '') {
    return 'The question itself is missing or only a picture. Put it into words and try again.'
  }
  switch (body?.kind) {
    case undefined:
      return noRightAnswer
    case 'choice':
      return checkOptions(body.options, 2)
    case 'typed':
      return checkOptions(body.accept, 1)
    case 'match':
      return checkCount(body.pairs, 2, 'pair')
    case 'order':
      return checkCount(body.events, 2, 'step')
    case 'number':
      return Number.isFinite(body.answer) && Number.isFinite(body.tolerance)
        ? undefined
        : noRightAnswer
    case 'true-false':
    case 'card':
    case 'open':
      return undefined
  }
}

export const noRightAnswer =
  'It doesn’t say which answer is right. Mark the right one and export it again.'

function checkOptions(options: readonly ExchangeOption[], min: number): string | undefined {
  if (!options.some(({ credit }) => credit > 0)) return noRightAnswer
  if (options.some(({ text }) => text === '')) {
    return 'One of its answers is empty or only a picture. Give it words and export it again.'
  }
  return checkCount(options, min, 'answer')
}

function checkCount(parts: readonly unknown[], min: number, noun: string): string | undefined {
  if (parts.length < min) {
    return parts.length === 0
      ? `It has no ${noun}s. Add at least ${min} and export it again.`
      : `It has only one ${noun}. Add another and export it again.`
  }
  if (parts.length <= maxParts) return undefined
  return `It has more than ${maxParts} ${noun}s. Split it into smaller questions.`
}

/** What is made for each part may be as large as all of them, so they are counted first. */
export function checkPartCount(count: number): void {
  if (count <= maxParts) return
  throw new UnusableError(`It has more than ${maxParts} answers. Split it into smaller questions.`)
}

export function joinTexts(...texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n')
}

/** Returns an option, without feedback where there is none. */
export function option(text: string, credit: number, feedback = ''): ExchangeOption {
  return {
    text,
    credit: Number(Math.max(-1, Math.min(1, credit || 0)).toFixed(7)),
    ...(feedback === '' ? {} : { feedback }),
  }
}

/** Returns a body of true or false with the feedback that there is. */
export function trueFalse(answer: boolean, right: string, wrong: string): QuestionBody {
  const feedback = { ...(right === '' ? {} : { right }), ...(wrong === '' ? {} : { wrong }) }
  return {
    kind: 'true-false',
    answer,
    ...(Object.keys(feedback).length === 0 ? {} : { feedback }),
  }
}
