/** A pack as one class may see it. Nothing above its rating ceiling or past its progress gate exists in a view. */
import type { Character, Pack, Question, Quote, Scene, Term, Theme } from './pack.ts'
import {
  type PackContent,
  type VisibilityLimits,
  numberScenes,
  visibleContent,
} from './visible-content.ts'
import { entriesOf } from '../search/entries.ts'
import { type SearchIndex, createSearch } from '../search/search.ts'
import { type Thesaurus, everydayThesaurus } from '../search/thesaurus.ts'

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

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
