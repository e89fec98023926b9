/** Finds where values stand in a YAML text, for messages that point at them. Only used once something is wrong. */
import { type Event, EVENT_ID, getScalarValue, parseEvents } from 'js-yaml'

/** Lines and columns count from 1. */
export interface YamlPosition {
  readonly line: number
  readonly column: number
}

/** Where something begins, and where what it holds begins, by field name or number of the entry. */
interface YamlNode {
  readonly offset: number
  readonly children: Map<PropertyKey, YamlNode>
}

/** A list or a group of fields that is open while the events go by. */
interface OpenCollection {
  readonly kind: 'document' | 'list' | 'fields'
  readonly spot: YamlNode
  /** The field whose value comes next. */
  field: { readonly name: string; readonly offset: number } | undefined
}

/**
 * Answers with the place of the field or list entry that a path leads to; where it is missing, of what should hold it.
 * The text is read once, however many places are asked for. Throws a YAMLException for a text that is not YAML.
 */
export function createPositionFinder(
  content: string,
): (path: readonly PropertyKey[]) => YamlPosition {
  let found: { readonly root: YamlNode; readonly at: (offset: number) => YamlPosition } | undefined
  return (path) => {
    found ??= {
      root: spotsIn(content, parseEvents(content, {})),
      at: createOffsetConverter(content),
    }
    let spot = found.root
    for (const key of path) {
      const next = spot.children.get(key)
      if (next === undefined) break
      spot = next
    }
    return found.at(spot.offset)
  }
}

/** The spot of the whole value, with all that it holds. */
function spotsIn(content: string, events: readonly Event[]): YamlNode {
  let whole: YamlNode = { offset: 0, children: new Map() }
  const open: OpenCollection[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop()
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ kind: 'document', spot: whole, field: undefined })
      continue
    }
    const holder = open.at(-1)
    if (holder === undefined) continue
    const offset = offsetOf(event) ?? holder.field?.offset ?? holder.spot.offset
    const spot: YamlNode = { offset: holder.field?.offset ?? offset, children: new Map() }
    if (holder.kind === 'fields' && holder.field === undefined) {
      const name = event.type === EVENT_ID.SCALAR ? getScalarValue(content, event) : ''
      holder.field = { name, offset }
    } else {
      if (holder.kind === 'document') whole = spot
      else holder.spot.children.set(holder.field?.name ?? holder.spot.children.size, spot)
      holder.field = undefined
    }
    if (event.type === EVENT_ID.SEQUENCE) open.push({ kind: 'list', spot, field: undefined })
    if (event.type === EVENT_ID.MAPPING) open.push({ kind: 'fields', spot, field: undefined })
  }
  return whole
}

/** Where the value begins; nothing where it is left out. */
function offsetOf(event: Exclude<Event, { type: typeof EVENT_ID.POP }>): number | undefined {
  const offset =
    'valueStart' in event ? event.valueStart : 'start' in event ? event.start : undefined
  return offset === -1 ? undefined : offset
}

/** Makes the function that turns offsets in the text into lines and columns. */
export function createOffsetConverter(content: string): (offset: number) => YamlPosition {
  const starts = [0]
  for (const { 0: end, index } of content.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
