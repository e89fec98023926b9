/** Finds where a value stands in a YAML text, for messages that point at it. Only used once something is wrong. */
import { EVENT_ID, getScalarValue, parseEvents } from 'js-yaml'

/** Lines and columns count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A list or a group of fields that is open while the events go by. */
interface Open {
  readonly kind: 'document' | 'list' | 'fields'
  /** Whether the path leads through here. */
  readonly onPath: boolean
  entries: number
  /** The field whose value comes next. */
  field: { readonly name: string; readonly offset: number } | undefined
}

/** The place of the field or list entry that the path leads to; where it is missing, of what should hold it. */
export function placeOf(content: string, path: readonly PropertyKey[]): Place {
  const open: Open[] = []
  let best = { depth: -1, offset: 0 }
  for (const event of parseEvents(content, {})) {
    if (event.type === EVENT_ID.ALIAS) continue
    if (event.type === EVENT_ID.POP) {
      open.pop()
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ kind: 'document', onPath: true, entries: 0, field: undefined })
      continue
    }
    const holder = open.at(-1)
    if (holder === undefined) continue
    const offset = event.type === EVENT_ID.SCALAR ? event.valueStart : event.start
    if (holder.kind === 'fields' && holder.field === undefined) {
      const name = event.type === EVENT_ID.SCALAR ? getScalarValue(content, event) : ''
      holder.field = { name, offset }
      continue
    }
    const depth = open.length - 1
    const name = holder.kind === 'fields' ? holder.field?.name : holder.entries
    const onPath = holder.onPath && (depth === 0 || name === path[depth - 1])
    if (onPath && depth > best.depth) best = { depth, offset: holder.field?.offset ?? offset }
    holder.entries += 1
    holder.field = undefined
    if (event.type !== EVENT_ID.SCALAR) {
      const kind = event.type === EVENT_ID.SEQUENCE ? 'list' : 'fields'
      open.push({ kind, onPath, entries: 0, field: undefined })
    }
  }
  const before = content.slice(0, best.offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
