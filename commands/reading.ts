/** `/reading`: the class’s reading plan, which opens the story by itself. */
import { type RequestContext, defineCommandGroup, subcommand } from '../src/core/command/command.ts'
import type { CommandContext } from '../src/core/command/context.ts'
import { lineButtons } from '../src/core/command/line-button.ts'
import { catchUpActions, catchUpSubcommand } from '../src/core/reading/catch-up-subcommand.ts'
import {
  holdSubcommand,
  offSubcommand,
  resumeSubcommand,
  shiftSubcommand,
} from '../src/core/reading/change-subcommands.ts'
import { withCatchUp } from '../src/core/reading/offer-catch-up.ts'
import { planLines } from '../src/core/reading/plan-lines.ts'
import { unreadablePlan } from '../src/core/reading/plan-target.ts'
import { proposalActions } from '../src/core/reading/propose-change.ts'
import { setPlanActions, setPlanSubcommand } from '../src/core/reading/set-plan-subcommand.ts'
import { spreadSubcommand } from '../src/core/reading/spread-subcommand.ts'
import { planView } from '../src/core/reading/views/plan-view.ts'
import { type Reply, note, privateReply, text } from '../src/core/reply/reply.ts'

export default defineCommandGroup({
  name: 'reading',
  summary: 'See what’s to read and when more opens, or plan it',
  defaultSubcommand: 'show',
  subcommands: {
    show: subcommand({
      summary: 'See what’s to read now, and when more opens',
      audience: 'person',
      options: {},
      run: async (invocation, context) =>
        withCatchUp(await showPlan(invocation, context), invocation, context),
    }),
    'catch-up': catchUpSubcommand,
    set: setPlanSubcommand,
    spread: spreadSubcommand,
    shift: shiftSubcommand,
    hold: holdSubcommand,
    resume: resumeSubcommand,
    off: offSubcommand,
  },
  actions: { ...setPlanActions, ...proposalActions, ...catchUpActions },
})

async function showPlan(
  { person }: Pick<RequestContext, 'person'>,
  { library, fullLibrary, reading, calendar }: CommandContext,
): Promise<Reply> {
  const stored = await reading.here(library.pack.id)
  if (stored === undefined) {
    return person.isTeacher
      ? privateReply(
          text('Your class has no reading plan yet. Write one, or have it spread over a term.'),
          lineButtons(planLines(await calendar.read(), await calendar.today())),
          note('To spread it over other days, use ', { command: 'reading spread' }, '.'),
        )
      : privateReply(
          text(
            'Your class has no reading plan. See how far it has got with ',
            { command: 'progress show' },
            '.',
          ),
        )
  }
  if (stored.plan === undefined) throw unreadablePlan()
  return planView(
    {
      plan: stored.plan,
      calendar: await calendar.read(),
      library: person.isTeacher ? fullLibrary : library,
      now: reading.now(),
    },
    person.isTeacher,
  )
}
