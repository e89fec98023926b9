/** Finds entries from the words a student remembers, and offers names while somebody types. */
import Fuse from 'fuse.js'
import type { Suggestion } from '../option.ts'
import type { Text } from '../reply.ts'
import type { Entry, EntryKind } from './entries.ts'

export interface SearchFilter {
  readonly kinds?: readonly EntryKind[]
  /** A character's name. */
  readonly person?: string
  /** A theme's name. */
  readonly theme?: string
}

export interface Hit {
  readonly kind: EntryKind
  readonly id: string
  readonly label: string
  /** The label with what matched marked. */
  readonly shown: Text
  /** Sure enough to be an answer; otherwise it is only among the closest. */
  readonly strong: boolean
}

export interface SearchIndex {
  /** Everything that matches, best first; nothing for words that have nothing to do with the pack. */
  search(words: string, filter?: SearchFilter): readonly Hit[]
  /** Names to offer for what is typed so far, at most `limit` (25). The value is the id, or `kind/id` for several kinds. */
  suggest(typed: string, kinds: readonly EntryKind[], limit?: number): readonly Suggestion[]
}

/** The longest label that Slack shows for an option (https://docs.slack.dev/reference/block-kit/composition-objects/option-object). */
const longestLabel = 75

export function createSearch(entries: readonly Entry[]): SearchIndex {
  const fuse = new Fuse(entries, {
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.4,
    keys: [
      { name: 'label', weight: 4 },
      { name: 'aliases', weight: 3 },
      { name: 'people', weight: 1 },
      { name: 'themes', weight: 1 },
      { name: 'body', weight: 1 },
    ],
  })

  function search(words: string, filter: SearchFilter = {}): readonly Hit[] {
    return fuse
      .search(words)
      .filter(({ item }) => passes(item, filter))
      .map(({ item, score = 1 }) => ({
        kind: item.kind,
        id: item.id,
        label: item.label,
        shown: [item.label],
        strong: score < 0.7,
      }))
  }

  function suggest(typed: string, kinds: readonly EntryKind[], limit = 25): readonly Suggestion[] {
    const found =
      typed.trim() === ''
        ? entries.filter((entry) => kinds.includes(entry.kind))
        : search(typed, { kinds })
    return found.slice(0, limit).map((entry) => ({
      label: shorten(entry.label, longestLabel),
      value: kinds.length === 1 ? entry.id : `${entry.kind}/${entry.id}`,
    }))
  }

  return { search, suggest }
}

function passes(entry: Entry, filter: SearchFilter): boolean {
  return (
    (filter.kinds === undefined || filter.kinds.includes(entry.kind)) &&
    (filter.person === undefined || entry.people.includes(filter.person)) &&
    (filter.theme === undefined || entry.themes.includes(filter.theme))
  )
}

/** Cuts a label to a number of characters, at a word where one is near, and says so with an ellipsis. */
export function shorten(label: string, most: number): string {
  if (label.length <= most) return label
  const cut = label.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}
