/** A whole study pack: its manifest and the items of its sections. The Zod schemas are the format. */
import { z } from 'zod'
import { PackManifest } from './manifest.ts'
import { maxItems } from './pack-limits.ts'
import type { PackPath } from './section.ts'
import {
  type Items,
  type PackContent,
  type SectionName,
  mapSections,
  sections,
} from './sections.ts'

/** A checked pack: every id in it refers to an item that exists. */
export interface Pack extends PackManifest, PackContent {
  /** SVG that is safe to show, by the name of its file; only a pack in a folder has any. */
  readonly drawings?: ReadonlyMap<string, string>
  /** The pictures of its questions as `data:` addresses, by the names of their files; only those that were checked. */
  readonly images?: Readonly<Record<string, string>>
}

/** Packs by id. */
export type Packs = ReadonlyMap<string, Pack>

export type Scene = Items['scenes']
export type Quote = Items['quotes']
export type Character = Items['characters']
export type Theme = Items['themes']
export type Question = Items['questions']
export type Term = Items['terms']

export type PackFile = 'pack' | SectionName

/** The schema of each section’s file: a list of items. */
export const sectionSchemas = mapSections<{
  readonly [Name in SectionName]: z.ZodType<Items[Name][]>
}>((name) => listSchema(name))

/** The schema of each file. */
export const packSchemas = { pack: PackManifest, ...sectionSchemas } as const

function listSchema(name: SectionName) {
  const { schema, isRequired } = sections[name]
  const items = z.array<z.ZodType>(schema).max(maxItems[name])
  return isRequired === true ? items.min(1) : items
}

/** A mistake in a pack as the checks report it: by file and path, because only the file’s reader knows line numbers. */
export interface PackProblem {
  readonly file: PackFile
  readonly path: PackPath
  /** What is wrong and what to write instead. */
  readonly message: string
}

/** Adds a problem at a path. A message that takes work to find is only worked out where it is shown. */
export type ReportProblem = (
  file: PackFile,
  path: PackPath,
  message: string | (() => string),
) => void
