/** Chooses the questions of a quiz: some written by the pack's author, some generated from its data, none twice. */
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import { createRandom, shuffle } from '../platform/random.ts'
import type { PlayItem, QuizItem } from './kinds/index.ts'
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
  readonly about?: Scope | undefined
  /** Ids of items from the room's last quizzes; they are chosen last. */
  readonly recent: ReadonlySet<string>
  /** Items of the class's other running quizzes. What they are about is chosen last, or one quiz would answer the other. */
  readonly running: readonly Pick<QuizItem, 'id' | 'quote'>[]
}

/** Two of three questions are written ones, where the pack has enough. */
const writtenShare = 2 / 3

/**
 * Returns at most `count` questions, always the same for the same view and request. No line and no fact is asked about
 * twice, and recent items are used only when there are no others.
 */
export function chooseQuestions(view: Library, request: QuestionRequest): readonly PlayItem[] {
  const random = createRandom(request.seed)
  const { count, about, recent } = request
  const inScope = view.quiz.filter(
    (item) => isLineVisible(item, view) && isAbout(item, about, view),
  )
  const generated = generateItems(view, sourcesOf(view, about), random)
  const written = shuffle(inScope, random)
  const varied = interleaveKinds(shuffle(generated, random))

  const chosen: QuizItem[] = []
  const asked = new Set<string>()
  const running = new Set(
    // A question that is being played doesn't say which fact it asks for; the pack does.
    request.running.flatMap((item) => topicsOf(view.quiz.find(({ id }) => id === item.id) ?? item)),
  )

  function take(from: readonly QuizItem[], max: number): void {
    for (const item of from) {
      if (chosen.length >= max) return
      const topics = topicsOf(item)
      if (topics.some((topic) => asked.has(topic))) continue
      for (const topic of topics) asked.add(topic)
      chosen.push(item)
    }
  }

  function fresh(items: readonly QuizItem[]): readonly QuizItem[] {
    return items.filter(
      (item) => !recent.has(item.id) && !topicsOf(item).some((topic) => running.has(topic)),
    )
  }

  take(fresh(written), Math.round(count * writtenShare))
  take(fresh(varied), count)
  take(fresh(written), count)
  take(written, count)
  take(varied, count)
  return shuffle(chosen, random).map((item) => toPlayItem(item, random))
}

/** Returns what an item asks about: itself, its line and its fact. Two items that share one of them don't go together. */
function topicsOf({ id, quote, fact }: Pick<QuizItem, 'id' | 'quote' | 'fact'>): readonly string[] {
  return [
    `item ${id}`,
    ...(quote === undefined ? [] : [`line ${quote}`]),
    ...(fact === undefined ? [] : [`fact ${fact}`]),
  ]
}

/** The explanation of an item whose line is hidden would show what the class may not see. */
function isLineVisible(item: QuizItem, view: Library): boolean {
  return item.quote === undefined || view.quote(item.quote) !== undefined
}

function isAbout(item: QuizItem, about: Scope | undefined, view: Library): boolean {
  if (about === undefined) return true
  const quote = item.quote === undefined ? undefined : view.quote(item.quote)
  if (matches(about, item.about ?? item.scene, item.themes, quote)) return true
  if (about.kind !== 'character') return false
  return item.prompt.includes(view.character(about.id)?.name ?? about.id)
}

function sourcesOf(view: Library, about: Scope | undefined) {
  if (about === undefined) return view
  return {
    quotes: view.quotes.filter((quote) => matches(about, quote.scene, quote.themes, quote)),
    scenes: view.scenes.filter((scene) => matches(about, scene.id, scene.themes)),
  }
}

function matches({ kind, id }: Scope, scene: string, themes: readonly string[], quote?: Quote) {
  switch (kind) {
    case 'scene':
      return scene === id
    case 'theme':
      return themes.includes(id)
    case 'character':
      return quote?.speaker === id || quote?.addressee === id
    default:
      return kind satisfies never
  }
}

/** Takes one item of each kind in turn, so that the many questions about lines don't crowd out the others. */
function interleaveKinds(items: readonly QuizItem[]): readonly QuizItem[] {
  const kinds = Map.groupBy(items, (item) => item.kind)
  const maxLength = Math.max(0, ...[...kinds.values()].map((list) => list.length))
  return Array.from({ length: maxLength }, (_, index) =>
    [...kinds.values()].flatMap((list) => list.slice(index, index + 1)),
  ).flat()
}
