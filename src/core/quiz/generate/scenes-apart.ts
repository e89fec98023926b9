/** Tells which scenes a class can't confuse: a wrong option must not be right as well. */
import type { Library } from '../../pack/library.ts'
import type { Scene } from '../../pack/pack.ts'
import { contentStemsIn } from '../../search/languages/language-of.ts'

export interface SceneFacts {
  /** Whether the title of one scene can stand beside that of another as clearly wrong. */
  readonly areApart: (one: Scene, other: Scene) => boolean
  /** Whether a line with these words could be from the scene, by what the pack tells of it. */
  readonly couldHold: (scene: Scene, lineStems: readonly string[]) => boolean
}

/** A setting with one of these words goes on where the scene before stopped. */
const goesOn = /\b(?:same|later|afterwards?|moments?|still|meanwhile|continu\w+|straight)\b/i

/** Scenes closer than this in the story often share a talk that the pack has cut in two. */
const minDistance = 2

/** From this share of a line’s words on, what a pack tells of a scene is about the line, too. */
const minToldShare = 0.5

export function createSceneFacts(view: Library): SceneFacts {
  const contentStems = contentStemsIn(view.pack.language)
  const occasions = numberOccasions(view)
  const names = new Set(
    view.characters.flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((each) => contentStems(each)),
    ),
  )
  const titles = new Map<string, readonly string[]>()
  const texts = new Map<string, ReadonlySet<string>>()

  /** The words that tell a scene from others; names do only where there is nothing else. */
  function titleOf(scene: Scene): readonly string[] {
    const stems = contentStems(scene.title)
    const telling = stems.filter((stem) => !names.has(stem))
    return remember(titles, scene.id, () => (telling.length > 0 ? telling : stems))
  }
  function textOf(scene: Scene): ReadonlySet<string> {
    const { title, aliases, setting, summary, events, keywords } = scene
    return remember(
      texts,
      scene.id,
      () =>
        new Set(
          contentStems([title, ...aliases, setting, summary, ...events, ...keywords].join(' ')),
        ),
    )
  }
  function couldBeCalled(scene: Scene, other: Scene): boolean {
    return titleOf(other).every((stem) => textOf(scene).has(stem))
  }

  return {
    areApart: (one, other) =>
      Math.abs(view.sceneNumber(one.id) - view.sceneNumber(other.id)) >= minDistance &&
      occasions.get(one.id) !== occasions.get(other.id) &&
      !couldBeCalled(one, other) &&
      !couldBeCalled(other, one),

    couldHold(scene, lineStems) {
      const telling = lineStems.filter((stem) => !names.has(stem))
      const told = telling.filter((stem) => textOf(scene).has(stem))
      return told.length > 0 && told.length / telling.length >= minToldShare
    },
  }
}

/** Numbers what happens in one go: scenes in a row that share their place, or go on where the one before stopped. */
function numberOccasions({ scenes, pack }: Library): ReadonlyMap<string, number> {
  const contentStems = contentStemsIn(pack.language)
  let occasion = 0
  return new Map(
    scenes.map((scene, index) => {
      const before = scenes[index - 1]
      if (before !== undefined && !goesOnFrom(contentStems, before, scene)) occasion += 1
      return [scene.id, occasion]
    }),
  )
}

/** A part without a setting, such as a section of a chapter, stands for itself. */
function goesOnFrom(
  contentStems: (text: string) => readonly string[],
  { setting: placeBefore = '' }: { readonly setting?: string | undefined },
  { setting: place = '' }: { readonly setting?: string | undefined },
): boolean {
  return goesOn.test(place) || shareAny(contentStems(place), contentStems(placeBefore))
}

export function shareAny(one: readonly string[], other: readonly string[]): boolean {
  return one.some((stem) => other.includes(stem))
}

function remember<T>(known: Map<string, T>, id: string, find: () => T): T {
  const value = known.get(id) ?? find()
  known.set(id, value)
  return value
}
