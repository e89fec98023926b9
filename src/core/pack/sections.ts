/** The table of a pack’s sections. A new section is a module in `sections/`, a line here and a view in `lookup/item-view.ts`. */
import type { z } from 'zod'
import type { Section } from './section.ts'
import { characters } from './sections/characters.ts'
import { questions } from './sections/questions.ts'
import { quiz } from './sections/quiz.ts'
import { quotes } from './sections/quotes.ts'
import { scenes } from './sections/scenes.ts'
import { terms } from './sections/terms.ts'
import { themes } from './sections/themes.ts'

/** The order is that of menus, of counts and of autocomplete. */
const table = { scenes, quotes, characters, themes, questions, quiz, terms } as const
type Table = typeof table

/** Also the name of the section’s file. */
export type SectionName = keyof Table
export const sectionNames = Object.keys(table) as readonly SectionName[]

/** The files of a pack, in the order in which somebody would read them. */
export const packFiles = ['pack', ...sectionNames] as const

/** The type of one item of each section. */
export type Items = { readonly [Name in SectionName]: z.infer<Table[Name]['schema']> }
type KindOf<Name extends SectionName> = NonNullable<Table[Name]['lookup']>['kind']

/** The items of a pack by section. */
export type PackContent = { readonly [Name in SectionName]: readonly Items[Name][] }

/** What kind of thing somebody looks up. */
export type EntryKind = KindOf<SectionName>
type SectionByKind = { readonly [Name in SectionName as KindOf<Name>]: Name }
export type ItemsByKind = { readonly [Kind in EntryKind]: Items[SectionByKind[Kind]] }

export const sections: { readonly [Name in SectionName]: Section<Items[Name], KindOf<Name>> } =
  table

/** The sections whose items can be looked up, by kind. */
export const lookups = sectionNames.flatMap((name) => {
  const { lookup } = table[name]
  return lookup === undefined ? [] : [{ section: name, lookup }]
})
export const entryKinds: readonly EntryKind[] = lookups.map(({ lookup }) => lookup.kind)

/** What students call items of a kind. */
export function kindLabel(kind: EntryKind): string {
  return lookups.find(({ lookup }) => lookup.kind === kind)?.lookup.label ?? kind
}

/**
 * Returns an object with one value for each section. The caller states its type, because TypeScript cannot relate a
 * generic name to the values of a mapped type.
 */
export function mapSections<Values extends { readonly [Name in SectionName]: unknown }>(
  valueOf: (name: SectionName) => unknown,
): Values {
  return Object.fromEntries(sectionNames.map((name) => [name, valueOf(name)])) as Values
}

/** Returns the names of a section’s items in order; none if its items have no names. */
export function namesIn<Name extends SectionName>(
  content: PackContent,
  section: Name,
): readonly string[] {
  const { nameField } = sections[section]
  return nameField === undefined ? [] : content[section].map((item) => String(item[nameField]))
}

/** Returns every fact that has a scene of its own, in arcs, relationships, evidence and examples, with its path inside the file. */
export function listMoments(content: PackContent) {
  return sectionNames.flatMap((file) => momentsOf(content, file))
}

function momentsOf<Name extends SectionName>(content: PackContent, file: Name) {
  return content[file].flatMap((item, index) =>
    (sections[file].moments?.(item) ?? []).map(({ path, moment }) => {
      return { file, path: [index, ...path], moment }
    }),
  )
}
