/** What a class may see of a pack: nothing above its rating ceiling or past its progress gate. */
import type { Pack } from './pack.ts'
import { type Rating, isRatingAtMost } from './rating.ts'
import type { Visibility } from './section.ts'
import {
  type Items,
  type PackContent,
  type SectionName,
  mapSections,
  sections,
} from './sections.ts'

export interface VisibilityLimits {
  readonly ceiling: Rating
  /** The last scene that the class has reached. Left out, the whole story is open. */
  readonly gate?: string
}

/** Returns every item that the limits allow, without hidden moments and without references to hidden themes. */
export function visibleContent(pack: Pack, limits: VisibilityLimits): PackContent {
  const visibility = createVisibility(pack, limits)
  return mapSections<PackContent>((name) => visibleParts(pack, name, visibility))
}

/** Returns how many items of each section the limits allow. */
export function countVisible(pack: Pack, limits: VisibilityLimits) {
  const visibility = createVisibility(pack, limits)
  return mapSections<Readonly<Record<SectionName, number>>>(
    (name) => visibleItems(pack, name, visibility).length,
  )
}

/** The number of each scene in the whole story, from 1. */
export function numberScenes({ scenes }: Pick<PackContent, 'scenes'>): ReadonlyMap<string, number> {
  return new Map(scenes.map((scene, index) => [scene.id, index + 1]))
}

function createVisibility(pack: Pack, { ceiling, gate }: VisibilityLimits): Visibility {
  const sceneNumbers = numberScenes(pack)
  const lastNumber = gate === undefined ? Infinity : (sceneNumbers.get(gate) ?? 0)
  const sceneRatings = new Map(pack.scenes.map((scene) => [scene.id, scene.rating]))
  const visibleIds = new Map<SectionName, ReadonlySet<string>>()

  const visibility: Visibility = {
    allowsRating: (rating) => isRatingAtMost(rating, ceiling),
    shows({ scene, rating }) {
      const sceneRating = sceneRatings.get(scene)
      return (
        isRatingAtMost(rating, ceiling) &&
        sceneRating !== undefined &&
        isRatingAtMost(sceneRating, ceiling) &&
        (sceneNumbers.get(scene) ?? Infinity) <= lastNumber
      )
    },
    has(name, id) {
      const ids =
        visibleIds.get(name) ?? new Set(visibleItems(pack, name, visibility).map((item) => item.id))
      visibleIds.set(name, ids)
      return ids.has(id)
    },
  }
  return visibility
}

function visibleParts<Name extends SectionName>(
  pack: PackContent,
  name: Name,
  visibility: Visibility,
): readonly Items[Name][] {
  return visibleItems(pack, name, visibility).map(
    (item) => sections[name].withoutHidden?.(item, visibility) ?? item,
  )
}

function visibleItems<Name extends SectionName>(
  pack: PackContent,
  name: Name,
  visibility: Visibility,
): readonly Items[Name][] {
  return pack[name].filter((item) => sections[name].isVisible(item, visibility))
}
