/** A file for Canvas (Grades → Import). Its importer is https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb */
import { toCsv } from '../../reply/csv.ts'
import type { BookSheet } from '../book-sheet.ts'
import { sortName } from '../roster.ts'
import { type BookFile, cellsOf, onlyKnown } from './book-file.ts'

/** Canvas takes a column with such words in its name, or with the beginning of others in it, for one of its own and leaves it out. */
const reserved = /(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)/g

/** A row whose name has these is no student, but says what columns are out of; in a chat anybody may be called so. */
const pointsPossible = /Points Possible/g

/** Canvas finds students by their SIS ids, else by their names. The second row says what each column is out of. */
export function writeCanvas(sheet: BookSheet): BookFile {
  const students = onlyKnown(sheet)
  const { items } = sheet
  return {
    name: 'book-canvas.csv',
    content: toCsv([
      [
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        ...items.map(({ heading }) =>
          heading.replaceAll(reserved, (words) => words.replace(' ', '-')),
        ),
      ],
      ['    Points Possible', null, null, null, null, ...items.map(({ points }) => points)],
      ...students.map((student) => [
        sortName(student).replaceAll(pointsPossible, 'Points-Possible'),
        null,
        student.studentId === '' ? null : student.studentId,
        student.login === '' ? orNull(student.email) : student.login,
        orNull(student.group),
        ...cellsOf(student, items),
      ]),
    ]),
    left: sheet.students.length - students.length,
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
