/** Suggests names while somebody types: those that start with the words, then those with the words in order, then in any order. */
import type { Suggestion } from './suggestion.ts'
import type { Corrector } from './correct.ts'
import type { EntryKind } from '../pack/sections.ts'
import { cutText, truncate } from '../reply/truncate.ts'
import { type TextIndex, indexOfSorted, lowerBound, maxNameLength, pieceEnd } from './text-index.ts'

/** The longest label that Slack shows for an option (https://docs.slack.dev/reference/block-kit/composition-objects/option-object). */
const maxLabelLength = 75
/** Discord takes 25 choices (https://discord.com/developers/docs/interactions/application-commands#autocomplete). */
const maxSuggestions = 25
const maxWords = 12
const maxWordLength = 40
/** The most words of names that are compared with one beginning that no name has. */
const maxCompared = 20_000
/** The most entries examined for one keystroke, so that “t t” costs no more in a large library than in a small one. */
const maxPostings = 1500
/** With fewer suggestions than this, what was typed may contain a mistake. */
const minSuggestions = 3
/** From this length on, what is typed may be somebody’s name. */
const minNameLength = 3

/** The ids of the words with one beginning: from `from` up to but not including `to`. */
interface WordRange {
  readonly from: number
  readonly to: number
}

/** @param findByText returns entries to fall back on if no name fits, best first. */
export function createSuggester(
  index: TextIndex,
  nearest: Corrector,
  findByText: (typed: string, kinds: readonly EntryKind[]) => readonly number[],
) {
  function suggest(
    typed: string,
    kinds: readonly EntryKind[],
    limit = maxSuggestions,
  ): readonly Suggestion[] {
    const maxCount = Math.min(limit, maxSuggestions)
    const start = cutText(typed, maxNameLength)
    const words = index.language
      .wordsIn(start)
      .slice(0, maxWords)
      .map((word) => cutText(word, maxWordLength))
    const found = new Set<number>()

    function offer(doc: number): boolean {
      const entry = index.entries[doc]
      if (entry !== undefined && kinds.includes(entry.kind)) found.add(doc)
      return found.size >= maxCount
    }

    if (typed.trim() === '') offerFirst(offer)
    else if (words.length > 0) {
      if (
        kinds.length > 1 &&
        kinds.includes('character') &&
        mayBeName(words, index.language.stopWords)
      ) {
        offerWords(words, offer, ['character'], maxCount)
      }
      offerStarts(words.join(' '), offer)
      if (found.size < maxCount) offerWords(words, offer, kinds, maxCount)
      if (found.size < minSuggestions) offerWords(correctWords(words), offer, kinds, maxCount)
      if (found.size < minSuggestions) findByText(start, kinds).some((doc) => offer(doc))
    }
    return [...found].flatMap((doc) => {
      const entry = index.entries[doc]
      if (entry === undefined) return []
      const value = kinds.length === 1 ? entry.id : `${entry.kind}/${entry.id}`
      return [{ label: truncate(entry.label, maxLabelLength), value }]
    })
  }

  function offerFirst(offer: (doc: number) => boolean): void {
    for (let doc = 0; doc < index.entries.length; doc++) if (offer(doc)) return
  }

  /** Offers the names that start with everything that was typed: labels first, then aliases. */
  function offerStarts(start: string, offer: (doc: number) => boolean): void {
    const from = lowerBound(index.names, start)
    for (const isLabel of [1, 0]) {
      for (let i = from; index.names[i]?.startsWith(start); i++) {
        if (index.isLabel[i] === isLabel && offer(index.docOfName[i] ?? 0)) return
      }
    }
  }

  /** Offers the names in which some word starts with each of the words. */
  function offerWords(
    words: readonly string[],
    offer: (doc: number) => boolean,
    kinds: readonly EntryKind[],
    maxCount: number,
  ): void {
    const ranges = words.map((word) => rangeOf(word))
    const [rarest = { from: 0, to: 0 }, ...others] = ranges.toSorted((a, b) => size(a) - size(b))
    const from = index.nameStarts[rarest.from] ?? 0
    const to = Math.min(index.nameStarts[rarest.to] ?? 0, from + maxPostings)
    const scattered: number[] = []
    for (let i = from; i < to; i++) {
      const doc = index.nameDocs[i] ?? 0
      if (!kinds.includes(index.entries[doc]?.kind ?? 'scene')) continue
      const fit = ranges.length === 1 ? 'ordered' : fitOf(doc, ranges, others)
      if (fit === 'ordered' && offer(doc)) return
      if (fit === 'scattered' && scattered.length < maxCount) scattered.push(doc)
    }
    for (const doc of scattered) if (offer(doc)) return
  }

  function rangeOf(start: string): WordRange {
    return {
      from: lowerBound(index.words, start),
      to: lowerBound(index.words, `${start}\uffff`),
    }
  }

  function size({ from, to }: WordRange): number {
    return (index.nameStarts[to] ?? 0) - (index.nameStarts[from] ?? 0)
  }

  /** Checks the rarer words first, since most entries lack one of them. */
  function fitOf(
    doc: number,
    ranges: readonly WordRange[],
    rarestFirst: readonly WordRange[],
  ): 'ordered' | 'scattered' | 'none' {
    const from = index.tokenStarts[doc] ?? 0
    const end = index.nameEnds[doc] ?? 0
    for (const range of rarestFirst) if (firstIn(range, from, end) === end) return 'none'
    let at = from
    for (const range of ranges) {
      at = firstIn(range, at, end) + 1
      if (at > end) return 'scattered'
    }
    return 'ordered'
  }

  /** Returns the position of the first word in a range, or `end`. */
  function firstIn({ from, to }: WordRange, start: number, end: number): number {
    let at = start
    while (at < end) {
      const word = index.tokens[at] ?? pieceEnd
      if (word >= from && word < to) break
      at++
    }
    return at
  }

  /** Returns the words with mistakes corrected: whole words to the nearest name, the last word to the start of a name. */
  function correctWords(words: readonly string[]): readonly string[] {
    return words.map((word, i) => {
      if (size(rangeOf(word)) > 0) return word
      const start = i === words.length - 1 ? findNearestStart(word) : undefined
      return start ?? nearest(word, 8).find((near) => isName(near)) ?? word
    })
  }

  function isName(word: string): boolean {
    const id = indexOfSorted(index.words, word)
    return id !== undefined && size({ from: id, to: id + 1 }) > 0
  }

  /** Finds a word of a name whose start is one mistake away from the word typed; the first letter is assumed to be right. */
  function findNearestStart(typed: string): string | undefined {
    if (typed.length < 4) return undefined
    const { from, to } = rangeOf(typed.charAt(0))
    for (let id = from; id < Math.min(to, from + maxCompared); id++) {
      const word = index.words[id] ?? ''
      if (size({ from: id, to: id + 1 }) > 0 && startsWithTypo(word, typed)) return word
    }
    return undefined
  }

  return suggest
}

/** A person’s card comes before the scenes that bear their name, once more than a common word or two letters are typed. */
function mayBeName(words: readonly string[], stopWords: ReadonlySet<string>): boolean {
  return words.some((word) => word.length >= minNameLength && !stopWords.has(word))
}

/** Whether a word starts with what was typed, allowing for one letter added, dropped, changed or swapped. */
function startsWithTypo(word: string, typed: string): boolean {
  let same = 0
  while (same < typed.length && typed[same] === word[same]) same++
  const rest = typed.slice(same + 1)
  return (
    word.startsWith(rest, same + 1) ||
    word.startsWith(rest, same) ||
    word.startsWith(typed.slice(same), same + 1) ||
    (typed[same] === word[same + 1] &&
      typed[same + 1] === word[same] &&
      word.startsWith(typed.slice(same + 2), same + 2))
  )
}
