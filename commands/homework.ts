/** `/homework`: questions that each student answers alone, in their own time, until a moment. */
import { defineCommandGroup, subcommand } from '../src/core/command/command.ts'
import { privateReply, text } from '../src/core/reply/reply.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { whichOption } from '../src/core/homework/homework-options.ts'
import type { HomeworkService } from '../src/core/homework/homework-service.ts'
import type { OwnWork } from '../src/core/homework/homework-store.ts'
import { releaseActions, releaseSubcommand } from '../src/core/homework/release-results.ts'
import { setActions, setSubcommand } from '../src/core/homework/set-subcommand.ts'
import { studentActions } from '../src/core/homework/student-actions.ts'
import { openHomework } from '../src/core/homework/open-homework.ts'
import {
  findNumbered,
  teacherActions,
  teacherSubcommands,
} from '../src/core/homework/teacher-subcommands.ts'
import { withCatchUp } from '../src/core/reading/offer-catch-up.ts'
import { homeworkListView, maxListed } from '../src/core/homework/views/homework-list.ts'
import { findWorksToDo, isWriting } from '../src/core/homework/works-to-do.ts'

export default defineCommandGroup({
  name: 'homework',
  alsoCalled: ['assignment', 'assignments'],
  summary: 'Questions to answer alone, in your own time',
  defaultSubcommand: 'list',
  subcommands: {
    list: subcommand({
      summary: 'See what’s due, what’s open and what you’ve done',
      audience: 'person',
      options: {},
      async run({ at, person }, context) {
        const { homework } = context
        const works = await readWorks(homework, maxListed)
        const isQuiet = await homework.isQuiet()
        const listed = homeworkListView(works, at, { isTeacher: person.isTeacher, isQuiet })
        return withCatchUp(listed, { person, at }, context)
      },
    }),
    open: subcommand({
      summary: 'Begin your homework, or go on where you stopped',
      audience: 'person',
      options: {
        which: {
          ...whichOption,
          summary: 'Its number in homework list (what’s due next if left out)',
        },
      },
      async run(invocation, context) {
        const { which } = invocation.options
        const { plan } =
          which === undefined
            ? await findNextDue(context.homework, invocation.at)
            : await findNumbered(context, which)
        return openHomework(plan.id, invocation, context)
      },
    }),
    set: setSubcommand,
    ...teacherSubcommands,
    release: releaseSubcommand,
  },
  actions: {
    ...studentActions,
    ...setActions,
    ...teacherActions,
    ...releaseActions,
    remind: {
      async run({ value }, { homework }) {
        await homework.setQuiet(value === 'off')
        return privateReply(
          text(
            value === 'off'
              ? 'You won’t be reminded of homework any more.'
              : 'You’ll be reminded a day before homework is due.',
          ),
        )
      },
    },
  },
})

/** The newest with the person’s own work, and the rest without. */
async function readWorks(homework: HomeworkService, limit: number): Promise<readonly OwnWork[]> {
  const all = await homework.list()
  const shown = await Promise.all(all.slice(0, limit).map(({ plan }) => homework.find(plan.id)))
  const rest = all.slice(limit).map((assignment) => ({ assignment, attempts: [] }))
  return [...shown.filter((work) => work !== undefined), ...rest]
}

/** What somebody has begun or could begin, that is due first; before everything a test whose time runs. */
async function findNextDue(homework: HomeworkService, at: number) {
  const works = await findWorksToDo(homework, at)
  const [next] = works.toSorted((a, b) => orderOf(a, at) - orderOf(b, at))
  if (next !== undefined) return next.assignment
  throw new UserError(
    'You have no homework to do just now. What you’ve handed in is in ',
    { command: 'homework list' },
    '.',
  )
}

function orderOf(work: OwnWork, at: number): number {
  const { plan, state } = work.assignment
  return plan.use === 'test' && isWriting(work, at) ? -Infinity : (state.dueAt ?? Infinity)
}
