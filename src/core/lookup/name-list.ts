/** The view of all characters or themes that a class may see, for whoever knows none of their names. */
import { componentId } from '../command/component-id.ts'
import { packTitle } from '../pack/choose-pack.ts'
import type { Library } from '../pack/library.ts'
import { capitalise } from '../reply/capitalise.ts'
import { type Reply, heading, note, privateReply, select, text } from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { noCharactersView } from './find-item.ts'
import { maxMenuOptions } from './open-menu.ts'

/** Slack’s labels and descriptions are no longer. */
const maxLabelLength = 75
/** More menus do not fit on a phone. */
const maxMenus = 8

const sections = { character: 'characters', theme: 'themes' } as const

export function nameListView(library: Library, kind: keyof typeof sections): Reply {
  const plural = sections[kind]
  const options = optionsOf(library, kind)
  if (kind === 'character' && !library.has('characters')) return noCharactersView(library)
  if (kind === 'theme' && !library.has('themes')) {
    return privateReply(text({ em: library.pack.title }, ' has no themes.'))
  }
  if (options.length === 0) return privateReply(text(`Your class hasn’t met any ${plural} yet.`))
  const starts = options.map((_, at) => at).filter((at) => at % maxMenuOptions === 0)
  return privateReply(
    heading(capitalise(plural)),
    note(packTitle(library.pack)),
    ...starts
      .slice(0, maxMenus)
      .map((at) =>
        select(
          at === 0 ? `Open a ${kind}` : `More ${plural}`,
          componentId('search', 'open'),
          options.slice(at, at + maxMenuOptions),
        ),
      ),
    starts.length > maxMenus && note(`There are more ${plural}: type a name to open one of them.`),
  )
}

function optionsOf(library: Library, kind: keyof typeof sections) {
  return library[sections[kind]].map((item) => ({
    label: truncate(item.name, maxLabelLength),
    value: `${kind}/${item.id}`,
    ...('role' in item ? { description: truncate(item.role, maxLabelLength) } : {}),
  }))
}
