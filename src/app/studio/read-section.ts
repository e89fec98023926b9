/** Reads the text of one section again and again while somebody types: only entries that have changed are parsed anew. */
import { z } from 'zod'
import { maxItems } from '../../core/pack/pack-limits.ts'
import { sectionSchemas } from '../../core/pack/pack.ts'
import type { PackPath } from '../../core/pack/section.ts'
import { type SectionName, sections } from '../../core/pack/sections.ts'
import { isBlank } from '../pack/is-blank.ts'
import { type FileProblem, parsePackFile } from '../pack/parse-pack-file.ts'
import { parseYaml } from '../pack/parse-yaml.ts'
import { describeSchemaErrors } from '../pack/schema-errors.ts'
import { type YamlPosition, createPositionFinder } from '../pack/yaml-positions.ts'
import { type EntryText, splitEntries } from './split-entries.ts'

interface Problem extends Omit<FileProblem, 'file'> {
  /** Where in the section it is, if its entries were read one by one. */
  readonly path?: PackPath
  /** What is wrong, as the rest of a sentence that begins with the field. */
  readonly predicate?: string
}

/** An item as it stands in a section. */
export interface ReadEntry {
  readonly line: number
  /** What it holds, and how its schema reads that; undefined where its form is wrong. */
  readonly value: unknown
  readonly item: unknown
  /** Its place among the items, from 0. */
  readonly index: number
}

/** What a section holds; undefined where a part of it has mistakes. */
export interface ReadSection {
  readonly items: readonly unknown[] | undefined
  readonly problems: readonly Problem[]
  /** What the section holds, whatever its form. */
  readonly data: unknown
  /** Each item as its schema reads it; undefined where its form is wrong. Left out where they were not read one by one. */
  readonly parsed?: readonly unknown[]
  /** Where its form is wrong. */
  readonly wrong: readonly PackPath[]
  readonly locate: (path: PackPath) => YamlPosition
  /** The items that can be read, whatever else is wrong. */
  readonly entries: () => readonly ReadEntry[]
}

/** One entry as it was read; its value is the same object as long as its text is the same. */
interface Entry {
  readonly text: string
  readonly value: unknown
  readonly item: unknown
  readonly issues: readonly z.core.$ZodIssue[]
  readonly locate: ReturnType<typeof createPositionFinder>
}

const nothing: ReadSection = {
  items: [],
  problems: [],
  data: [],
  wrong: [],
  locate: () => ({ line: 1, column: 1 }),
  entries: () => [],
}

/** What a message about an anchor begins with; whatever else is wrong is said before it. */
const anchorMessage = /^Packs can’t use anchors/

/** Returns a function that reads the section, with the messages that reading all of it at once would have. */
export function createSectionReader(name: SectionName): (content: string) => ReadSection {
  let cache = new Map<string, Entry>()
  let last: { readonly content: string; readonly read: ReadSection } | undefined

  function readEntries(texts: readonly EntryText[]): ReadSection | undefined {
    if (texts.length > 2 * maxItems[name]) return tooMany(name, texts)
    const before = cache
    cache = new Map()
    const entries: (Entry | undefined)[] = []
    const unread: number[] = []
    for (const [index, { text }] of texts.entries()) {
      const entry = cache.get(text) ?? before.get(text) ?? readEntry(name, text)
      if (entry === undefined) unread.push(index)
      else cache.set(text, entry)
      entries.push(entry)
    }
    const all = entries.filter((entry) => entry !== undefined)
    if (unread.length === 0) return join(name, texts, all)
    const mistake = readMistake(texts, unread)
    return mistake && { ...mistake, entries: () => readable(texts, entries) }
  }

  return (content) => {
    if (last?.content === content) return last.read
    const texts = splitEntries(content)
    const read = isBlank(content)
      ? nothing
      : ((texts && readEntries(texts)) ?? readWhole(name, content))
    last = { content, read }
    return read
  }
}

function readable(
  texts: readonly EntryText[],
  entries: readonly (Entry | undefined)[],
): readonly ReadEntry[] {
  return entries.flatMap((entry, index) =>
    entry === undefined
      ? []
      : [{ index, line: (texts[index]?.line ?? 0) + 1, value: entry.value, item: entry.item }],
  )
}

function readWhole(name: SectionName, content: string): ReadSection {
  const { value, problems, data, wrong, locate } = parsePackFile(
    name,
    content,
    sectionSchemas[name],
  )
  function entries(): readonly ReadEntry[] {
    if (!Array.isArray(data)) return []
    return data.map((each: unknown, index) => {
      const item: unknown = value?.[index] ?? sections[name].schema.safeParse(each).data
      return { index, line: locate([index]).line, value: each, item }
    })
  }
  return { items: value, problems, data, wrong, locate, entries }
}

/** Returns undefined for what cannot be read by itself. */
function readEntry(name: SectionName, text: string): Entry | undefined {
  const read = parseYaml(text)
  if ('problem' in read || !Array.isArray(read.value) || read.value.length !== 1) return undefined
  const [value]: unknown[] = read.value
  const schema: z.ZodType = sections[name].schema
  const parsed = schema.safeParse(value, { reportInput: true })
  return {
    text,
    value,
    item: parsed.data,
    issues: parsed.error?.issues ?? [],
    locate: createPositionFinder(text),
  }
}

/** Finds the first mistake in the YAML; a reader of the whole text would stop there too. */
function readMistake(
  texts: readonly EntryText[],
  unread: readonly number[],
): ReadSection | undefined {
  let anchor: ReadSection | undefined
  for (const index of unread) {
    const { text = '', line = 0 } = texts[index] ?? {}
    const alone = parseYaml(text)
    if (!('problem' in alone)) return undefined
    // What is said may look at the lines around it, and what follows may belong to a text that is never closed.
    const around = texts.slice(Math.max(0, index - 2), index + 2)
    const read = parseYaml(around.map((each) => each.text).join(''))
    const isFound = 'problem' in read
    const { problem } = isFound ? read : alone
    const before = (isFound ? around[0]?.line : line) ?? 0
    const position = { line: problem.line + before, column: problem.column }
    const mistake: ReadSection = {
      items: undefined,
      problems: [{ ...position, message: problem.message }],
      data: undefined,
      wrong: [],
      locate: () => position,
      entries: () => [],
    }
    if (!anchorMessage.test(problem.message)) return mistake
    anchor ??= mistake
  }
  return anchor
}

function join(
  name: SectionName,
  texts: readonly EntryText[],
  entries: readonly Entry[],
): ReadSection {
  function locate([index, ...path]: PackPath): YamlPosition {
    const at = typeof index === 'number' && index in entries ? index : 0
    const position = entries[at]?.locate(index === undefined ? [] : [0, ...path])
    return { line: (position?.line ?? 1) + (texts[at]?.line ?? 0), column: position?.column ?? 1 }
  }
  function read(): readonly ReadEntry[] {
    return readable(texts, entries)
  }
  const data = entries.map(({ value }) => value)
  const parsed = entries.map(({ item }) => item)
  const issues = entries.flatMap(({ issues: own }, index) =>
    own.map((issue) => ({ ...issue, path: [index, ...issue.path] })),
  )
  const every = [...issues, ...sizeIssues(name, data)]
  if (every.length === 0) {
    return { items: parsed, problems: [], data, parsed, wrong: [], locate, entries: read }
  }
  const errors = describeSchemaErrors(new z.ZodError(every), sectionSchemas[name], data)
  return {
    items: undefined,
    problems: errors.map(({ path, message, predicate }) => ({
      ...locate(path as PackPath),
      path: path as PackPath,
      message,
      predicate,
    })),
    data,
    parsed,
    wrong: every.map(({ path }) => path as PackPath),
    locate,
    entries: read,
  }
}

/** Says that alone; what is wrong with ten thousand entries would take too long to find and to read. */
function tooMany(name: SectionName, texts: readonly EntryText[]): ReadSection {
  const issues = sizeIssues(name, texts)
  const errors = describeSchemaErrors(new z.ZodError([...issues]), sectionSchemas[name], texts)
  const position = { line: (texts[0]?.line ?? 0) + 1, column: 1 }
  return {
    items: undefined,
    problems: errors.map(({ message }) => ({ ...position, message })),
    data: undefined,
    wrong: [],
    locate: () => position,
    entries: () => [],
  }
}

function sizeIssues(name: SectionName, data: readonly unknown[]): readonly z.core.$ZodIssue[] {
  if (data.length <= maxItems[name]) return []
  return (
    z.array(z.unknown()).max(maxItems[name]).safeParse(data, { reportInput: true }).error?.issues ??
    []
  )
}
