/** Chooses the questions of a quiz: written ones and ones made from the data, mixed by the seed, none twice. */
import type { Library } from '../pack/library.ts'
import type { QuizItem } from './kinds/index.ts'
import { createRandom, shuffle } from '../platform/random.ts'
import type { PlayItem } from './kinds/index.ts'
import { toPlayItem } from './item.ts'
import { generateItems } from './generate-items.ts'

/** What a quiz is about: everything in view, or one scene, theme or character. */
export interface Scope {
  readonly kind: 'scene' | 'theme' | 'character'
  readonly id: string
}

export interface QuestionRequest {
  readonly count: number
  readonly seed: number
  readonly about?: Scope
  /** Ids of items that the room was asked lately; they come last. */
  readonly recent: ReadonlySet<string>
}

/** Two of three questions are written ones where the pack has enough. */
const writtenShare = 2 / 3

/**
 * As many items as can be had, at most `count`: the same for the same view, request and seed. No line is asked about twice,
 * and items that were asked lately come only when the others are used up.
 */
export function chooseQuestions(view: Library, request: QuestionRequest): readonly PlayItem[] {
  const chance = createRandom(request.seed)
  const { count, about, recent } = request
  const inScope = view.quiz.filter(
    (item) => isLineVisible(item, view) && isAbout(item, about, view),
  )
  const made = generateItems(view, sourcesOf(view, about), chance)
  const written = shuffle(inScope, chance)
  const varied = interleaveKinds(shuffle(made, chance))

  const chosen: QuizItem[] = []
  const lines = new Set<string>()

  function take(from: readonly QuizItem[], most: number): void {
    for (const item of from) {
      if (chosen.length >= most) return
      const line = item.quote ?? item.id
      if (chosen.includes(item) || lines.has(line)) continue
      lines.add(line)
      chosen.push(item)
    }
  }

  function fresh(items: readonly QuizItem[]): readonly QuizItem[] {
    return items.filter((item) => !recent.has(item.id))
  }

  take(fresh(written), Math.round(count * writtenShare))
  take(fresh(varied), count)
  take(fresh(written), count)
  take(written, count)
  take(varied, count)
  return shuffle(chosen, chance).map((item) => toPlayItem(item, chance))
}

/** A written item whose line is hidden would explain itself with what the class may not see. */
function isLineVisible(item: QuizItem, view: Library): boolean {
  return item.quote === undefined || view.quote(item.quote) !== undefined
}

function isAbout(item: QuizItem, about: Scope | undefined, view: Library): boolean {
  if (about === undefined) return true
  if (about.kind === 'scene') return item.scene === about.id
  if (about.kind === 'theme') return item.themes.includes(about.id)
  const quote = item.quote === undefined ? undefined : view.quote(item.quote)
  const name = view.character(about.id)?.name ?? about.id
  return quote?.speaker === about.id || quote?.addressee === about.id || item.prompt.includes(name)
}

function sourcesOf(view: Library, about: Scope | undefined) {
  if (about === undefined) return view
  switch (about.kind) {
    case 'scene':
      return {
        quotes: view.quotes.filter((quote) => quote.scene === about.id),
        scenes: view.scenes.filter((scene) => scene.id === about.id),
      }
    case 'theme':
      return {
        quotes: view.quotes.filter((quote) => quote.themes.includes(about.id)),
        scenes: view.scenes.filter((scene) => scene.themes.includes(about.id)),
      }
    case 'character':
      return {
        quotes: view.quotes.filter(
          (quote) => quote.speaker === about.id || quote.addressee === about.id,
        ),
        scenes: [],
      }
    default:
      return about.kind satisfies never
  }
}

/** One of each kind in turn, so that the many lines do not crowd out the few orders. */
function interleaveKinds(items: readonly QuizItem[]): readonly QuizItem[] {
  const kinds = Map.groupBy(items, (item) => item.kind)
  const longest = Math.max(0, ...[...kinds.values()].map((list) => list.length))
  return Array.from({ length: longest }, (_, at) =>
    [...kinds.values()].flatMap((list) => list.slice(at, at + 1)),
  ).flat()
}
