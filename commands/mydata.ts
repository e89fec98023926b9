import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { exportPersonalData, formatPersonalData } from '../src/core/privacy/personal-data-view.ts'
import { componentId } from '../src/core/command/component-id.ts'
import {
  type Reply,
  button,
  buttons,
  heading,
  note,
  text,
  privateReply,
} from '../src/core/reply/reply.ts'

/** An older confirmation has expired, so that a forgotten button deletes nothing. */
const maxConfirmationAgeMs = 10 * 60_000

/** `/mydata`: see, export and delete what is stored about the person who asks. */
export default defineCommandGroup({
  name: 'mydata',
  alsoCalled: ['privacy'],
  summary: 'See, export or delete what is stored about you',
  followsPerson: true,
  defaultSubcommand: 'show',
  leavesNoTrace: true,
  subcommands: {
    show: subcommand({
      summary: 'See what is stored about you',
      audience: 'person',
      options: {},
      async run(_invocation, { personalData }) {
        return privateReply(
          heading('What is stored about you'),
          ...formatPersonalData(await personalData.read()),
          note(
            'To get everything in full, use ',
            { command: 'mydata export' },
            '. To delete it, use ',
            { command: 'mydata delete' },
            '.',
          ),
        )
      },
    }),
    export: subcommand({
      summary: 'Export everything stored about you, as text and as JSON',
      audience: 'person',
      limit: 'strict',
      options: {},
      async run({ person }, { personalData }) {
        return privateReply(
          heading('Everything stored about you'),
          ...exportPersonalData(person.id, await personalData.read()),
        )
      },
    }),
    delete: subcommand({
      summary: 'Delete everything stored about you (asks you twice)',
      audience: 'person',
      neverGuessed: true,
      options: {},
      async run({ at }, { personalData }) {
        return privateReply(
          heading('Delete your data?'),
          ...formatPersonalData(await personalData.read()),
          text(
            'Your flashcards, grades and reminders will be deleted, along with what you typed in quizzes and questions that aren’t in one yet. What the class needs, such as quiz totals or settings ',
            'that you changed, stays without your name and can’t be traced to you.',
          ),
          buttons(button('Delete my data…', componentId('mydata', 'sure', at), 'danger')),
        )
      },
    }),
  },
  actions: {
    sure: {
      run({ value, at }) {
        requireFreshConfirmation(value, at)
        return privateReply(
          heading('Are you sure?'),
          text('You can’t undo this, and you can’t get your flashcards back.'),
          buttons(button('Yes, delete everything', componentId('mydata', 'forget', at), 'danger')),
          note('To keep your data, do nothing.'),
        )
      },
    },
    forget: {
      async run({ value, at }, { personalData }): Promise<Reply> {
        requireFreshConfirmation(value, at)
        const { isOverwritten } = await personalData.erase()
        return privateReply(
          heading('Your data has been deleted'),
          text('You can carry on using the bot. It starts afresh for you.'),
          ...(isOverwritten
            ? []
            : [
                note(
                  'Another program, such as a backup, is reading the database right now. As soon as it has finished, the bot ',
                  'overwrites the last traces in the file. You don’t need to do anything.',
                ),
              ]),
        )
      },
    },
  },
})

/** Throws a UserError unless the first confirmation, at `confirmedAt`, is recent. */
function requireFreshConfirmation(confirmedAt: string, at: number): void {
  const ageMs = at - Number(confirmedAt)
  if (confirmedAt === '' || !(ageMs >= 0 && ageMs <= maxConfirmationAgeMs)) {
    throw new UserError(
      'This button has expired. Nothing was deleted. To start again, use ',
      { command: 'mydata delete' },
      '.',
    )
  }
}
