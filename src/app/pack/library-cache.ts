/** Keeps the libraries that were made of each pack, since building a search index is the costly part of a lookup. */
import type { PackSummary } from '../../core/command/context.ts'
import { type Library, createLibrary } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Rating } from '../../core/pack/rating.ts'
import { type VisibilityLimits, visibleContent } from '../../core/pack/visible-content.ts'
import { thesaurus } from '../load-thesaurus.ts'

export interface LibraryCache {
  /** Returns the pack within these limits, the same object each time. */
  library(pack: Pack, limits: VisibilityLimits): Library
  summary(pack: Pack, ceiling: Rating): PackSummary
}

/** A pack that nobody uses any more takes its libraries with it; it has at most one for each rating and scene. */
export function createLibraryCache(): LibraryCache {
  const libraries = new WeakMap<Pack, Map<string, Library>>()
  const summaries = new WeakMap<Pack, Map<Rating, PackSummary>>()
  return {
    library(pack, limits) {
      const ofPack = getOrCreate(libraries, pack, () => new Map<string, Library>())
      const key = `${limits.ceiling} ${limits.gate ?? ''}`
      return getOrCreate(ofPack, key, () => createLibrary(pack, limits, thesaurus))
    },
    summary(pack, ceiling) {
      const ofPack = getOrCreate(summaries, pack, () => new Map<Rating, PackSummary>())
      return getOrCreate(ofPack, ceiling, () => summarise(pack, ceiling))
    },
  }
}

function summarise(pack: Pack, ceiling: Rating): PackSummary {
  const { id, version, title, part, summary, work, language } = pack
  const { scenes, quotes, questions } = visibleContent(pack, { ceiling })
  return {
    id,
    version,
    title,
    part,
    summary,
    work,
    language,
    scenes: scenes.length,
    quotes: quotes.length,
    questions: questions.length,
  }
}

interface MapLike<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

function getOrCreate<K, V>(map: MapLike<K, V>, key: K, create: () => V): V {
  const existing = map.get(key)
  if (existing !== undefined) return existing
  const created = create()
  map.set(key, created)
  return created
}
