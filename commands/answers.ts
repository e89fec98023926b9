/** `/answers`: what the class thinks of the question of the day. Everybody answers first, and reads then. */
import { defineCommandGroup, subcommand } from '../src/core/command/command.ts'
import { allAnswersActions } from '../src/core/discussion/all-answers-actions.ts'
import { chooseActions } from '../src/core/discussion/choose-actions.ts'
import { moderationSubcommands } from '../src/core/discussion/moderation-subcommands.ts'
import { reportActions } from '../src/core/discussion/report-actions.ts'
import { settingsSubcommand } from '../src/core/discussion/settings-subcommand.ts'
import { studentActions } from '../src/core/discussion/student-actions.ts'
import { waitingActions } from '../src/core/discussion/waiting-actions.ts'
import { ownAnswersView, statusView } from '../src/core/discussion/views/teacher-views.ts'

/** Whatever a class still talks about is among so many. */
const maxListed = 10

export default defineCommandGroup({
  name: 'answers',
  alsoCalled: ['answer', 'discussion'],
  summary: 'Answer the question of the day, and read what others think',
  defaultSubcommand: 'mine',
  subcommands: {
    mine: subcommand({
      summary: 'See your own answers to the daily post',
      audience: 'person',
      options: {},
      run: async (_invocation, { discussion }) =>
        ownAnswersView(await discussion.listOwn(maxListed)),
    }),
    status: subcommand({
      summary: 'See how many have answered the latest daily posts, and what they wrote',
      audience: 'person',
      teachersOnly: true,
      options: {},
      run: async ({ at }, { discussion, moderation, settings }) =>
        statusView(
          settings.applied.answers.value,
          await discussion.recent(maxListed),
          at,
          await moderation.countWaiting(),
        ),
    }),
    settings: settingsSubcommand,
    ...moderationSubcommands,
  },
  actions: {
    ...studentActions,
    ...reportActions,
    ...waitingActions,
    ...chooseActions,
    ...allAnswersActions,
  },
})
