/** A menu that opens what a view names, by the limits that apply when it is used. */
import { componentId } from '../command/component-id.ts'
import type { FindById, Library } from '../pack/library.ts'
import type { EntryKind, ItemsByKind } from '../pack/sections.ts'
import { lineOnOneLine } from '../pack/line-text.ts'
import { labelOf } from './kind-label.ts'
import { type Block, select } from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'

/** Slack’s labels are no longer (https://docs.slack.dev/reference/block-kit/composition-objects/option-object). */
const maxLabelLength = 75
/** Discord’s menus have no more options. */
export const maxMenuOptions = 25

/** What people call an item. */
const names: { readonly [Kind in EntryKind]: (item: ItemsByKind[Kind]) => string } = {
  scene: ({ title }) => title,
  quote: (quote) => `“${lineOnOneLine(quote)}”`,
  character: ({ name }) => name,
  theme: ({ name }) => name,
  question: ({ prompt }) => prompt,
  term: ({ term }) => term,
}

export interface ItemRef {
  readonly kind: EntryKind
  readonly id: string
}

export function itemRefs(kind: EntryKind, ids: readonly string[]): readonly ItemRef[] {
  return ids.map((id) => ({ kind, id }))
}

/** Returns a menu of the items that the library shows, each once; an empty one if it shows none of them. */
export function openMenu(library: Library, label: string, refs: readonly ItemRef[]): Block {
  const options = refs.flatMap(({ kind, id }) => {
    const name = itemName(library, { kind, id })
    if (name === undefined) return []
    return [
      {
        label: truncate(name, maxLabelLength),
        value: `${kind}/${id}`,
        description: labelOf(library, kind),
      },
    ]
  })
  const unique = new Map(options.map((option) => [option.value, option]))
  return select(label, componentId('search', 'open'), [...unique.values()].slice(0, maxMenuOptions))
}

/** Returns what people call an item, if the library shows it. */
export function itemName(library: Library, ref: ItemRef): string | undefined {
  return nameOf(library, ref.kind, ref.id)
}

function nameOf<Kind extends EntryKind>(
  library: Library,
  kind: Kind,
  id: string,
): string | undefined {
  const finders: FindById = library
  const item = finders[kind](id)
  return item && names[kind](item)
}
