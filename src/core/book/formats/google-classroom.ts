/** A file with the columns of Google Classroom: last name, first name, e-mail address, then a column for each item and what it is out of. */
import { toCsv } from '../../reply/csv.ts'
import type { BookSheet } from '../book-sheet.ts'
import { type BookFile, cellsOf, onlyKnown } from './book-file.ts'

export function writeGoogleClassroom(sheet: BookSheet): BookFile {
  const students = onlyKnown(sheet)
  const { items } = sheet
  return {
    name: 'book-google-classroom.csv',
    content: toCsv([
      ['Last Name', 'First Name', 'Email Address', ...items.map(({ heading }) => heading)],
      ['Points', null, null, ...items.map(({ points }) => points)],
      ...students.map((student) => [
        student.lastName,
        student.firstName === '' ? student.name : student.firstName,
        student.email,
        ...cellsOf(student, items),
      ]),
    ]),
    left: sheet.students.length - students.length,
  }
}
