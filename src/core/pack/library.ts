/** A pack as one class may see it. Nothing above its rating ceiling or past its progress gate exists in a view. */
import type { Character, Pack, Question, Quote, Scene, Term, Theme } from './pack.ts'
import type { QuizItem } from './quiz-item.ts'
import { type Rating, isRatingAtMost } from './rating.ts'
import { entriesOf } from '../search/entries.ts'
import { type SearchIndex, createSearch } from '../search/search.ts'
import { type Thesaurus, everydayThesaurus } from '../search/thesaurus.ts'

/** What limits a view. `gate` is the last scene the class has reached; left out, the whole story is open. */
export interface VisibilityLimits {
  readonly ceiling: Rating
  readonly gate?: string
}

/** The content of a view: the same shapes as a pack's, with hidden items and hidden moments taken out. */
export interface PackContent {
  readonly scenes: readonly Scene[]
  readonly quotes: readonly Quote[]
  readonly characters: readonly Character[]
  readonly themes: readonly Theme[]
  readonly questions: readonly Question[]
  readonly quiz: readonly QuizItem[]
  readonly terms: readonly Term[]
}

export interface Library extends PackContent {
  readonly pack: Pick<
    Pack,
    'id' | 'version' | 'title' | 'part' | 'summary' | 'work' | 'guide' | 'language'
  >
  readonly limits: VisibilityLimits
  readonly search: SearchIndex
  scene(id: string): Scene | undefined
  quote(id: string): Quote | undefined
  character(id: string): Character | undefined
  theme(id: string): Theme | undefined
  question(id: string): Question | undefined
  term(id: string): Term | undefined
  /** The scene's number in the whole story, from 1, hidden scenes counted, so that it never changes. */
  sceneNumber(sceneId: string): number
  /** The scene that many steps away among those in view. */
  adjacentScene(sceneId: string, steps: -1 | 1): Scene | undefined
}

/** A view of a pack. Views are cheap to make and build their search index when it is first used. */
export function createLibrary(
  pack: Pack,
  limits: VisibilityLimits,
  thesaurus: Thesaurus = everydayThesaurus,
): Library {
  const content = visibleContent(pack, limits)
  const scenes = byId(content.scenes)
  const quotes = byId(content.quotes)
  const characters = byId(content.characters)
  const themes = byId(content.themes)
  const questions = byId(content.questions)
  const terms = byId(content.terms)
  const places = numberScenes(pack)
  let index: SearchIndex | undefined

  return {
    ...content,
    pack,
    limits,
    get search() {
      return (index ??= createSearch(entriesOf(content), pack.synonyms, thesaurus))
    },
    scene: (id) => scenes.get(id),
    quote: (id) => quotes.get(id),
    character: (id) => characters.get(id),
    theme: (id) => themes.get(id),
    question: (id) => questions.get(id),
    term: (id) => terms.get(id),
    sceneNumber: (id) => places.get(id) ?? 0,
    adjacentScene(id, steps) {
      const at = content.scenes.findIndex((scene) => scene.id === id)
      return at === -1 ? undefined : content.scenes[at + steps]
    },
  }
}

/** Every item of the pack that the limits let through, with hidden moments and references taken out. */
export function visibleContent(pack: Pack, limits: VisibilityLimits): PackContent {
  const places = numberScenes(pack)
  const last = limits.gate === undefined ? Infinity : (places.get(limits.gate) ?? 0)
  const ratingOf = new Map(pack.scenes.map((scene) => [scene.id, scene.rating]))

  function shows(item: { readonly scene: string; readonly rating: Rating }): boolean {
    const scene = ratingOf.get(item.scene)
    return (
      isRatingAtMost(item.rating, limits.ceiling) &&
      scene !== undefined &&
      isRatingAtMost(scene, limits.ceiling) &&
      (places.get(item.scene) ?? Infinity) <= last
    )
  }

  const quotes = pack.quotes.filter((quote) => shows(quote))
  const quoteIds = new Set(quotes.map((quote) => quote.id))
  const themes = pack.themes
    .filter((theme) => isRatingAtMost(theme.rating, limits.ceiling))
    .map((theme) => ({
      ...theme,
      evidence: theme.evidence.filter(
        (moment) => shows(moment) && (moment.quote === undefined || quoteIds.has(moment.quote)),
      ),
    }))
    .filter((theme) => theme.evidence.length > 0)
  const themeIds = new Set(themes.map((theme) => theme.id))
  const met = pack.characters.filter((character) =>
    shows({ scene: character.first, rating: character.rating }),
  )
  const metIds = new Set(met.map((character) => character.id))

  function withThemes<T extends { readonly themes: readonly string[] }>(item: T): T {
    return { ...item, themes: item.themes.filter((id) => themeIds.has(id)) }
  }

  return {
    scenes: pack.scenes
      .filter((scene) => shows({ scene: scene.id, rating: scene.rating }))
      .map((scene) => withThemes(scene)),
    quotes: quotes.map((quote) => withThemes(quote)),
    characters: met.map((character) => ({
      ...character,
      arc: character.arc.filter((moment) => shows(moment)),
      relationships: character.relationships.filter(
        (moment) => shows(moment) && metIds.has(moment.with),
      ),
    })),
    themes,
    questions: pack.questions
      .filter((question) => shows(question))
      .map((question) => ({
        ...withThemes(question),
        evidence: question.evidence.filter((at) => shows({ scene: at.scene, rating: 'everyone' })),
      })),
    quiz: pack.quiz.filter((item) => shows(item)).map((item) => withThemes(item)),
    terms: pack.terms.filter(
      (term) => isRatingAtMost(term.rating, limits.ceiling) && shows(term.example),
    ),
  }
}

function numberScenes(pack: Pack): ReadonlyMap<string, number> {
  return new Map(pack.scenes.map((scene, index) => [scene.id, index + 1]))
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
