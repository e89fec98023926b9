/** What the files for other programs have in common. */
import type { BookItem, BookSheet, SheetStudent } from '../book-sheet.ts'

export interface BookFile {
  readonly name: string
  readonly content: string
  /** How many students are not in it, since the other program could not know who they are. */
  readonly left: number
}

/** Returns the students of the list where there is one, or else everybody. */
export function onlyKnown({ students, hasRoster }: BookSheet): readonly SheetStudent[] {
  return students.filter(({ name, isListed }) => name !== '' && (isListed || !hasRoster))
}

/** Returns what a student got for each item; nothing where they did not take part. */
export function cellsOf(
  { person }: Pick<SheetStudent, 'person'>,
  items: readonly BookItem[],
): readonly (number | null)[] {
  return items.map(({ values }) => values.get(person) ?? null)
}

/** Returns items that are all out of 100, for programs that take everything for that. */
export function outOfHundred(items: readonly BookItem[]): readonly BookItem[] {
  return items.map(({ heading, points, values }) => ({
    heading,
    points: 100,
    values: new Map(
      [...values].map(([person, value]) => [person, Math.round((value / points) * 10_000) / 100]),
    ),
  }))
}
