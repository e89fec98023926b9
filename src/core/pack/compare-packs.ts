/** What a new version of a pack adds, changes and removes. */
import { truncate } from '../reply/truncate.ts'
import { lineOnOneLine } from './line-text.ts'
import type { Pack } from './pack.ts'
import { type SectionName, sectionNames, sections } from './sections.ts'

export interface SectionChange {
  readonly section: SectionName
  /** How people know the items: by title, name, question or line. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export interface PackChange {
  readonly sections: readonly SectionChange[]
  /** Whether what the pack says about itself has changed. */
  readonly manifest: boolean
  /** Whether a quiz item that stays has another key, so that earlier answers were marked by the old one. */
  readonly keys: boolean
}

const maxNameLength = 60

/** Items are the same if their ids are. */
export function comparePacks(before: Pack, after: Pack): PackChange {
  const changes = sectionNames.flatMap((section) => {
    const change = compareItems(section, before[section], after[section])
    const { added, changed, removed } = change
    return added.length + changed.length + removed.length === 0 ? [] : [change]
  })
  return {
    sections: changes,
    manifest: textOf(manifestOf(before)) !== textOf(manifestOf(after)),
    keys: hasOtherKeys(before, after),
  }
}

/** Returns how people know an item. */
export function nameOfItem(section: SectionName, item: { readonly id: string }): string {
  const fields: Readonly<Record<string, unknown>> = { ...item }
  const field = sections[section].nameField ?? (section === 'quotes' ? 'line' : 'prompt')
  const name = fields[field]
  return truncate(typeof name === 'string' ? lineOnOneLine({ line: name }) : item.id, maxNameLength)
}

function compareItems(
  section: SectionName,
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): SectionChange {
  const earlier = new Map(before.map((item) => [item.id, textOf(item)]))
  const later = new Set(after.map(({ id }) => id))
  function names(items: readonly { readonly id: string }[]): readonly string[] {
    return items.map((item) => nameOfItem(section, item))
  }
  return {
    section,
    added: names(after.filter(({ id }) => !earlier.has(id))),
    changed: names(
      after.filter((item) => earlier.has(item.id) && earlier.get(item.id) !== textOf(item)),
    ),
    removed: names(before.filter(({ id }) => !later.has(id))),
  }
}

/** The fields that say which answers count. */
const keyFields = ['kind', 'answer', 'answers', 'accept', 'pairs', 'events', 'tolerance']

function hasOtherKeys(before: Pack, after: Pack): boolean {
  const keys = new Map(before.quiz.map((item) => [item.id, keyOf(item)]))
  return after.quiz.some((item) => keys.has(item.id) && keys.get(item.id) !== keyOf(item))
}

function keyOf(item: object): string {
  const fields: Readonly<Record<string, unknown>> = { ...item }
  return textOf(keyFields.map((field) => fields[field]))
}

function manifestOf(pack: Pack): object {
  const others: readonly string[] = [...sectionNames, 'drawings', 'images', 'version']
  return Object.fromEntries(Object.entries(pack).filter(([name]) => !others.includes(name)))
}

function textOf(value: unknown): string {
  return JSON.stringify(value)
}
