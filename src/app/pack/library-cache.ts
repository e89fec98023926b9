/** Keeps the libraries that were made of each pack, since building a search index is the costly part of a lookup. */
import type { PackSummary } from '../../core/command/context.ts'
import { type Library, createLibrary } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Rating } from '../../core/pack/rating.ts'
import { type VisibilityLimits, visibleContent } from '../../core/pack/visible-content.ts'
import { thesaurus } from '../load-thesaurus.ts'

/** A pack that nobody uses any more takes its libraries with it; it has at most one for each rating and scene. */
export function createLibraryCache() {
  const libraries = new WeakMap<Pack, Map<string, Library>>()
  const summaries = new WeakMap<Pack, Map<Rating, PackSummary>>()
  return {
    /** Returns the pack within these limits, the same object each time. */
    library(pack: Pack, limits: VisibilityLimits): Library {
      const key = `${limits.ceiling} ${limits.gate ?? ''}`
      return libraries
        .getOrInsertComputed(pack, () => new Map())
        .getOrInsertComputed(key, () => createLibrary(pack, limits, thesaurus))
    },
    summary(pack: Pack, ceiling: Rating): PackSummary {
      return summaries
        .getOrInsertComputed(pack, () => new Map())
        .getOrInsertComputed(ceiling, () => summarise(pack, ceiling))
    },
  }
}

function summarise(pack: Pack, ceiling: Rating): PackSummary {
  const { id, version, title, part, summary, work, language } = pack
  const { scenes, quotes, questions } = visibleContent(pack, { ceiling })
  const counts = { scenes: scenes.length, quotes: quotes.length, questions: questions.length }
  return { id, version, title, part, summary, work, language, ...counts }
}
