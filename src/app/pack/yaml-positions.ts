/** Finds the line and column of values in a YAML text, for error messages. Only used once a mistake has been found. */
import { type Event, EVENT_ID, getScalarValue, parseEvents } from 'js-yaml'

/** Both count from 1. */
export interface YamlPosition {
  readonly line: number
  readonly column: number
}

/** Where a value begins, and the nodes inside it by field name or list index. */
interface YamlNode {
  readonly offset: number
  readonly children: Map<PropertyKey, YamlNode>
}

/** A document, list or group of fields that has begun and not yet ended. */
interface OpenCollection {
  readonly kind: 'document' | 'list' | 'fields'
  readonly node: YamlNode
  /** The field whose value comes next. */
  field: { readonly name: string; readonly offset: number } | undefined
}

/**
 * Returns a function that finds the position of the field or list entry at a path; if that is missing, the position of
 * the nearest value around it. The text is parsed once, at the first call, which throws a YAMLException for invalid YAML.
 */
export function createPositionFinder(
  content: string,
): (path: readonly PropertyKey[]) => YamlPosition {
  let parsed:
    | { readonly root: YamlNode; readonly positionAt: (offset: number) => YamlPosition }
    | undefined
  return (path) => {
    parsed ??= {
      root: buildTree(content, parseEvents(content, {})),
      positionAt: createOffsetConverter(content),
    }
    let node = parsed.root
    for (const key of path) {
      const child = node.children.get(key)
      if (child === undefined) break
      node = child
    }
    return parsed.positionAt(node.offset)
  }
}

/** Returns the node of the whole document. */
function buildTree(content: string, events: readonly Event[]): YamlNode {
  let root: YamlNode = { offset: 0, children: new Map() }
  const openCollections: OpenCollection[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      openCollections.pop()
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      openCollections.push({ kind: 'document', node: root, field: undefined })
      continue
    }
    const parent = openCollections.at(-1)
    if (parent === undefined) continue
    const offset = offsetOf(event) ?? parent.field?.offset ?? parent.node.offset
    const node: YamlNode = { offset: parent.field?.offset ?? offset, children: new Map() }
    if (parent.kind === 'fields' && parent.field === undefined) {
      const name = event.type === EVENT_ID.SCALAR ? getScalarValue(content, event) : ''
      parent.field = { name, offset }
    } else {
      if (parent.kind === 'document') root = node
      else parent.node.children.set(parent.field?.name ?? parent.node.children.size, node)
      parent.field = undefined
    }
    if (event.type === EVENT_ID.SEQUENCE) {
      openCollections.push({ kind: 'list', node, field: undefined })
    }
    if (event.type === EVENT_ID.MAPPING) {
      openCollections.push({ kind: 'fields', node, field: undefined })
    }
  }
  return root
}

/** Returns where the value begins, or undefined if it is left out. */
function offsetOf(event: Exclude<Event, { type: typeof EVENT_ID.POP }>): number | undefined {
  const offset =
    'valueStart' in event ? event.valueStart : 'start' in event ? event.start : undefined
  return offset === -1 ? undefined : offset
}

/** Returns a function that converts offsets in the text to lines and columns. */
export function createOffsetConverter(content: string): (offset: number) => YamlPosition {
  const lineStarts = [0]
  for (const { 0: lineEnd, index } of content.matchAll(/\r\n?|\n/g)) {
    lineStarts.push(index + lineEnd.length)
  }
  return (offset) => {
    let [low, high] = [0, lineStarts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 }
  }
}
