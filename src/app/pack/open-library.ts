/** Opens what a class may see of a pack, with its search index. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PackSummary } from '../../core/command/context.ts'
import { type Library, createLibrary } from '../../core/pack/library.ts'
import { type StoredAddition, nameOfAddition } from '../../core/pack/additions.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Rating } from '../../core/pack/rating.ts'
import type { PackContent } from '../../core/pack/sections.ts'
import { type VisibilityLimits, countVisible } from '../../core/pack/visible-content.ts'
import { type Entry, entriesOf } from '../../core/search/entries.ts'
import { languageOf } from '../../core/search/languages/language-of.ts'
import { type SearchIndex, createSearch } from '../../core/search/search.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { thesaurus } from '../load-thesaurus.ts'
import type { PackCache } from './pack-cache.ts'
import { compareNames } from '../../core/reply/compare-names.ts'

/** A pack, and what classes may see of it. */
export interface OpenPack {
  readonly pack: Pack
  readonly isUploaded: boolean
  /** Begins the names of everything that is cached of this version. */
  readonly version: string
  /** About how much memory its texts take. */
  readonly bytes: number
  /** How many of its items the class has added. */
  readonly added: number
  /** What the class has added and the pack has no place for any more, each with why. */
  readonly leftOut: readonly (readonly [StoredAddition, string])[]
  /** Returns the pack within limits, the same library each time. */
  readonly library: (limits: VisibilityLimits) => Library
}

interface OpenPackParts {
  readonly pack: Pack
  readonly cache: PackCache
  readonly heavyWork: HeavyWork
  /** Names the pack among those of all classes, whatever its version. */
  readonly key: string
  /** Begins the names of everything that is cached of this version. */
  readonly version: string
  /** Whose share of the cache it counts towards: the class’s, or the pack’s own if it is installed for everyone. */
  readonly owner: string
  readonly bytes: number
  readonly added?: number
  readonly leftOut?: OpenPack['leftOut']
}

/** Up to this size a pack is indexed at once, in less time than another process takes to start. */
const maxBytesInPlace = 300_000

/** How long one search may follow another at once, in milliseconds. */
const maxSearchingMs = 25

export function createOpenPack({
  pack,
  cache,
  heavyWork,
  key,
  version,
  owner,
  bytes,
  added = 0,
  leftOut = [],
}: OpenPackParts): OpenPack {
  const language = languageOf(pack.language)
  let lastTurnAt = -Infinity

  /** A request that searches for each line of a long text lets others have their turn in between. */
  async function letOthersIn(): Promise<void> {
    if (performance.now() - lastTurnAt < maxSearchingMs) return
    await nextTurn()
    lastTurnAt = performance.now()
  }

  function library(limits: VisibilityLimits): Library {
    // No gate opens everything, and must not share a name with one that opens nothing.
    const name = `${version} ${limits.ceiling} ${limits.gate === undefined ? 'all' : `to ${limits.gate}`}`

    async function indexEntries(entries: readonly Entry[]): Promise<SearchIndex> {
      if (bytes <= maxBytesInPlace) {
        return createSearch(entries, pack.synonyms, thesaurus, language)
      }
      const texts = await heavyWork.run('indexTexts', owner, {
        entries,
        language: pack.language,
      })
      // Others have their turn between the steps.
      await nextTurn()
      const index = createSearch(entries, pack.synonyms, thesaurus, language, texts)
      await nextTurn()
      return index
    }

    async function openSearch(content: PackContent): Promise<SearchIndex> {
      await letOthersIn()
      return cache.load(
        owner,
        `${name} search`,
        (index) => index.bytes,
        () => indexEntries(entriesOf(content, pack)),
      )
    }

    return cache.get(owner, `${name} library`, bytes, () =>
      createLibrary(pack, limits, { key, openSearch }),
    )
  }

  return { pack, isUploaded: key !== pack.id, version, bytes, added, leftOut, library }
}

/** Returns what every pack says about itself, by title. */
export async function summariseAll(
  packs: { readonly all: () => Promise<readonly OpenPack[]> },
  ceiling: Rating,
): Promise<readonly PackSummary[]> {
  const summaries = (await packs.all()).map((each) => summarise(each, ceiling))
  return summaries.toSorted((one, other) => compareNames(one.title, other.title))
}

/** Returns what a pack says about itself, and how much of it the rating lets through. */
function summarise({ pack, isUploaded, added, leftOut }: OpenPack, ceiling: Rating): PackSummary {
  const { id, version, title, part, summary, unit, work, language } = pack
  const { scenes, quotes, questions } = countVisible(pack, { ceiling })
  return {
    id,
    version,
    title,
    part,
    summary,
    unit,
    work,
    language,
    isUploaded,
    added,
    leftOut: leftOut.map(([{ item }, problem]) => ({ name: nameOfAddition(item), problem })),
    scenes,
    quotes,
    questions,
  }
}
