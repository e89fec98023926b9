/** The buttons that show another line or question: they remember the filter and which item is on screen. */
import { componentId, maxComponentIdLength } from '../command/component-id.ts'
import { pick } from '../platform/random.ts'

/** The ids that an item has to fit; a line has a character, a question has a scene. */
export interface ItemFilter {
  readonly character?: string
  readonly scene?: string
  readonly theme?: string
}

type FilterField = keyof ItemFilter

/** The filter fields of each command, in the order in which its buttons carry them. */
const filterFields = {
  quote: ['character', 'theme'],
  discuss: ['scene', 'theme'],
} as const satisfies Record<string, readonly FilterField[]>

type AnotherCommand = keyof typeof filterFields

/**
 * Returns the id of a button that shows another item than `currentId`. Where three ids are too long for a button, it
 * carries only the beginning of `currentId`.
 */
export function anotherAction(command: AnotherCommand, filter: ItemFilter, currentId = ''): string {
  const ids = filterFields[command].map((field) => filter[field] ?? '').join('/')
  const prefix = componentId(command, 'another', `${ids}/`)
  return prefix + currentId.slice(0, maxComponentIdLength - prefix.length)
}

/** Returns the filter and the beginning of the current item’s id from the value of such a button. */
export function parseAnother(command: AnotherCommand, value: string) {
  const ids = value.split('/')
  const fields = filterFields[command]
  const filter: ItemFilter = Object.fromEntries(
    fields.flatMap((field, index) => (ids[index] ? [[field, ids[index]]] : [])),
  )
  return { filter, currentId: ids[fields.length] ?? '' }
}

/** Picks an item at random, and not the current one if there are others. Returns undefined for an empty list. */
export function pickAnother<T extends { readonly id: string }>(
  items: readonly T[],
  currentId: string,
  seed: number,
): T | undefined {
  if (currentId === '') return pick(items, seed)
  const isWholeId = items.some(({ id }) => id === currentId)
  const others = items.filter(({ id }) =>
    isWholeId ? id !== currentId : !id.startsWith(currentId),
  )
  return pick(others.length > 0 ? others : items, seed)
}
