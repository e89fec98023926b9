/** Finds the one item that a person means by a name, an id or half-remembered words, or the closest ones. */
import { UserError } from '../reply/user-error.ts'
import type { Library } from '../pack/library.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Reply,
  type RichText,
  bullets,
  note,
  select,
  text,
  privateReply,
} from '../reply/reply.ts'
import { type EntryKind, kindLabel } from '../pack/sections.ts'
import { type Hit, truncate } from '../search/search.ts'

export interface FoundItem {
  readonly kind: EntryKind
  readonly id: string
  /** Other good matches, best first. */
  readonly others: readonly Hit[]
}

/** What was found, or, where nothing is sure enough, the closest hits (none for words that have nothing to do with the pack). */
export type LookupResult = FoundItem | { readonly closest: readonly Hit[] }

/** Looks among the given kinds: by id, by `kind/id` as autocomplete sends it, else by words. */
export function findItem(
  library: Library,
  kinds: readonly EntryKind[],
  words: string,
): LookupResult {
  const exact = exactly(library, kinds, words)
  if (exact !== undefined) return { ...exact, others: [] }
  const hits = library.search.search(words, { kinds })
  const [best, ...others] = hits
  if (best === undefined || !best.isStrong) return { closest: hits.slice(0, 5) }
  return { kind: best.kind, id: best.id, others: others.filter((hit) => hit.isStrong).slice(0, 10) }
}

function exactly(
  library: Library,
  kinds: readonly EntryKind[],
  words: string,
): { readonly kind: EntryKind; readonly id: string } | undefined {
  const [, prefix, rest] = /^([a-z]+)\/(.+)$/.exec(words) ?? []
  for (const kind of kinds) {
    const id = prefix === kind ? (rest ?? '') : words
    if (has(library, kind, id)) return { kind, id }
  }
  return undefined
}

function has(library: Library, kind: EntryKind, id: string): boolean {
  return library[kind](id) !== undefined
}

/** The answer when nothing is sure: the closest matches to choose from, or where to look. */
export function notFoundView(what: string, words: string, closest: readonly Hit[]): Reply {
  const lead = text(`No ${what} matches `, { em: truncate(words, 80) }, '.')
  if (closest.length === 0) {
    return privateReply(
      lead,
      note(
        'Try other words from the line or the scene, or a name; ',
        { code: 'search' },
        ' looks everywhere.',
      ),
    )
  }
  return privateReply(lead, text('Perhaps one of these?'), ...hitList(closest, 'Open one of these'))
}

/** Hits as a list, with a menu that opens one. */
export function hitList(hits: readonly Hit[], label: string) {
  return [
    bullets(hits.map((hit) => [{ strong: kindLabel(hit.kind) }, ' ', ...formatHit(hit)])),
    select(
      label,
      componentId('search', 'open'),
      hits.map((hit) => ({
        label: truncate(hit.label, 75),
        value: `${hit.kind}/${hit.id}`,
        description: kindLabel(hit.kind),
      })),
    ),
  ] as const
}

/** The label, and where nothing of it matched, the sentence that did. */
function formatHit({ markedLabel: shown, excerpt }: Hit): RichText {
  const marked = shown.some((part) => typeof part === 'object' && 'mark' in part)
  return marked || excerpt === undefined ? shown : [...shown, ' — ', ...excerpt]
}

/** The item of an address that may be old: hidden and removed items look alike, so that nothing leaks. */
export function requireItem<T>(item: T | undefined): T {
  if (item === undefined) throw new UserError('That is not open to this class at the moment.')
  return item
}
