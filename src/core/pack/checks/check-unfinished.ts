/**
 * Checks a pack some of whose items do not have the right form yet, as far as those mistakes allow: what is wrong elsewhere is
 * reported at once, not only after they are mended.
 */
import type { PackManifest } from '../manifest.ts'
import type { Pack, PackProblem, ReportProblem } from '../pack.ts'
import type { PackPath } from '../section.ts'
import {
  type PackContent,
  type SectionName,
  mapSections,
  sectionNames,
  sections,
} from '../sections.ts'
import { checkNames, findRepeats, repeatedId } from './check-pack.ts'
import { type KnownIds, checkReferencesTo, checkSources } from './references.ts'

/** What each file holds; undefined for what is no list. */
export type RawContent = Readonly<Record<SectionName, unknown>>

/** Where a form is wrong. */
export interface FormMistake {
  readonly file: string
  readonly path: PackPath
}

type RawItem = Readonly<Record<string, unknown>>

/** Returns an item as its schema reads it; undefined if its form is wrong. */
export type ParseItem = (name: SectionName, item: unknown, index: number) => unknown

/**
 * Returns mistakes that are independent of the given ones. `manifest` is left out if it has mistakes itself; `parse` spares
 * whoever has read the items already from reading them again.
 */
export function checkUnfinished(
  manifest: PackManifest | undefined,
  raw: RawContent,
  mistakes: readonly FormMistake[],
  parse: ParseItem = parseItem,
): readonly PackProblem[] {
  const problems: PackProblem[] = []

  function report(...[file, path, message]: Parameters<ReportProblem>): void {
    if (mistakes.some((mistake) => mistake.file === file && overlap(mistake.path, path))) return
    problems.push({ file, path, message: typeof message === 'string' ? message : message() })
  }

  const ids = mapSections<KnownIds>((name) => {
    const items = raw[name]
    return Array.isArray(items) ? new Set(items.flatMap((item) => idOf(item) ?? [])) : undefined
  })
  for (const name of sectionNames) {
    const items = listOf(raw[name])
    const known = items.map((item, index) => idOf(item) ?? `no id ${index}`)
    for (const [index, id] of findRepeats(known)) report(name, [index, 'id'], repeatedId(id))
    for (const [index, item] of items.entries()) {
      checkItem(ids, name, item, (file, [, ...path], message) =>
        report(file, [index, ...path], message),
      )
    }
  }
  if (manifest !== undefined) checkWellFormed(manifest, raw, parse, report)
  return problems
}

/** Checks the references of one item, which may lack what its section is sure of. */
function checkItem(ids: KnownIds, name: SectionName, item: unknown, report: ReportProblem): void {
  if (!isItem(item)) return
  const content = { ...emptyContent(), [name]: [item] } as PackContent
  try {
    checkReferencesTo(ids, content, report)
  } catch {
    // Its form is so wrong that nothing can be said about its references.
  }
}

/** Checks names and sources, among those items that have the right form. */
function checkWellFormed(
  manifest: PackManifest,
  raw: RawContent,
  parse: ParseItem,
  report: ReportProblem,
): void {
  const places = new Map<string, readonly number[]>()
  const content = mapSections<PackContent>((name) => {
    const found = listOf(raw[name]).flatMap((item, index) => {
      const parsed = parse(name, item, index)
      return parsed === undefined ? [] : [[index, parsed] as const]
    })
    places.set(
      name,
      found.map(([index]) => index),
    )
    return found.map(([, item]) => item) as never
  })
  const pack: Pack = { ...manifest, ...content }
  for (const check of [checkNames, checkSources]) {
    check(pack, (file, [index, ...path], message) => {
      const place = typeof index === 'number' ? places.get(file)?.[index] : index
      report(file, place === undefined ? [] : [place, ...path], message)
    })
  }
}

export function parseItem(name: SectionName, item: unknown): unknown {
  return sections[name].schema.safeParse(item).data
}

function emptyContent(): PackContent {
  return mapSections<PackContent>(() => [])
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isItem(value: unknown): value is RawItem {
  return typeof value === 'object' && value !== null
}

function idOf(item: unknown): string | undefined {
  const id = isItem(item) ? item['id'] : undefined
  return typeof id === 'string' ? id : undefined
}

/** Whether one of the paths leads into what the other names. */
function overlap(one: PackPath, other: PackPath): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length).every((part, index) => part === other[index])
}
