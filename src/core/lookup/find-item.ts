/** Finds the one item that somebody means by a name, an id or half-remembered words, or else the closest ones. */
import { componentId } from '../command/component-id.ts'
import type { TextOption } from '../command/option.ts'
import type { Library } from '../pack/library.ts'
import { type EntryKind, kindLabel } from '../pack/sections.ts'
import {
  type Reply,
  type RichText,
  bullets,
  note,
  privateReply,
  select,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { Hit } from '../search/search.ts'

/** The item and other good matches, best first, or the closest hits if none is sure enough; these can be empty. */
type LookupResult =
  | { readonly kind: EntryKind; readonly id: string; readonly others: readonly Hit[] }
  | { readonly closest: readonly Hit[] }

/** An option for the name of an item of these kinds, or half-remembered words. */
export function itemOption(summary: string, ...kinds: readonly EntryKind[]): TextOption {
  return {
    kind: 'text',
    summary,
    maxLength: 120,
    suggest: async (typed, { library }) => (await library.openSearch()).suggest(typed, kinds),
  }
}

/** Looks among items of the given kinds: by id, by `kind/id` as autocomplete sends it, or else by words. */
export async function findItem(
  library: Library,
  kinds: readonly EntryKind[],
  words: string,
): Promise<LookupResult> {
  const [, prefix, rest = ''] = /^([a-z]+)\/(.+)$/.exec(words) ?? []
  const exactMatch = kinds
    .map((kind) => ({ kind, id: prefix === kind ? rest : words }))
    .find(({ kind, id }) => library[kind](id) !== undefined)
  if (exactMatch !== undefined) return { ...exactMatch, others: [] }
  const hits = (await library.openSearch()).search(words, { kinds })
  const [best, ...others] = hits
  if (best === undefined || !best.isStrong) return { closest: hits.slice(0, 5) }
  return { kind: best.kind, id: best.id, others: others.filter((hit) => hit.isStrong).slice(0, 10) }
}

/** The reply when nothing is sure: the closest matches to choose from, or what else to try. */
export function notFoundView(what: string, words: string, closest: readonly Hit[]): Reply {
  const lead = text(`No ${what} matches `, { em: truncate(words, 80) }, '.')
  if (closest.length === 0) {
    return privateReply(
      lead,
      note('Try other words, or a name. ', { code: 'search' }, ' looks everywhere.'),
    )
  }
  return privateReply(
    lead,
    text('Did you mean one of these?'),
    ...hitList(closest, 'Open one of these'),
  )
}

/** Returns hits as a list, and a menu that opens one of them. */
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

/** The label, and the sentence that matched if nothing in the label did. */
function formatHit({ markedLabel, excerpt }: Hit): RichText {
  const hasMark = markedLabel.some((part) => typeof part === 'object' && 'mark' in part)
  return hasMark || excerpt === undefined ? markedLabel : [...markedLabel, ' — ', ...excerpt]
}

/**
 * Returns the item that an old button refers to, if it is still there. Throws the same UserError for hidden and removed
 * items, so that nothing leaks.
 */
export function requireItem<T>(item: T | undefined): T {
  if (item === undefined) throw new UserError('That isn’t available to your class at the moment.')
  return item
}
