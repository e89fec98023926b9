/** What a class may see of a pack: nothing above its rating ceiling or past its progress gate. */
import type { Character, Pack, Question, Quote, Scene, Term, Theme } from './pack.ts'
import type { QuizItem } from '../quiz/kinds/index.ts'
import { type Rating, isRatingAtMost } from './rating.ts'

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

export function numberScenes(pack: Pack): ReadonlyMap<string, number> {
  return new Map(pack.scenes.map((scene, index) => [scene.id, index + 1]))
}
