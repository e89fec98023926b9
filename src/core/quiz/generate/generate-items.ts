/** Generates questions from a pack's data, using only what the view shows and only where exactly one answer is right. */
import type { Library } from '../../pack/library.ts'
import type { Quote, Scene, Term } from '../../pack/pack.ts'
import { type RandomInt, shuffle } from '../../platform/random.ts'
import type { QuizItem } from '../kinds/index.ts'
import { isDistinctLine } from './distinct-lines.ts'
import { askToFinish, askWhichScene, askWhoSaid } from './line-items.ts'
import { askToMatch } from './match-items.ts'
import { askOrderOfEvents, askOrderOfScenes } from './scene-items.ts'
import { createSceneFacts } from './scenes-apart.ts'
import { askForTerm } from './term-items.ts'
import { hasMemorableOrder } from './work-kind.ts'

/** What questions may be about. */
export interface GenerateFrom {
  readonly quotes: readonly Quote[]
  readonly scenes: readonly Scene[]
  readonly terms: readonly Term[]
  /** Kinds that would give themselves away, such as which scene where all lines are from one. */
  readonly without?: ReadonlySet<'who-said' | 'which-scene'>
}

/**
 * Generates questions about these lines, scenes and terms, in turn of each kind and each only when it is asked for; wrong
 * options come from the whole view. An id says what its question was made from, so the same question always has the same id.
 */
export function* generateItems(
  view: Library,
  { quotes, scenes, terms, without }: GenerateFrom,
  random: RandomInt,
): Generator<QuizItem> {
  const facts = createSceneFacts(view)
  const shuffled = shuffle(quotes, random)
  function lines(): IteratorObject<Quote> {
    return shuffled.values().filter((quote) => isDistinctLine(quote, view))
  }
  const asksWho = without?.has('who-said') !== true
  const asksWhere = without?.has('which-scene') !== true

  const kinds: readonly Iterator<QuizItem>[] = [
    asksWho ? lines().flatMap((quote) => askWhoSaid(quote, view, random)) : [].values(),
    shuffle(scenes, random)
      .values()
      .flatMap((scene) => askOrderOfEvents(scene, view)),
    asksWhere ? lines().flatMap((quote) => askWhichScene(quote, view, random, facts)) : [].values(),
    lines().flatMap((quote) => askToFinish(quote, view)),
    shuffle(terms, random)
      .values()
      .flatMap((term) => askForTerm(term, view, random)),
    lazily(() => (hasMemorableOrder(view) ? askOrderOfScenes(scenes, view, random, facts) : [])),
    lazily(() => (asksWho ? askToMatch([...lines()], view, random) : [])),
  ]
  yield* takeTurns(kinds)
}

function* lazily<T>(list: () => readonly T[]): Generator<T> {
  yield* list()
}

/** Takes one of each in turn, so that the many questions about lines don't crowd out the others. */
function* takeTurns<T>(iterators: readonly Iterator<T>[]): Generator<T> {
  let left = iterators
  while (left.length > 0) {
    const goingOn: Iterator<T>[] = []
    for (const iterator of left) {
      const next = iterator.next()
      if (next.done === true) continue
      yield next.value
      goingOn.push(iterator)
    }
    left = goingOn
  }
}
