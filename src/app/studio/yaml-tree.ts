/** Reads a YAML text as a tree of values that know where they stand in it, so that one can be written anew and the rest left alone. */
import { type Event, EVENT_ID, getScalarValue, parseEvents } from 'js-yaml'

/** A value from `start` to `end`. One that is left out begins and ends behind its colon. */
export interface YamlNode {
  readonly kind: 'scalar' | 'list' | 'fields'
  readonly style: number
  readonly start: number
  readonly end: number
  readonly entries: readonly YamlEntry[]
}

/** A field of a group or an entry of a list; `at` is where its name or its value begins. */
interface YamlEntry {
  readonly name: string | undefined
  readonly at: number
  readonly node: YamlNode
}

/** As js-yaml counts them: of lists and groups, and of scalars. */
export const flowStyle = 2
export const scalarStyle = { plain: 1, single: 2, double: 3, literal: 4, folded: 5 } as const

/** Throws a YAMLException for a text that is no YAML. */
export function readYamlTree(content: string): YamlNode | undefined {
  const events = parseEvents(content, {})
  let next = 0

  function readNode(emptyAt: number): YamlNode {
    const event = events[next++]
    if (event?.type === EVENT_ID.SCALAR) return scalarNode(content, event, emptyAt)
    if (event?.type === EVENT_ID.MAPPING) return collection('fields', event)
    if (event?.type === EVENT_ID.SEQUENCE) return collection('list', event)
    return { kind: 'scalar', style: 1, start: emptyAt, end: emptyAt, entries: [] }
  }

  function collection(
    kind: 'list' | 'fields',
    { start, style }: Extract<Event, { readonly start: number }>,
  ): YamlNode {
    const entries: YamlEntry[] = []
    while (next < events.length && events[next]?.type !== EVENT_ID.POP) {
      if (kind === 'list') {
        const node = readNode(start)
        entries.push({ name: undefined, at: node.start, node })
        continue
      }
      const key = events[next]
      const keyNode = readNode(start)
      const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(content, key) : ''
      const node = readNode(content.indexOf(':', keyNode.end) + 1)
      entries.push({ name, at: keyNode.start, node })
    }
    next += 1
    const last = entries.at(-1)?.node.end ?? start
    const end = style === flowStyle ? closingEnd(content, Math.max(last, start + 1)) : last
    return { kind, style, start, end, entries }
  }

  while (next < events.length) {
    if (events[next++]?.type === EVENT_ID.DOCUMENT) return readNode(0)
  }
  return undefined
}

function scalarNode(
  content: string,
  event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>,
  emptyAt: number,
): YamlNode {
  const { valueStart, valueEnd, style } = event
  const entries: readonly YamlEntry[] = []
  if (valueStart === -1) return { kind: 'scalar', style, start: emptyAt, end: emptyAt, entries }
  const isQuoted = style === scalarStyle.single || style === scalarStyle.double
  if (isQuoted) return { kind: 'scalar', style, start: valueStart - 1, end: valueEnd + 1, entries }
  if (style === scalarStyle.plain) {
    return { kind: 'scalar', style, start: valueStart, end: valueEnd, entries }
  }
  // Its sign stands in the line above.
  const sign = Math.max(content.lastIndexOf('|', valueStart), content.lastIndexOf('>', valueStart))
  const end = valueStart + content.slice(valueStart, valueEnd).trimEnd().length
  return { kind: 'scalar', style, start: sign, end: Math.max(end, sign + 1), entries }
}

/** Returns the place behind the bracket that closes a list or a group; only blanks, commas and notes stand before it. */
function closingEnd(content: string, from: number): number {
  const [before = ''] = /^(?:[\s,]|#[^\n]*)*/.exec(content.slice(from)) ?? []
  return from + before.length + 1
}
