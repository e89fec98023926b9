/** `/book roster`, `/book codes` and `/book forget`: the list of the class’s students. */
import { type AttachedFile, requireSize } from '../command/attached-file.ts'
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import { decimalsIn } from './decimals-in.ts'
import type { CommandContext } from '../command/context.ts'
import type { Form } from '../reply/form.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, button, buttons, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { findStudent, studentOption } from './find-student.ts'
import type { RosterMode } from './roster.ts'
import { codesView, askForCodesView } from './views/codes-view.ts'
import { matchedView, rosterChangeView, rosterView } from './views/roster-view.ts'

const maxRosterBytes = 500_000
const rosterEndings = ['.csv', '.tsv', '.txt', '.xlsx'] as const

const modes = [
  { value: 'add', label: 'Add them to the list' },
  { value: 'replace', label: 'Replace the list' },
] as const

export const rosterSubcommands = {
  roster: subcommand({
    summary: 'Upload a list of your students, or see who is who',
    audience: 'person',
    limit: 'strict',
    teachersOnly: true,
    options: {
      file: {
        kind: 'file',
        summary: 'A spreadsheet with names, and perhaps student ids, e-mails and groups',
        maxBytes: maxRosterBytes,
        endings: rosterEndings,
      },
      mode: {
        kind: 'choice',
        summary: 'Whether they are added to the list you have (default) or replace it',
        choices: modes,
      },
    },
    async run({ options: { file, mode = 'add' } }, context) {
      return file === undefined ? showRoster(context) : bring(context, file, mode)
    },
  }),
  codes: subcommand({
    summary: 'Make codes that link students to your list',
    audience: 'person',
    teachersOnly: true,
    options: {},
    async run(_invocation, context) {
      return askForCodesView(await context.book.roster())
    },
  }),
  forget: subcommand({
    summary: 'Delete one student from your list, or the whole list',
    audience: 'person',
    teachersOnly: true,
    neverGuessed: true,
    options: { student: studentOption('Who (the whole list if left out)') },
    async run({ options }, context) {
      const { student } = options
      if (student !== undefined) {
        const found = await findStudent(context, student)
        await context.book.forget(found.id)
        return privateReply(text({ strong: found.name }, ' is deleted from your list.'))
      }
      const { length } = await context.book.roster()
      if (length === 0) return privateReply(text('There’s no list of your students.'))
      return privateReply(
        text(
          `Delete the whole list, ${formatCount(length, 'student')}? Names, ids and e-mails go. What students did in quizzes and homework stays.`,
        ),
        buttons(button('Delete the list', componentId('book', 'forget-all'), 'danger')),
      )
    },
  }),
}

export const rosterActions: ActionHandlers = {
  bring: { teachersOnly: true, run: () => rosterForm() },
  take: {
    teachersOnly: true,
    limit: 'strict',
    run({ files, fields }, context) {
      const mode = modes.find(({ value }) => value === fields['mode']?.[0])?.value ?? 'add'
      return bring(context, listIn(files, fields['pasted']?.[0] ?? ''), mode)
    },
  },
  'link-names': {
    teachersOnly: true,
    run: async (_request, { book }) => matchedView(await book.linkMatches()),
  },
  'ask-codes': {
    teachersOnly: true,
    run: async (_request, { book }) => askForCodesView(await book.roster()),
  },
  'make-codes': {
    teachersOnly: true,
    limit: 'strict',
    async run(_request, context) {
      const codes = await context.book.makeCodes()
      if (codes.length === 0) return privateReply(text('Everybody on your list is linked.'))
      return codesView(codes, decimalsIn(context))
    },
  },
  'forget-all': {
    teachersOnly: true,
    async run(_request, { book }) {
      await book.forget()
      return privateReply(text('The list is deleted.'))
    },
  },
}

async function showRoster({ book }: CommandContext): Promise<Reply> {
  const students = await book.roster()
  return rosterView(students, students.length === 0 ? [] : await book.matches())
}

async function bring(
  { book }: CommandContext,
  file: AttachedFile,
  mode: RosterMode,
): Promise<Reply> {
  requireSize(file, maxRosterBytes)
  const reading = await book.readRoster(file)
  if (reading.students.length === 0) {
    const [first] = reading.problems
    throw new UserError(
      first === undefined
        ? 'There are no students below the column headings.'
        : `No student could be read. Line ${first.line}: ${first.message}`,
    )
  }
  const change = await book.saveRoster(reading, mode)
  return rosterChangeView(change, reading, await book.matches())
}

/** Cells that are copied in a spreadsheet come as lines with tabs. */
function listIn(files: Readonly<Record<string, AttachedFile>>, pasted: string): AttachedFile {
  const file = Object.hasOwn(files, 'file') ? files['file'] : undefined
  if (file !== undefined) return file
  if (pasted.trim() === '') {
    throw new UserError(
      'There’s no list yet. Paste the cells of your spreadsheet, or choose a file.',
    )
  }
  return { name: 'list.txt', bytes: new TextEncoder().encode(pasted) }
}

function rosterForm(): Form {
  return {
    title: 'Your list of students',
    press: componentId('book', 'take'),
    submit: 'Read the list',
    fields: [
      {
        kind: 'text',
        name: 'pasted',
        label: 'Paste your list',
        hint: 'Copy the cells in your spreadsheet, with the headings of the columns.',
        placeholder: 'Name; E-mail\nEmi Tan; emi@example.org',
        required: false,
        long: true,
        maxLength: 4000,
      },
      {
        kind: 'file',
        name: 'file',
        label: 'Or a file, as CSV or Excel',
        required: false,
        maxBytes: maxRosterBytes,
        extensions: rosterEndings,
      },
      {
        kind: 'one',
        name: 'mode',
        label: 'If you have a list already',
        required: true,
        options: modes,
        value: ['add'],
      },
    ],
  }
}
