/** Says what became of a file of questions: how many became what, what was left out and why, and what was changed. */
import { formatCount, joinWords } from '../reply/format.ts'
import type { ItemFields } from './draft.ts'
import type { NewItems } from './import-result.ts'
import { plainLine } from './plain-line.ts'
import type { Note } from './place-question.ts'
import type { Unusable } from './question.ts'
import { compareNames } from '../reply/compare-names.ts'

/** How items are counted, by their kind or section. */
const counted: readonly (readonly [kinds: readonly string[], one: string, several?: string])[] = [
  [['detail'], 'question with options', 'questions with options'],
  [['several'], 'question with several right options', 'questions with several right options'],
  [['true-false'], 'true-or-false question'],
  [['typed', 'finish'], 'question with a typed answer', 'questions with a typed answer'],
  [['estimate'], 'question with a number', 'questions with a number'],
  [['match'], 'question with pairs', 'questions with pairs'],
  [['order'], 'question with an order', 'questions with an order'],
]

/** Returns such as “8 questions with options, 2 true-or-false questions and 1 term”, or undefined if there is nothing. */
export function countItems({ quiz, questions, terms }: NewItems): string | undefined {
  const parts = [
    ...counted.flatMap(([kinds, ...words]) => count(quiz, kinds, words)),
    ...(questions.length === 0 ? [] : [formatCount(questions.length, 'discussion question')]),
    ...(terms.length === 0 ? [] : [formatCount(terms.length, 'term')]),
  ]
  return parts.length === 0 ? undefined : joinWords(parts)
}

function count(
  quiz: readonly ItemFields[],
  kinds: readonly string[],
  [one = '', several]: readonly (string | undefined)[],
): readonly string[] {
  const found = quiz.filter(({ kind }) => kinds.includes(String(kind))).length
  return found === 0 ? [] : [formatCount(found, one, several)]
}

/** A person reads so many lines; a tool prints all of them. */
const defaultMax = 15

/** Returns a line for each question that was left out, by place, and one for the rest. */
export function listUnusable(
  { unusable }: { readonly unusable: readonly Unusable[] },
  max = defaultMax,
): readonly string[] {
  const lines = unusable.toSorted(byPlace).map(({ place, name = '', reason }) => {
    // What a file calls its questions is anybody’s text.
    const shown = plainLine(name)
    return `${place}${shown === '' ? '' : `, “${shown}”`}: ${plainLine(reason)}`
  })
  return shorten(lines, max)
}

/** Returns a line for each thing that was changed, with how often. */
export function listNotes(
  { notes }: { readonly notes: readonly Note[] },
  max = defaultMax,
): readonly string[] {
  const places = new Map<string, Set<string>>()
  for (const { place, texts } of notes.toSorted(byPlace)) {
    for (const text of texts) places.set(text, (places.get(text) ?? new Set()).add(place))
  }
  const lines = [...places].map(([text, at]) => `${listPlaces([...at])}: ${plainLine(text)}`)
  return shorten(lines, max)
}

const maxPlaces = 3

function listPlaces(places: readonly string[]): string {
  if (places.length <= maxPlaces) return joinWords(places)
  const rest = places.length - maxPlaces
  return `${places.slice(0, maxPlaces).join(', ')} and ${rest} more`
}

function shorten(lines: readonly string[], max: number): readonly string[] {
  const rest = lines.length - max
  return rest <= 0 ? lines : [...lines.slice(0, max), `… and ${rest.toLocaleString('en')} more.`]
}

function byPlace(a: { readonly place: string }, b: { readonly place: string }): number {
  return compareNames(a.place, b.place)
}
