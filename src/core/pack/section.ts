/** What every section of a pack says about itself; everything that handles sections is derived from this. */
import type { z } from 'zod'
import type { Moment } from './fields.ts'
import type { Rating, RatingReason } from './rating.ts'

/** What the items of every section have. */
export interface PackItem {
  readonly id: string
  readonly rating: Rating
  readonly reasons: readonly RatingReason[]
  readonly source: readonly string[]
}

/** Field names and list indexes (from 0) that lead to a value inside a file. */
export type PackPath = readonly (string | number)[]

/** A field that holds the id of another item, or a list of ids. */
export interface Reference {
  readonly path: PackPath
  readonly to: 'scenes' | 'quotes' | 'characters' | 'themes'
  readonly ids: string | readonly string[] | undefined
}

/** A moment with its path inside the item. */
export interface ItemMoment {
  readonly path: PackPath
  readonly moment: Moment & {
    readonly quote?: string | undefined
    readonly with?: string | undefined
  }
}

/** What a class may see. */
export interface Visibility {
  allowsRating(rating: Rating): boolean
  /** Whether the rating is allowed and the scene is allowed and reached. */
  shows(item: { readonly scene: string; readonly rating: Rating }): boolean
  has(section: 'quotes' | 'characters' | 'themes', id: string): boolean
}

/** The texts of an item that search compares with a query. */
export interface SearchText {
  /** What a list shows: the title, the line, the name. */
  readonly label: string
  readonly aliases: readonly string[]
  /** Names of those who speak or appear. */
  readonly people: readonly string[]
  readonly themes: readonly string[]
  /** Everything else, the most telling text first. */
  readonly body: readonly string[]
}

/** The names of visible items by their ids; hidden ones are left out. */
export type FindNames = (
  section: 'scenes' | 'characters' | 'themes',
  ids: readonly string[],
) => readonly string[]

/** How the items of a section are looked up. */
export interface Lookup<Item, Kind extends string> {
  readonly kind: Kind
  /** What students call such an item. */
  readonly label: string
  /** How an item ranks against equally good matches of other kinds; 1 is neutral. */
  readonly rankFactor: number
  searchText(item: Item, findNames: FindNames): SearchText
}

/** One section: a list of items of one kind, kept in one file. */
export interface Section<Item extends PackItem, Kind extends string> {
  /** The schema of one item. */
  readonly schema: z.ZodType<Item>
  /** What the file holds, as editors show it. */
  readonly summary: string
  readonly isRequired?: true
  /** The field that holds an item’s name, where it has one. */
  readonly nameField?: keyof Item & string
  references?(item: Item): readonly Reference[]
  /** The facts of an item that have a scene of their own. */
  moments?(item: Item): readonly ItemMoment[]
  isVisible(item: Item, visibility: Visibility): boolean
  /** A visible item without the parts that the class may not see. */
  withoutHidden?(item: Item, visibility: Visibility): Item
  /** Left out for items that nobody looks up. */
  readonly lookup?: Lookup<Item, Kind>
}

/** Checks a section against its schema and keeps its kind as a literal type. */
export function defineSection<Item extends PackItem, const Kind extends string = never>(
  section: Section<Item, Kind>,
): Section<Item, Kind> {
  return section
}

/** The item without themes that the class may not see. */
export function withVisibleThemes<T extends { readonly themes: readonly string[] }>(
  item: T,
  visibility: Visibility,
): T {
  return { ...item, themes: item.themes.filter((id) => visibility.has('themes', id)) }
}

/** The moments of one field, each with its path. */
export function momentsIn(
  field: string,
  moments: readonly ItemMoment['moment'][],
): readonly ItemMoment[] {
  return moments.map((moment, index) => ({ path: [field, index], moment }))
}
