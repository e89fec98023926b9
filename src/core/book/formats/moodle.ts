/** A file for Moodle (Grades → Import → CSV file). Its importer is https://github.com/moodle/moodle/blob/main/grade/import/csv/classes/load_data.php */
import { isPlainCell, toCsv } from '../../reply/csv.ts'
import { UserError } from '../../reply/user-error.ts'
import type { BookSheet } from '../book-sheet.ts'
import { type BookFile, cellsOf, onlyKnown, outOfHundred } from './book-file.ts'

const identifiers = [
  { key: 'email', heading: 'Email address' },
  { key: 'studentId', heading: 'ID number' },
  { key: 'login', heading: 'Username' },
] as const

/**
 * Moodle stops at a student whom it does not know, and gives a row without an identifier to the student above it. So one identifier is
 * chosen that most students have, and whoever lacks it, or has one that a spreadsheet would run, is left out. New columns are out of 100
 * there, and an empty cell of theirs would be a zero; a dash is no mark.
 */
export function writeMoodle(sheet: BookSheet): BookFile {
  const known = onlyKnown(sheet)
  const counts = identifiers.map((each) => ({
    ...each,
    count: known.filter((student) => isUsable(student[each.key])).length,
  }))
  const { key, heading, count } = counts.reduce((most, each) =>
    each.count > most.count ? each : most,
  )
  if (count === 0) {
    throw new UserError(
      'Moodle needs to know who is who by an e-mail address, an ID number or a username. Upload a list of your students that has these, with ',
      { command: 'book roster' },
      '.',
    )
  }
  const students = known.filter((student) => isUsable(student[key]))
  const items = outOfHundred(sheet.items)
  return {
    name: 'book-moodle.csv',
    content: toCsv([
      [heading, 'First name', 'Last name', ...items.map((item) => item.heading)],
      ...students.map((student) => [
        student[key],
        student.firstName === '' ? student.name : student.firstName,
        student.lastName,
        ...cellsOf(student, items).map((mark) => mark ?? '-'),
      ]),
    ]),
    left: sheet.students.length - students.length,
  }
}

function isUsable(identifier: string): boolean {
  return identifier !== '' && isPlainCell(identifier)
}
