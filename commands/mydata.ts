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

/** A confirmation is good for this long, so that an old button deletes nothing; milliseconds. */
const maxConfirmationAgeMs = 10 * 60_000

/** `/mydata`: what is stored about the person who asks, to see, to take along and to delete. */
export default defineCommandGroup({
  name: 'mydata',
  summary: 'See, take along or delete what is stored about you',
  defaultSubcommand: 'show',
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
            'Everything in full: ',
            { code: 'mydata export' },
            '. To have it deleted: ',
            { code: 'mydata delete' },
            '.',
          ),
        )
      },
    }),
    export: subcommand({
      summary: 'Take along everything that is stored about you, as text and as JSON',
      audience: 'person',
      options: {},
      async run({ person }, { personalData }) {
        return privateReply(
          heading('Everything that is stored about you'),
          ...exportPersonalData(person.id, await personalData.read()),
        )
      },
    }),
    delete: subcommand({
      summary: 'Delete everything that is stored about you; you are asked twice',
      audience: 'person',
      options: {},
      async run({ at }, { personalData }) {
        return privateReply(
          heading('Delete what is stored about you?'),
          ...formatPersonalData(await personalData.read()),
          text(
            'What is yours alone will be gone: review cards, grades, reminders. What the class needs, such as the totals ',
            'of a quiz or a setting you made, stays without your name and cannot be traced to you.',
          ),
          buttons(button('Delete it…', componentId('mydata', 'sure', at), 'danger')),
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
          text('This cannot be taken back. Your review cards do not come back either.'),
          buttons(button('Yes, delete everything', componentId('mydata', 'forget', at), 'danger')),
          note('To keep everything, do nothing.'),
        )
      },
    },
    forget: {
      async run({ value, at }, { personalData }): Promise<Reply> {
        requireFreshConfirmation(value, at)
        await personalData.erase()
        return privateReply(
          heading('Everything about you is deleted'),
          text('You can go on using everything; then it begins anew.'),
        )
      },
    },
  },
})

function requireFreshConfirmation(asked: string, at: number): void {
  const since = at - Number(asked)
  if (asked === '' || !(since >= 0 && since <= maxConfirmationAgeMs)) {
    throw new UserError(
      'This button is too old. Nothing was deleted. Please begin again with ',
      { code: 'mydata delete' },
      '.',
    )
  }
}
