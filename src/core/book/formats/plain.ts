/** A spreadsheet for people: with names, with code names, or with nobody’s. */
import { type CsvDecimals, toCsv } from '../../reply/csv.ts'
import type { BookSheet, SheetStudent } from '../book-sheet.ts'
import { type BookFile, cellsOf } from './book-file.ts'

export function writePlain(sheet: BookSheet, decimals: CsvDecimals): BookFile {
  const { students, items, names } = sheet
  const named = namesOf(sheet)
  return {
    name: names === 'real' ? 'book-with-names.csv' : 'book.csv',
    content: toCsv(
      [
        [
          ...named.map(({ heading }) => heading),
          ...items.map(({ heading, points }) => `${heading} (out of ${points})`),
        ],
        ...students.map((student, index) => [
          ...named.map(({ cell }) => cell(student, index)),
          ...cellsOf(student, items),
        ]),
      ],
      decimals,
    ),
    left: 0,
  }
}

interface NameColumn {
  readonly heading: string
  readonly cell: (student: SheetStudent, index: number) => string | number
}

/** Whoever is on no list has no ids of the school. */
function namesOf({ names, hasRoster }: BookSheet): readonly NameColumn[] {
  switch (names) {
    case 'real':
      return [
        { heading: 'Name', cell: ({ name }) => name },
        ...(hasRoster
          ? [
              { heading: 'Group', cell: ({ group }: SheetStudent) => group },
              { heading: 'Student ID', cell: ({ studentId }: SheetStudent) => studentId },
              { heading: 'E-mail', cell: ({ email }: SheetStudent) => email },
            ]
          : []),
      ]
    case 'pseudonym':
      return [{ heading: 'Code name', cell: ({ name }) => name }]
    case 'none':
      return [{ heading: 'Row', cell: (_student, index) => index + 1 }]
    default:
      return names satisfies never
  }
}
