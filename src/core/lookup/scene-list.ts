/** The view of all scenes that a class may see: a menu for each act, or for each part of a long list. */
import { componentId } from '../command/component-id.ts'
import { packTitle } from '../pack/choose-pack.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import { capitalise } from '../reply/capitalise.ts'
import { type Reply, heading, note, privateReply, select, text } from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { maxMenuOptions } from './open-menu.ts'
import { lostScene } from './scene-view.ts'

/** Slack’s labels are no longer. */
const maxLabelLength = 75
/** More menus do not fit on a phone. */
const maxMenus = 8

export function sceneListView(library: Library): Reply {
  const { pack, scenes, units } = library
  if (scenes.length === 0) return privateReply(text(...lostScene))
  const groups = groupsOf(scenes)
  return privateReply(
    heading(capitalise(units.plural)),
    note(packTitle(pack)),
    ...groups.slice(0, maxMenus).map((group) =>
      select(
        menuLabel(library, group),
        componentId('search', 'open'),
        group.map(({ id, title }) => ({
          label: truncate(`${units.ownNumber(id)}. ${title}`, maxLabelLength),
          value: `scene/${id}`,
        })),
      ),
    ),
    groups.length > maxMenus &&
      note(
        `The others have their numbers too: try `,
        { command: `scene ${units.number(scenes.at(-1)?.id ?? '')}` },
        '.',
      ),
  )
}

/** Act by act, and no more in one than a menu holds. */
function groupsOf(scenes: readonly Scene[]): readonly (readonly Scene[])[] {
  const groups: Scene[][] = []
  for (const scene of scenes) {
    const last = groups.at(-1)
    const isSamePart = last?.[0]?.within === scene.within
    if (last !== undefined && isSamePart && last.length < maxMenuOptions) last.push(scene)
    else groups.push([scene])
  }
  return groups
}

/** “Act 1”, “Act 1, scenes 26 to 30” of a long one, “Chapters 1 to 25”. */
function menuLabel({ scenes, units }: Library, group: readonly Scene[]): string {
  const [first] = group
  const [from, to] = [first, group.at(-1)].map((scene) => units.ownNumber(scene?.id ?? ''))
  if (first?.within === undefined || units.within === undefined) {
    return `${capitalise(units.plural)} ${from} to ${to}`
  }
  const label = `${capitalise(units.within)} ${first.within}`
  const isWhole = scenes.filter(({ within }) => within === first.within).length === group.length
  return isWhole ? label : `${label}, ${units.plural} ${from} to ${to}`
}
