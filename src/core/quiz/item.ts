/** A question as it is played: options in a fixed order, the key beside them. One shape for written and for made items. */
import { z } from 'zod'
import type { QuizItem } from '../pack/quiz-item.ts'
import { type RandomInt, shuffle } from '../platform/random.ts'

const shared = {
  id: z.string(),
  scene: z.string(),
  quote: z.string().optional(),
  prompt: z.string(),
  explanation: z.string(),
}

const index = z.int().min(0)

/** `by` says how it is answered; `key` holds places in `options`. */
export const PlayItem = z.discriminatedUnion('by', [
  z.object({ by: z.literal('one'), options: z.array(z.string()), key: index, ...shared }),
  z.object({
    by: z.literal('several'),
    options: z.array(z.string()),
    key: z.array(index),
    ...shared,
  }),
  /** `key` is the right order of the options. */
  z.object({
    by: z.literal('order'),
    options: z.array(z.string()),
    key: z.array(index),
    ...shared,
  }),
  /** `key` is the option that belongs to each of `lefts`. */
  z.object({
    by: z.literal('match'),
    lefts: z.array(z.string()),
    options: z.array(z.string()),
    key: z.array(index),
    ...shared,
  }),
  z.object({ by: z.literal('words'), accept: z.array(z.string()), ...shared }),
  z.object({
    by: z.literal('number'),
    key: z.int(),
    min: z.int(),
    max: z.int(),
    tolerance: z.int(),
    ...shared,
  }),
])
export type PlayItem = z.infer<typeof PlayItem>

/** What a student answered: places of options, a single number, or typed words. */
export const QuizAnswer = z.union([z.array(z.int()), z.string()])
export type QuizAnswer = z.infer<typeof QuizAnswer>

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const

/** The letter of an option. */
export function optionLetter(place: number): string {
  return letters[place] ?? String(place + 1)
}

/** A pack's item made ready to play, its options shuffled. */
export function toPlayItem(item: QuizItem, chance: RandomInt): PlayItem {
  const { id, scene, quote, prompt, explanation } = item
  const base = { id, scene, prompt, explanation, ...(quote === undefined ? {} : { quote }) }
  switch (item.kind) {
    case 'several': {
      const options = shuffle([...item.answers, ...item.distractors], chance)
      const key = item.answers.map((answer) => options.indexOf(answer)).toSorted((a, b) => a - b)
      return { ...base, by: 'several', options: [...options], key }
    }
    case 'true-false':
      return { ...base, by: 'one', options: ['True', 'False'], key: item.answer ? 0 : 1 }
    case 'finish':
      return { ...base, by: 'words', accept: item.accept }
    case 'order': {
      const options = shuffle(item.events, chance)
      return {
        ...base,
        by: 'order',
        options: [...options],
        key: item.events.map((event) => options.indexOf(event)),
      }
    }
    case 'match': {
      const options = shuffle([...new Set(item.pairs.map((pair) => pair.right))], chance)
      return {
        ...base,
        by: 'match',
        lefts: item.pairs.map((pair) => pair.left),
        options: [...options],
        key: item.pairs.map((pair) => options.indexOf(pair.right)),
      }
    }
    case 'estimate': {
      const { answer, min, max, tolerance } = item
      return { ...base, by: 'number', key: answer, min, max, tolerance }
    }
    default: {
      const options = shuffle([item.answer, ...item.distractors], chance)
      return { ...base, by: 'one', options: [...options], key: options.indexOf(item.answer) }
    }
  }
}

/** Whether a response has the form that the item asks for; anything else never reaches the score. */
export function isValidAnswer(item: PlayItem, response: QuizAnswer): boolean {
  if (item.by === 'words') return typeof response === 'string' && response.trim() !== ''
  if (typeof response === 'string') return false
  const [first = NaN] = response
  switch (item.by) {
    case 'one':
      return response.length === 1 && item.options[first] !== undefined
    case 'number':
      return response.length === 1 && first >= item.min && first <= item.max
    case 'several':
      return response.length > 0 && distinct(response) && areOptionIndexes(response, item.options)
    case 'order':
      return (
        response.length === item.options.length &&
        distinct(response) &&
        areOptionIndexes(response, item.options)
      )
    case 'match':
      return response.length === item.lefts.length && areOptionIndexes(response, item.options)
    default:
      return item satisfies never
  }
}

/** A response in words, for the person who gave it. */
export function formatAnswer(item: PlayItem, response: QuizAnswer): string {
  if (typeof response === 'string') return `“${response}”`
  switch (item.by) {
    case 'words':
      return ''
    case 'number':
      return String(response[0] ?? '')
    case 'one':
    case 'several':
      return response
        .map((place) => `${optionLetter(place)}. ${item.options[place] ?? ''}`)
        .join(', ')
    case 'order':
      return response.map((place) => item.options[place] ?? '').join(' → ')
    case 'match':
      return item.lefts
        .map((left, row) => `${left} – ${item.options[response[row] ?? -1] ?? ''}`)
        .join('; ')
    default:
      return item satisfies never
  }
}

/** The right answer as a response. */
export function correctAnswer(item: PlayItem): QuizAnswer {
  switch (item.by) {
    case 'words':
      return item.accept[0] ?? ''
    case 'one':
    case 'number':
      return [item.key]
    case 'several':
    case 'order':
    case 'match':
      return item.key
    default:
      return item satisfies never
  }
}

function distinct(places: readonly number[]): boolean {
  return new Set(places).size === places.length
}

function areOptionIndexes(places: readonly number[], options: readonly string[]): boolean {
  return places.every((place) => options[place] !== undefined)
}
