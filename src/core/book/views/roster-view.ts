/** The class’s list for its teachers: who is who in the chat, and who is not known yet. */
import { componentId } from '../../command/component-id.ts'
import { formatCount, joinWords } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  commandMention,
  fact,
  facts,
  heading,
  note,
  privateReply,
  text,
  moreNote,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { overviewButton } from '../../settings/overview-button.ts'
import type { NameMatch } from '../match-names.ts'
import { type RosterChange, type RosterReading, type RosterStudent, sortName } from '../roster.ts'

/** As many names as fit a message beside the rest. */
const maxNames = 40
const maxProblems = 15
const maxColumns = 6

export function rosterView(
  students: readonly RosterStudent[],
  matches: readonly NameMatch[],
): Reply {
  if (students.length === 0) {
    return privateReply(
      heading('Your list of students'),
      text(
        'There’s none yet. Upload a spreadsheet with a column for names, and perhaps student ids, e-mail addresses, logins and groups. Files that Canvas, Moodle and Google Classroom export work as they are.',
      ),
      buttons(button('Upload a list…', componentId('book', 'bring'), 'primary')),
      note(
        'Only teachers see it. It’s deleted with ',
        commandMention('book forget'),
        ', with your class, and 400 days after you last uploaded it.',
      ),
    )
  }
  return privateReply(
    heading('Your list of students'),
    text('This names your students. Please keep it private.'),
    ...whoIsWho(students, matches),
  )
}

/** What became of a file. */
export function rosterChangeView(
  { students, added, changed, removed }: RosterChange,
  { problems, ignored }: RosterReading,
  matches: readonly NameMatch[],
): Reply {
  const said = [
    `${formatCount(added, 'student')} added`,
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ]
  return privateReply(
    heading('Your list of students'),
    text(`Saved: ${joinWords(said)}. This names your students. Please keep it private.`),
    removed.length > 0 && text(`No longer on it: ${nameList(removed)}.`),
    problems.length > 0 && text(`${formatCount(problems.length, 'line')} couldn’t be read:`),
    problems.length > 0 &&
      bullets(
        problems.slice(0, maxProblems).map(({ line, message }) => [`Line ${line}: ${message}`]),
      ),
    moreNote(problems.length - maxProblems),
    ...whoIsWho(students, matches),
    ignored.length > 0 &&
      note(
        `Not needed: ${joinWords(ignored.slice(0, maxColumns).map((name) => `“${truncate(name, 30)}”`))}${ignored.length > maxColumns ? ' and others' : ''}.`,
      ),
  )
}

function whoIsWho(
  students: readonly RosterStudent[],
  matches: readonly NameMatch[],
): readonly Block[] {
  const found = new Set(matches.map(({ student }) => student.id))
  const linked = students.filter(({ person }) => person !== null)
  const unknown = students.filter(({ id, person }) => person === null && !found.has(id))
  const blocks = [
    facts(
      fact('Students', String(students.length)),
      fact('Linked', String(linked.length)),
      matches.length > 0 && fact('Found by their names', String(matches.length)),
      fact('Not known yet', String(unknown.length)),
    ),
    ...(matches.length === 0
      ? []
      : [
          text(
            'These have the same whole name, and nobody else has it. Please check before you link them, since anybody can choose their name in a chat:',
          ),
          bullets(matches.slice(0, maxNames).map((match) => matchLine(match))),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          text(`Not known yet: ${nameList(unknown)}.`),
          note(
            'They can type a code from you with ',
            commandMention('book join'),
            ', or you link them with ',
            commandMention('book link'),
            '.',
          ),
        ]),
    buttons(
      matches.length > 0 &&
        button(
          `Link ${matches.length === 1 ? 'this one' : `these ${matches.length}`}`,
          componentId('book', 'link-names'),
          'primary',
        ),
      unknown.length > 0 && button('Make codes…', componentId('book', 'ask-codes')),
      button('Upload a list…', componentId('book', 'bring')),
      overviewButton(),
    ),
  ]
  return blocks
}

/** After a teacher has confirmed them. */
export function matchedView(linked: readonly NameMatch[]): Reply {
  if (linked.length === 0) {
    return privateReply(text('There’s nobody to link by name any more.'))
  }
  return privateReply(
    text(`Linked ${formatCount(linked.length, 'student')}:`),
    bullets(linked.slice(0, maxNames).map((match) => matchLine(match))),
    moreNote(linked.length - maxNames),
    note('To undo one, use ', commandMention('book unlink'), '.'),
  )
}

function matchLine({ student, person }: NameMatch): RichText {
  return [{ strong: student.name }, ' is ', { person: person.id, name: person.name }]
}

function nameList(students: readonly RosterStudent[]): string {
  const names = students.slice(0, maxNames).map((student) => sortName(student))
  const rest = students.length - names.length
  return rest > 0 ? `${names.join('; ')}; and ${rest} more` : names.join('; ')
}
