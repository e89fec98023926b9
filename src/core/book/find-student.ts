/** Finds a student of the class’s list by what a teacher types. */
import type { CommandContext } from '../command/context.ts'
import type { TextOption } from '../command/option.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { isSameName } from './match-names.ts'
import { type RosterStudent, sortName } from './roster.ts'

/** Discord offers no more at once. */
const maxSuggestions = 25

export function studentOption(summary: string) {
  return {
    kind: 'text',
    summary,
    maxLength: 120,
    async suggest(typed: string, { book, person }: CommandContext) {
      if (!person.isTeacher) return []
      const words = foldLetters(typed.trim())
      return (await book.roster())
        .filter((student) => foldLetters(labelOf(student)).includes(words))
        .slice(0, maxSuggestions)
        .map((student) => ({ label: labelOf(student), value: keyOf(student) }))
    },
  } as const satisfies TextOption
}

/** Throws a UserError where there is no such student, or where it may be several. */
export async function findStudent(
  { book }: Pick<CommandContext, 'book'>,
  typed: string,
): Promise<RosterStudent> {
  const words = typed.trim()
  const students = await book.roster()
  const byKey = students.find(
    ({ studentId, email }) =>
      words !== '' && [studentId, email].some((key) => key.toLowerCase() === words.toLowerCase()),
  )
  if (byKey !== undefined) return byKey
  const named = students.filter(
    (student) => isSameName(student.name, words) || isSameName(sortName(student), words),
  )
  const [first, ...others] = named
  if (first === undefined) {
    throw new UserError(
      'Nobody on your list is called ',
      { em: truncate(words, 80) },
      '. Write the whole name, the student id or the e-mail address.',
    )
  }
  if (others.length === 0) return first
  throw new UserError(
    `${named.length} students on your list have that name. Write the student id or the e-mail address.`,
  )
}

function labelOf(student: RosterStudent): string {
  const { studentId, email } = student
  const mark = studentId === '' ? email : studentId
  return truncate(mark === '' ? sortName(student) : `${sortName(student)} (${mark})`, 75)
}

/** What nobody else has, where there is such a thing. */
function keyOf({ studentId, email, name }: RosterStudent): string {
  return studentId === '' ? (email === '' ? name : email) : studentId
}
