/** Finds what is worth reading again for one student: the scenes and lines behind what they did not get completely right. */
import { isScored } from './item.ts'
import { type Place, type PlacesOf, placeKey } from './places.ts'
import type { PlayItem } from './kinds/index.ts'

/** What one student made of a question. */
export interface OwnAnswer {
  readonly item: PlayItem
  /** From 0 to 1; 0 too where they did not answer. */
  readonly credit: number
}

/** More is not read. */
const maxPlaces = 3

/** Returns at most three places, the one with most to learn from first: a scene where several questions lead there, else the line. */
export function findWorthReading(
  answers: readonly OwnAnswer[],
  placesOf: PlacesOf,
): readonly Place[] {
  const missed = answers.flatMap(({ item, credit }) => {
    const [quote, scene] = (['quote', 'scene'] as const).map((kind) =>
      placesOf(item).find((place) => place.kind === kind),
    )
    const around = scene ?? quote
    // What has no right answer teaches nothing about the text.
    return credit === 1 || around === undefined || !isScored(item)
      ? []
      : [{ around, exact: quote ?? around, credit }]
  })
  const groups = [...Map.groupBy(missed, ({ around }) => placeKey(around)).values()].map(
    (same) => ({
      place:
        new Set(same.map(({ exact }) => placeKey(exact))).size > 1
          ? same[0]?.around
          : same[0]?.exact,
      lost: Math.round(same.reduce((sum, { credit }) => sum + 1 - credit, 0) * 1e6),
    }),
  )
  return groups
    .toSorted((a, b) => b.lost - a.lost)
    .flatMap(({ place }) => place ?? [])
    .slice(0, maxPlaces)
}
