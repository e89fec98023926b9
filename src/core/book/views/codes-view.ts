/** Codes for students who are not linked: a file to print and cut up, which names them and says so before. */
import { componentId } from '../../command/component-id.ts'
import { type CsvDecimals, toCsv } from '../../reply/csv.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Reply,
  button,
  buttons,
  commandMention,
  file,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import type { StudentCode } from '../book-service.ts'
import type { RosterStudent } from '../roster.ts'

export function askForCodesView(students: readonly RosterStudent[]): Reply {
  const { length: unlinked } = students.filter(({ person }) => person === null)
  if (students.length === 0) {
    return privateReply(
      text('Upload a list of your students first, with ', commandMention('book roster'), '.'),
    )
  }
  if (unlinked === 0) return privateReply(text('Everybody on your list is linked.'))
  return privateReply(
    text(
      `This makes a new code for ${formatCount(unlinked, 'student')} who ${unlinked === 1 ? 'isn’t' : 'aren’t'} linked; earlier codes stop working. The file names your students. Please keep it private.`,
    ),
    buttons(button('Make the codes', componentId('book', 'make-codes'), 'primary')),
  )
}

export function codesView(codes: readonly StudentCode[], decimals: CsvDecimals): Reply {
  return privateReply(
    text(
      `Here ${codes.length === 1 ? 'is' : 'are'} ${formatCount(codes.length, 'code')}. Hand each student their own, on paper or by e-mail. They type it once with `,
      commandMention('book join'),
      ', and only they see that.',
    ),
    file(
      'codes-with-names.csv',
      'text/csv',
      toCsv(
        [
          ['Name', 'Group', 'Code'],
          ...codes.map(({ student: { name, group }, code }) => [name, group, code]),
        ],
        decimals,
      ),
    ),
    note(
      'A code works once, for two weeks. Nobody can see it again; make new ones if some get lost.',
    ),
  )
}
