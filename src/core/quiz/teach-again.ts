/** Finds what a class should be taught again, from questions and the answers to them: of a live quiz or of homework. */
import { isScored } from './item.ts'
import type { PlayItem } from './kinds/index.ts'
import { type Miss, type MixUp, toMiss } from './miss.ts'
import { type Place, type PlacesOf, placeKey } from './places.ts'
import { type ItemAnswer, analyseItems } from './report.ts'
import type { RoundVote } from './vote-shift.ts'

export type Topic =
  | { readonly kind: 'question' }
  /** Two answers that were taken for each other in several questions. */
  | { readonly kind: 'pair'; readonly words: readonly [string, string] }
  /** `asked` is how many questions about it there were. */
  | { readonly kind: 'place'; readonly place: Place; readonly asked: number }

export interface ToTeach {
  readonly topic: Topic
  /** The worst first. */
  readonly misses: readonly Miss[]
  /** Where to go back to, the best place first. */
  readonly places: readonly Place[]
}

/** A class can be taught so much again in one lesson. */
const maxThings = 3
const maxPlaces = 3

interface Answered {
  readonly items: readonly PlayItem[]
  /** Only those that were scored; `round` is the place of the item. */
  readonly answers: readonly ItemAnswer[]
  /** What was voted before the class talked a question over, if it did. */
  readonly firstVotes?: readonly RoundVote[]
}

/** Returns at most three things, the one that most students lost most by first. */
export function findToTeach(
  { items, answers, firstVotes = [] }: Answered,
  placesOf: PlacesOf,
): readonly ToTeach[] {
  const reports = analyseItems(items, answers, new Map()).filter(({ n }) => n > 0)
  const byRound = Map.groupBy(answers, ({ round }) => round)
  const asked = reports.flatMap((report) => {
    const item = items[report.round]
    return item === undefined ? [] : [{ report, item, places: placesOf(item) }]
  })
  let left = asked.flatMap(({ report, item, places }) => {
    const miss = toMiss(report, item, {
      answers: byRound.get(report.round) ?? [],
      firstVotes: firstVotes.filter(({ round }) => round === report.round),
      places,
    })
    return miss === undefined ? [] : [miss]
  })
  const counts = countPlaces(asked.map(({ places }) => places))
  const things: ToTeach[] = []
  while (things.length < maxThings && left.length > 0) {
    const [worst] = groupsOf(left, counts, asked.length).toSorted(compareGroups)
    if (worst === undefined) break
    things.push(toTeach(worst))
    left = left.filter((miss) => !worst.misses.includes(miss))
  }
  return things
}

/** Returns how many students answered anything that has a right answer. */
export function countStudents({ items, answers }: Answered): number {
  const judged = answers.filter(({ round }) => {
    const item = items[round]
    return item !== undefined && isScored(item)
  })
  return new Set(judged.map(({ person }) => person)).size
}

interface Group {
  readonly topic: Topic
  readonly misses: readonly Miss[]
  readonly weight: number
}

/** Every way to see the misses that are left: each by itself, and together where they are about the same. */
function groupsOf(
  misses: readonly Miss[],
  askedAt: ReadonlyMap<string, number>,
  askedInAll: number,
): readonly Group[] {
  const single = misses.map((miss) => toGroup({ kind: 'question' }, [miss]))
  const pairs = groupBy(misses, ({ mixUp }) => pairsOf(mixUp)).map(({ key, same }) =>
    toGroup({ kind: 'pair', words: key }, same),
  )
  const places = groupBy(misses, ({ places: of }) => of).flatMap(({ key, same }) => {
    const asked = askedAt.get(placeKey(key)) ?? 0
    // What every question is about says nothing, and neither does a theme that mostly went well.
    const isTelling = asked < askedInAll && same.length * 2 >= asked
    return isTelling ? [toGroup({ kind: 'place', place: key, asked }, same)] : []
  })
  return [...pairs, ...places, ...single]
}

function toGroup(topic: Topic, misses: readonly Miss[]): Group {
  return { topic, misses, weight: misses.reduce((sum, { weight }) => sum + weight, 0) }
}

/** Returns the groups of two or more. */
function groupBy<Key>(
  misses: readonly Miss[],
  keysOf: (miss: Miss) => readonly Key[],
): readonly { readonly key: Key; readonly same: readonly Miss[] }[] {
  const all = misses.flatMap((miss) => keysOf(miss).map((key) => ({ key, miss })))
  return [...Map.groupBy(all, ({ key }) => JSON.stringify(key)).values()].flatMap((group) => {
    const [first] = group
    return first === undefined || group.length < 2
      ? []
      : [{ key: first.key, same: group.map(({ miss }) => miss) }]
  })
}

/** “True” and “False” are no two things that somebody mixes up, and neither are the words of several answers. */
function pairsOf(mixUp: MixUp | undefined): readonly (readonly [string, string])[] {
  if (mixUp === undefined || mixUp.kind !== 'chosen') return []
  const { words, instead } = mixUp
  if (new Set([words, instead]).isSubsetOf(new Set(['True', 'False']))) return []
  return [words < instead ? [words, instead] : [instead, words]]
}

/** The most lost first; of equals what is most exact, then what was asked first. */
function compareGroups(a: Group, b: Group): number {
  return (
    b.weight - a.weight ||
    exactness(a.topic) - exactness(b.topic) ||
    (a.misses[0]?.round ?? 0) - (b.misses[0]?.round ?? 0)
  )
}

const placeOrder = ['quote', 'scene', 'theme'] as const

function exactness(topic: Topic): number {
  switch (topic.kind) {
    case 'question':
      return 0
    case 'pair':
      return 1
    case 'place':
      return 2 + placeOrder.indexOf(topic.place.kind)
    default:
      return topic satisfies never
  }
}

function toTeach({ topic, misses: all }: Group): ToTeach {
  const misses = all.toSorted((a, b) => b.weight - a.weight || a.round - b.round)
  const own = topic.kind === 'place' ? [topic.place] : []
  const places = misses
    .flatMap((miss) => miss.places)
    .filter(({ kind }) => kind !== 'theme')
    .toSorted((a, b) => placeOrder.indexOf(a.kind) - placeOrder.indexOf(b.kind))
  const unique = new Map([...own, ...places].map((place) => [placeKey(place), place]))
  return { topic, misses, places: [...unique.values()].slice(0, maxPlaces) }
}

function countPlaces(all: readonly (readonly Place[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of all.flat().map((place) => placeKey(place))) {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
