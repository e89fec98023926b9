/** Writes an item into the text where it stands: only what differs is written anew, so that notes, order and quotation marks stay. */
import { isSameValue } from './same-value.ts'
import { parseYaml } from '../pack/parse-yaml.ts'
import { type YamlNode, flowStyle, readYamlTree, scalarStyle } from './yaml-tree.ts'
import { writeEntry, writeField, writeFlow, writeScalar } from './write-yaml.ts'

export type RawItem = Readonly<Record<string, unknown>>

/** No item has nearly as many; a form for thousands of odd ones would take minutes. */
const maxFields = 200

export function isTooWide(item: RawItem): boolean {
  return Object.keys(item).length > maxFields
}

/** What stands from `start` to `end` becomes `text`. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Returns the text of an entry, a list with one item, with `wanted` in place of what it holds; `order` is that of new fields. */
export function rewriteEntry(text: string, wanted: RawItem, order: readonly string[]): string {
  const whole = parseYaml(text)
  const before: unknown =
    'value' in whole && Array.isArray(whole.value) ? whole.value[0] : undefined
  const root = before === undefined ? undefined : readYamlTree(text)?.entries[0]?.node
  if (root?.kind === 'fields' && root.style !== flowStyle) {
    const edits = patchFields(text, root, before, wanted, order)
    const patched = edits === undefined ? undefined : applyEdits(text, edits)
    if (patched !== undefined && holds(patched, wanted)) return patched
  }
  const end = root === undefined ? text.trimEnd().length : endOfLine(text, root.end)
  return writeEntry(wanted, 0) + text.slice(end)
}

/** Returns the text of a file that holds one group, with `wanted` in place of what it holds. */
export function rewriteGroup(text: string, wanted: RawItem, order: readonly string[]): string {
  const whole = parseYaml(text)
  const root = 'value' in whole ? readYamlTree(text) : undefined
  if ('value' in whole && root?.kind === 'fields' && root.style !== flowStyle) {
    const edits = patchFields(text, root, whole.value, wanted, order)
    const patched = edits === undefined ? undefined : applyEdits(text, edits)
    if (patched !== undefined && holds(patched, wanted, (value) => value)) return patched
  }
  const fields = Object.entries(wanted)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([name, value]) => `${writeField(name, value, 0)}\n`)
  const above = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(text)?.[0] ?? ''
  return above + fields.join('')
}

function holds(
  text: string,
  wanted: RawItem,
  wrap: (item: RawItem) => unknown = (item) => [item],
): boolean {
  const read = parseYaml(text)
  return 'value' in read && isSameValue(read.value, wrap(wanted))
}

/** The edits may not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text)
}

/** The end of the line that a place is in. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

/** Returns the changes inside a value, or undefined if it has to be written anew as a whole. */
function patchValue(
  text: string,
  node: YamlNode,
  before: unknown,
  wanted: unknown,
): readonly TextEdit[] | undefined {
  if (isSameValue(before, wanted)) return []
  if (node.style === flowStyle && node.kind !== 'scalar') {
    const isFlat = Array.isArray(wanted) && wanted.every((each) => !isLong(each))
    return isFlat ? [{ ...node, text: writeFlow(wanted) }] : undefined
  }
  if (node.kind === 'fields' && isRawItem(wanted)) return patchFields(text, node, before, wanted)
  if (node.kind === 'list' && Array.isArray(wanted) && wanted.length > 0) {
    return patchList(text, node, Array.isArray(before) ? before : [], wanted)
  }
  const isBlock = node.style === scalarStyle.literal || node.style === scalarStyle.folded
  if (node.kind !== 'scalar' || isBlock || isLong(wanted)) return undefined
  const space = node.start === node.end ? ' ' : ''
  return [{ ...node, text: space + writeScalar(wanted, node.style) }]
}

function patchFields(
  text: string,
  node: YamlNode,
  before: unknown,
  wanted: RawItem,
  order: readonly string[] = Object.keys(wanted),
): readonly TextEdit[] | undefined {
  const [first] = node.entries
  if (first === undefined || node.style === flowStyle) return undefined
  const indent = columnOf(text, first.at)
  const edits: TextEdit[] = []
  for (const { name = '', at, node: own } of node.entries) {
    const value = wanted[name]
    if (value === undefined) {
      // The first one shares its line with the hyphen.
      if (at === first.at) return undefined
      const start = text.lastIndexOf('\n', at)
      edits.push({ start, end: endOfLine(text, own.end), text: '' })
    } else {
      edits.push(
        ...(patchValue(text, own, isRawItem(before) ? before[name] : undefined, value) ?? [
          { start: at, end: own.end, text: writeField(name, value, indent, own) },
        ]),
      )
    }
  }
  const present = node.entries.map(({ name = '' }) => name)
  const after = new Map<string, string[]>()
  for (const name of Object.keys(wanted).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))) {
    if (wanted[name] === undefined || present.includes(name)) continue
    const earlier = order.slice(0, order.indexOf(name))
    const anchor = present.findLast((each) => earlier.includes(each)) ?? present.at(-1) ?? ''
    after.set(anchor, [...(after.get(anchor) ?? []), writeField(name, wanted[name], indent)])
  }
  for (const { name = '', node: own } of node.entries) {
    const lines = after.get(name)
    if (lines === undefined) continue
    const end = endOfLine(text, own.end)
    edits.push({
      start: end,
      end,
      text: lines.map((each) => `\n${' '.repeat(indent)}${each}`).join(''),
    })
  }
  return edits
}

function patchList(
  text: string,
  node: YamlNode,
  before: readonly unknown[],
  wanted: readonly unknown[],
): readonly TextEdit[] | undefined {
  const { entries } = node
  const [first] = entries
  if (first === undefined || before.length !== entries.length) return undefined
  const indent = columnOf(text, text.lastIndexOf('-', first.at - 1))
  const [head, tail] = sharedEnds(before, wanted)
  const shared = Math.min(before.length, wanted.length) - head - tail
  const edits: TextEdit[] = []
  for (let index = head; index < head + shared; index += 1) {
    const own = entries[index]?.node
    const value = wanted[index]
    if (own === undefined) return undefined
    const patched = patchValue(text, own, before[index], value)
    if (patched !== undefined) edits.push(...patched)
    else {
      const start = text.lastIndexOf('-', own.start - 1)
      edits.push({ start, end: own.end, text: writeEntry(value, indent) })
    }
  }
  for (const { at, node: own } of entries.slice(head + shared, before.length - tail)) {
    const start = text.lastIndexOf('\n', at)
    edits.push({ start, end: endOfLine(text, own.end), text: '' })
  }
  const added = wanted.slice(head + shared, wanted.length - tail)
  if (added.length > 0) {
    const lines = added.map((each) => writeEntry(each, indent))
    const above = entries[head + shared - 1]?.node
    if (above === undefined) {
      const start = text.lastIndexOf('-', first.at - 1)
      const more = lines.map((each) => `${each}\n${' '.repeat(indent)}`).join('')
      edits.push({ start, end: start, text: more })
    } else {
      const end = endOfLine(text, above.end)
      const more = lines.map((each) => `\n${' '.repeat(indent)}${each}`).join('')
      edits.push({ start: end, end, text: more })
    }
  }
  return edits
}

/** How many values are the same at the beginning, and how many of the others at the end. */
function sharedEnds(
  before: readonly unknown[],
  wanted: readonly unknown[],
): readonly [number, number] {
  const most = Math.min(before.length, wanted.length)
  let head = 0
  while (head < most && isSameValue(before[head], wanted[head])) head += 1
  let tail = 0
  while (tail < most - head && isSameValue(before.at(-1 - tail), wanted.at(-1 - tail))) tail += 1
  return [head, tail]
}

/** What does not fit in a line: a group, a list, or a text of several lines. */
function isLong(value: unknown): boolean {
  return typeof value === 'object' || (typeof value === 'string' && value.includes('\n'))
}

export function isRawItem(value: unknown): value is RawItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
