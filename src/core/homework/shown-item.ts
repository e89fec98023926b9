/** A question with its options in one person’s own order, and answers between that order and the assignment’s. */
import { createRandom, shuffle, shuffleOtherwise } from '../platform/random.ts'
import type { PlayItem } from '../quiz/kinds/index.ts'
import type { QuizAnswer } from '../quiz/kinds/kind.ts'
import type { Attempt } from './attempt.ts'

export interface ShownItem {
  readonly item: PlayItem
  /** Returns an answer to the shown question as the assignment stores it. */
  toStored(answer: QuizAnswer): QuizAnswer
  /** Returns a stored answer as the person sees the options. */
  toShown(answer: QuizAnswer): QuizAnswer
}

/** Options that stay in their order, which everybody expects. */
const fixedOrders: ReadonlySet<string> = new Set(['True/False'])

/** Returns the question at a position as the person of this attempt sees it, always the same. */
export function showItem(
  item: PlayItem,
  { seed }: Pick<Attempt, 'seed'>,
  position: number,
): ShownItem {
  // Places of the work stand in its order, and the options of a poll in one that means something.
  if (!('options' in item) || item.by === 'place' || item.by === 'poll') return asItIs(item)
  if (fixedOrders.has(item.options.join('/'))) return asItIs(item)
  const random = createRandom(Math.imul(seed + position + 1, 0x9e37_79b1))
  // What is to be put in order is never shown in its order.
  const order =
    item.by === 'order'
      ? shuffleOtherwise(item.key, random)
      : shuffle([...item.options.keys()], random)
  const options = order.map((index) => item.options[index] ?? '')
  function placeOf(index: number): number {
    return order.indexOf(index)
  }
  const mapping = {
    toShown: (answer: QuizAnswer) => mapIndexes(answer, placeOf),
    toStored: (answer: QuizAnswer) => mapIndexes(answer, (index) => order[index] ?? -1),
  }
  switch (item.by) {
    case 'one':
      return { item: { ...item, options, key: placeOf(item.key) }, ...mapping }
    case 'several':
    case 'order':
    case 'match':
      return { item: { ...item, options, key: item.key.map(placeOf) }, ...mapping }
    default:
      return item satisfies never
  }
}

function asItIs(item: PlayItem): ShownItem {
  return { item, toStored: (answer) => answer, toShown: (answer) => answer }
}

/** Typed words have no order. An index that is none stays none. */
function mapIndexes(answer: QuizAnswer, map: (index: number) => number): QuizAnswer {
  return typeof answer === 'string' ? answer : answer.map(map)
}
