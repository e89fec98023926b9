/** Fills an item of a draft into a form, and writes what the form holds into the text again. */
import { toId, uniqueId } from '../../core/pack/new-id.ts'
import type { PackPath } from '../../core/pack/section.ts'
import { type SectionName, mapSections } from '../../core/pack/sections.ts'
import { findKind } from '../../core/quiz/kinds/index.ts'
import { truncate } from '../../core/reply/truncate.ts'
import { isBlank } from '../pack/is-blank.ts'
import { parseYaml } from '../pack/parse-yaml.ts'
import { valueAt } from '../pack/schema-at.ts'
import { type DraftChecker, type DraftTexts, idOf } from './check-draft.ts'
import { type Choice, type ItemField, itemFieldsOf, kindChoices } from './item-fields.ts'
import {
  type RawItem,
  type TextEdit,
  endOfLine,
  isRawItem,
  isTooWide,
  rewriteEntry,
} from './rewrite-entry.ts'
import { onlyChange } from './only-change.ts'
import { type EntryText, splitEntries } from './split-entries.ts'
import { writeEntry } from './write-yaml.ts'
import { readYamlTree } from './yaml-tree.ts'

export interface ItemPlace {
  readonly texts: DraftTexts
  readonly section: SectionName
  /** A line of the item, from 1; left out for a new one. */
  readonly line?: number
}

export interface ItemForm {
  readonly fields: readonly ItemField[]
  readonly value: RawItem
  /** The items of each section that fields may name. */
  readonly names: Readonly<Record<SectionName, readonly Choice[]>>
}

export interface ItemMistake {
  /** Where in the item it is. */
  readonly path: PackPath
  readonly message: string
}

export interface WrittenItem {
  /** The only change of the section’s text. */
  readonly edit: TextEdit
  /** The line that the item begins in then. */
  readonly line: number
  readonly mistakes: readonly ItemMistake[]
}

/** An item in the list that somebody chooses from. */
export interface ListedItem {
  readonly line: number
  readonly name: string
}

/** Why there is no form; the page says it. */
export type NoForm = 'unreadable' | 'noItem'

const maxNameLength = 75
/** What an item may be known by, the name that students see first. */
const nameFields = ['prompt', 'line', 'title', 'name', 'term']

export function createItemForms(checker: DraftChecker) {
  function openForm(place: ItemPlace, kind?: string): ItemForm | NoForm {
    checker.check(place.texts)
    const { entries, manifest } = checker.readable()
    const found = findEntry(place)
    if (typeof found === 'string') return found
    const { section, line } = place
    const value =
      line === undefined
        ? newItem(section, entries[section].at(-1)?.value)
        : entries[section].find(({ index }) => index === found.index)?.value
    if (!isRawItem(value) || isTooWide(value)) return 'unreadable'
    const asked = [kind, textIn(value, 'kind'), kindChoices[0]?.value].find(
      (each) => findKind(each ?? '') !== undefined,
    )
    const unit = textIn(manifest, 'unit') ?? textIn(valueAt(manifest, 'unit'), 'name') ?? 'scene'
    return {
      fields: itemFieldsOf(section, { kind: asked, unit }),
      value: section === 'quiz' ? { ...value, kind: asked } : value,
      names: mapSections<ItemForm['names']>((name) =>
        entries[name].flatMap((each) => nameOf(each.value)),
      ),
    }
  }

  /** Returns the change in the text, and what the check says of the item then. */
  function write(place: ItemPlace, item: RawItem): WrittenItem | NoForm {
    const { texts, section } = place
    const found = findEntry(place)
    if (typeof found === 'string') return found
    if (isTooWide(item)) return 'unreadable'
    const content = texts[section]
    const order = [
      'id',
      ...itemFieldsOf(section, { kind: textIn(item, 'kind'), unit: '' }).map(({ name }) => name),
    ]
    const next =
      found.entry === undefined
        ? appendItem(content, withId(item, content), order)
        : content.slice(0, found.entry.start) +
          rewriteFound(
            found.entry.text,
            item['id'] === undefined ? withId(item, content) : item,
            order,
          ) +
          content.slice(found.entry.start + found.entry.text.length)
    const { mistakes } = checker.check({ ...texts, [section]: next })
    const own = mistakes.filter(({ file, path }) => file === section && path?.[0] === found.index)
    return {
      edit: onlyChange(content, next),
      line: (splitEntries(next)?.[found.index]?.line ?? 0) + 1,
      mistakes: own.map(({ path = [], message, predicate }) => ({
        path: path.slice(1),
        // It stands at the field, which has a name of its own there.
        message: predicate === undefined ? message : `This ${predicate}`,
      })),
    }
  }

  /** Returns the change that takes the item out; notes above and below it stay. */
  function remove(place: ItemPlace): TextEdit | NoForm {
    const found = findEntry(place)
    if (typeof found === 'string') return found
    if (found.entry === undefined) return 'noItem'
    const { start, text } = found.entry
    const end = endOfLine(text, endOf(text))
    const [blank = ''] = /^(?:[ \t]*\n)+/.exec(text.slice(end + 1)) ?? []
    return { start, end: start + Math.min(text.length, end + 1 + blank.length), text: '' }
  }

  return { openForm, write, remove }
}

/** Returns the items that can be read, in the order of the text. */
export function listItems(
  checker: DraftChecker,
  { texts, section }: ItemPlace,
): readonly ListedItem[] {
  checker.check(texts)
  return checker.readable().entries[section].map(({ value, line, index }) => ({
    line,
    name: shortNameOf(value) ?? `Item ${index + 1}`,
  }))
}

export type ItemForms = ReturnType<typeof createItemForms>

/** Returns the entry that a line belongs to, or where a new one comes. */
function findEntry({
  texts,
  section,
  line,
}: ItemPlace): { readonly index: number; readonly entry?: EntryText } | NoForm {
  const content = texts[section]
  const isEmpty = isBlank(content) || /^\s*\[\s*\]\s*$/.test(withoutNotes(content))
  const entries = isEmpty ? [] : splitEntries(content)
  if (entries === undefined) return 'unreadable'
  if (line === undefined) return { index: entries.length }
  const index = entries.findLastIndex((each) => each.line < line)
  const entry = entries[index]
  return entry === undefined ? 'noItem' : { index, entry }
}

function withoutNotes(content: string): string {
  return content.replaceAll(/^[ \t]*#.*$/gm, '')
}

/** Everything that most items share is filled in already. */
function newItem(section: SectionName, before: unknown): RawItem {
  const scene = textIn(before, 'scene')
  return {
    ...(section === 'quiz' && { kind: kindChoices[0]?.value }),
    ...(scene !== undefined && { scene }),
    rating: 'everyone',
  }
}

/** An item that had no id gets it in its first line. */
function rewriteFound(text: string, item: RawItem, order: readonly string[]): string {
  const read = parseYaml(text)
  const before: unknown = 'value' in read && Array.isArray(read.value) ? read.value[0] : undefined
  if (!isRawItem(before) || 'id' in before) return rewriteEntry(text, item, order)
  const id = String(item['id'])
  return rewriteEntry(text.replace(/^-( +)(?=\w)/, `-$1id: ${id}\n $1`), item, order)
}

/** Makes an id of what the item is called, another than all that stand in the text. */
function withId(item: RawItem, content: string): RawItem {
  const name = nameFields.map((field) => textIn(item, field)).find((each) => each !== undefined)
  const taken = new Set(content.matchAll(/\bid: *['"]?([a-z0-9-]+)/g).map(([, id = '']) => id))
  const wanted = textIn(item, 'id') ?? toId(name ?? '') ?? 'new-item'
  return { ...item, id: uniqueId(wanted, taken) }
}

function appendItem(content: string, item: RawItem, order: readonly string[]): string {
  const sorted = Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  const above = isBlank(content) ? content : content.replace(/^[ \t]*\[\s*\][ \t]*$/m, '')
  const start = above.trim() === '' ? '' : `${above.trimEnd()}\n\n`
  return `${start}${writeEntry(Object.fromEntries(sorted), 0)}\n`
}

function endOf(text: string): number {
  try {
    return readYamlTree(text)?.end ?? text.trimEnd().length
  } catch {
    // Whatever it is, it goes up to the next item.
    return text.trimEnd().length
  }
}

function nameOf(value: unknown): readonly Choice[] {
  const id = idOf(value)
  if (id === undefined) return []
  return [{ value: id, label: shortNameOf(value) ?? id }]
}

/** Returns what an item is known by, in one line. */
function shortNameOf(value: unknown): string | undefined {
  const name = [...nameFields, 'id'].map((field) => textIn(value, field)).find((each) => each)
  return name === undefined ? undefined : truncate(name.replaceAll(/\s+/g, ' '), maxNameLength)
}

function textIn(value: unknown, field: string): string | undefined {
  const text = valueAt(value, field)
  return typeof text === 'string' ? text : undefined
}
