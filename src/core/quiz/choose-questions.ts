/** Chooses the questions of a quiz: some written by the pack's author, some generated from its data, none twice. */
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import { createRandom, shuffle } from '../platform/random.ts'
import { type PlayItem, type QuizItem, isOpinion, kindOf } from './kinds/index.ts'
import { toPlayItem } from './item.ts'
import { type GenerateFrom, generateItems } from './generate/generate-items.ts'
import { type TopicsOf, createTopicsOf } from './question-topics.ts'

/** One scene, theme or character. */
export interface Topic {
  readonly kind: 'scene' | 'theme' | 'character'
  readonly id: string
}

/** What a quiz is about, unless it is about everything in view. */
export type Scope = Topic | { readonly kind: 'scenes'; readonly ids: readonly string[] }

export interface QuestionRequest {
  readonly count: number
  readonly seed: number
  readonly about?: Scope | undefined
  /** How many of them ask what the class thinks; none if left out. */
  readonly opinions?: number
  /** Ids of items from the room's last quizzes; they are chosen last. */
  readonly recent: ReadonlySet<string>
  /** Ids of items that the class does not want. */
  readonly leftOut?: ReadonlySet<string>
  /** Items of the class's other running quizzes. What they are about is left out, or one quiz would answer the other. */
  readonly running: readonly Pick<QuizItem, 'id' | 'quote'>[]
  /** Items that the same quiz asks already. What they are about is asked no more. */
  readonly asked?: readonly Pick<QuizItem, 'id' | 'quote'>[]
}

/** Where the pack has written questions for the rest of a quiz, at most this share is generated. */
export const maxGeneratedShare = 1 / 3
/** A quiz of fewer questions is none. */
export const minQuestions = 3
/** No kind makes up more of a quiz while there are others. */
const maxKindShare = 0.4
const minPerKind = 2

/**
 * Returns at most `count` questions, always the same for the same view and request. No line and no fact is asked about
 * twice. Generated questions come where too few written ones are left that were not asked lately; beyond their share, only
 * where the pack has too few. What another quiz of the class is asking comes only where there would be no quiz without it.
 */
export function chooseQuestions(view: Library, request: QuestionRequest): readonly PlayItem[] {
  const random = createRandom(request.seed)
  const { count, about, recent, leftOut, opinions: maxOpinions = 0 } = request
  const topicsOf = createTopicsOf(view)
  const askable = view.quiz.filter(
    (item) => isLineVisible(item, view) && isAbout(item, about, view),
  )
  const written = shuffle(
    askable.filter((item) => !isOpinion(item)),
    random,
  )
  const generated = createList(generateItems(view, sourcesOf(view, about), random))
  const running = new Set(topicsOfAll(request.running, view, topicsOf))

  const chosen: QuizItem[] = []
  const asked = new Set(topicsOfAll(request.asked ?? [], view, topicsOf))
  const perKind = new Map<string, number>()

  function take(
    from: Iterable<QuizItem>,
    max: number,
    { recently = false, elsewhere = false, perKind: maxPerKind = Infinity } = {},
  ): void {
    for (const item of from) {
      if (chosen.length >= max) return
      if (leftOut?.has(item.id) === true) continue
      if (!recently && (recent.has(item.id) || isGivenAway(item, about, view))) continue
      const ofKind = perKind.get(item.kind) ?? 0
      if (ofKind >= maxPerKind) continue
      const topics = topicsOf(item)
      if (topics.some((topic) => asked.has(topic) || (!elsewhere && running.has(topic)))) continue
      for (const topic of topics) asked.add(topic)
      perKind.set(item.kind, ofKind + 1)
      chosen.push(item)
    }
  }

  if (maxOpinions > 0) {
    const opinions = shuffle(askable.filter(isOpinion), random)
    take(opinions, Math.min(count, maxOpinions))
    take(opinions, Math.min(count, maxOpinions), { recently: true })
  }
  take(written, count, { perKind: Math.max(minPerKind, Math.ceil(count * maxKindShare)) })
  take(written, count)
  take(generated, Math.min(count, chosen.length + Math.floor(count * maxGeneratedShare)))
  const hasEnough = written.length >= Math.ceil(count * (1 - maxGeneratedShare))
  if (hasEnough) take(written, count, { recently: true })
  take(generated, count)
  take(written, count, { recently: true })
  take(generated, count, { recently: true })
  const few = Math.min(count, minQuestions)
  take(written, few, { recently: true, elsewhere: true })
  take(generated, few, { recently: true, elsewhere: true })
  return shuffle(chosen, random).map((item) => toPlayItem(item, view.pack, random))
}

/** A question that is being played doesn't say which fact it asks for; the pack does. */
function topicsOfAll(
  asked: QuestionRequest['running'],
  { quiz }: Library,
  topicsOf: TopicsOf,
): readonly string[] {
  const items = new Map(quiz.map((item) => [item.id, item]))
  return asked.flatMap(({ id, quote }) => {
    const item = items.get(id)
    if (item !== undefined) return topicsOf(item)
    return quote === undefined ? [`item ${id}`] : [`item ${id}`, `line ${quote}`]
  })
}

/** Keeps what was read of a source, so that it can be read again from the start. */
function createList<T>(source: Iterator<T>): Iterable<T> {
  const known: T[] = []
  return {
    *[Symbol.iterator]() {
      for (let at = 0; ; at += 1) {
        if (at === known.length) {
          const next = source.next()
          if (next.done === true) return
          known.push(next.value)
        }
        const value = known[at]
        if (value !== undefined) yield value
      }
    },
  }
}

/** In a quiz about Mara, “Mara” answers who says a line, and in one about a scene its title where a line is from. */
function isGivenAway(item: QuizItem, about: Scope | undefined, view: Library): boolean {
  if (about === undefined || about.kind === 'scenes') return false
  const choice = kindOf(item).singleChoice?.(item)
  return choice?.names === about.kind && choice.right.option === nameOf(about, view)
}

function nameOf({ kind, id }: Topic, view: Library): string | undefined {
  return kind === 'scene' ? view.scene(id)?.title : view[kind](id)?.name
}

/** The explanation of an item whose line is hidden would show what the class may not see. */
function isLineVisible(item: QuizItem, view: Library): boolean {
  return item.quote === undefined || view.quote(item.quote) !== undefined
}

function isAbout(item: QuizItem, about: Scope | undefined, view: Library): boolean {
  if (about === undefined) return true
  const quote = item.quote === undefined ? undefined : view.quote(item.quote)
  const themes = item.themes.length > 0 ? item.themes : (quote?.themes ?? [])
  if (matches(about, item.about ?? item.scene, themes, quote)) return true
  if (about.kind !== 'character') return false
  return item.prompt.includes(view.character(about.id)?.name ?? about.id)
}

function sourcesOf(view: Library, about: Scope | undefined): GenerateFrom {
  if (about === undefined) return view
  return {
    quotes: view.quotes.filter((quote) => matches(about, quote.scene, quote.themes, quote)),
    scenes: view.scenes.filter((scene) => matches(about, scene.id, scene.themes)),
    terms: view.terms.filter(
      ({ example }) =>
        (about.kind === 'scene' || about.kind === 'scenes') &&
        example !== undefined &&
        matches(about, example.scene, []),
    ),
    without: new Set(
      about.kind === 'scene' ? ['which-scene'] : about.kind === 'character' ? ['who-said'] : [],
    ),
  }
}

function matches(about: Scope, scene: string, themes: readonly string[], quote?: Quote) {
  switch (about.kind) {
    case 'scene':
      return scene === about.id
    case 'scenes':
      return about.ids.includes(scene)
    case 'theme':
      return themes.includes(about.id)
    case 'character':
      return quote?.speaker === about.id || quote?.addressee === about.id
    default:
      return about satisfies never
  }
}
