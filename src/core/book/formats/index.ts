/** The programs that files are written for, with a file each. */
import type { CsvDecimals } from '../../reply/csv.ts'
import type { BookSheet } from '../book-sheet.ts'
import type { BookFile } from './book-file.ts'
import { writeCanvas } from './canvas.ts'
import { writeGoogleClassroom } from './google-classroom.ts'
import { writeMoodle } from './moodle.ts'
import { writePlain } from './plain.ts'

export const bookFormats = ['canvas', 'moodle', 'google-classroom', 'plain'] as const
export type BookFormat = (typeof bookFormats)[number]

export const formatTitles: Readonly<Record<BookFormat, string>> = {
  canvas: 'Canvas',
  moodle: 'Moodle',
  'google-classroom': 'Google Classroom',
  plain: 'A plain spreadsheet',
}

/** Gradebooks read numbers with a point wherever they are; people choose. */
const writers: Readonly<Record<BookFormat, (sheet: BookSheet, decimals: CsvDecimals) => BookFile>> =
  {
    canvas: writeCanvas,
    moodle: writeMoodle,
    'google-classroom': writeGoogleClassroom,
    plain: writePlain,
  }

export function writeBook(
  format: BookFormat,
  sheet: BookSheet,
  decimals: CsvDecimals = 'point',
): BookFile {
  return writers[format](sheet, decimals)
}
