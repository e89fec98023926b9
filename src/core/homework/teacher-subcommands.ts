/** What teachers do with homework that is set: see how it goes, report, move, close and call off. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { type Reply, button, buttons, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { formatDateTime } from '../calendar/format-calendar.ts'
import { afterChange } from '../settings/after-change.ts'
import { moveAlong } from '../calendar/move-along.ts'
import { type Assignment, type AssignmentState, phaseOf } from './assignment.ts'
import { momentOf, titleOf } from './due-words.ts'
import { dueOption, whichOption } from './homework-options.ts'
import type { NamedAttempt } from './homework-store.ts'
import { parseDue } from './parse-due.ts'
import { noHomework } from './open-homework.ts'
import { libraryOf } from '../quiz/report-subcommand.ts'
import {
  homeworkNamesView,
  homeworkProgressView,
  sortByProgress,
} from './views/homework-progress.ts'
import { homeworkReportView, homeworkStudentFile } from './views/homework-report.ts'

/** Late work, and the moment when results come out, keep their distance to the due time. */
function moveDue({ plan: { zone }, state }: Assignment, dueAt: number): AssignmentState {
  const { dueAt: before } = state
  function moved(at: number | null): number | null {
    return at === null || before === null ? at : moveAlong(zone, at, { from: before, to: dueAt })
  }
  return {
    ...state,
    dueAt,
    opensAt: Math.min(state.opensAt, dueAt - 1),
    lateUntil: moved(state.lateUntil),
    releasedAt: moved(state.releasedAt),
    closedAt: null,
  }
}

const teachers = { audience: 'person', teachersOnly: true } as const

interface ClassWork {
  readonly assignment: Assignment
  readonly attempts: readonly NamedAttempt[]
}

/** Returns the assignment with this number in `homework list`, the newest if left out. Throws a UserError where there is none. */
export async function findNumbered(
  { homework }: CommandContext,
  number: number | undefined,
): Promise<Assignment> {
  const all = await homework.list()
  const found = all[(number ?? 1) - 1]
  if (found !== undefined) return found
  throw number === undefined
    ? new UserError('There’s no homework yet.')
    : new UserError(
        `There’s no homework with the number ${number}. See `,
        { command: 'homework list' },
        '.',
      )
}

async function classWork(id: string, { homework }: CommandContext): Promise<ClassWork> {
  const found = await homework.attempts(id)
  if (found === undefined) throw noHomework()
  return found
}

type Show = (id: string, at: number, context: CommandContext) => Promise<Reply>

/** Shows how far each student of the class is. */
function progressIn(view: typeof homeworkProgressView): Show {
  return async (id, at, context) => {
    const { assignment, attempts } = await classWork(id, context)
    const members = await context.homework.members()
    return view(assignment, sortByProgress(assignment, attempts, members, at))
  }
}

const showProgress = progressIn(homeworkProgressView)
const showNames = progressIn(homeworkNamesView)

async function showReport(id: string, at: number, context: CommandContext): Promise<Reply> {
  context.requireNoTest()
  const { assignment, attempts } = await classWork(id, context)
  return homeworkReportView(assignment, attempts, at, libraryOf(assignment, context))
}

function numbered(summary: string, show: Show) {
  return subcommand({
    ...teachers,
    summary,
    options: { which: whichOption },
    async run({ options, at }, context) {
      const { plan } = await findNumbered(context, options.which)
      return show(plan.id, at, context)
    },
  })
}

export const teacherSubcommands = {
  progress: numbered('See how many have handed in, begun or not begun', showProgress),
  report: numbered('See how it went, question by question, with spreadsheets', showReport),
  move: subcommand({
    ...teachers,
    summary: 'Change when it’s due',
    options: { due: dueOption, which: whichOption },
    async run({ options, at }, context) {
      const { homework } = context
      const found = await findNumbered(context, options.which)
      if (phaseOf(found, at) === 'cancelled') throw noHomework()
      const calendar = await homework.calendar()
      const { at: dueAt } = parseDue(options.due, { now: at, zone: found.plan.zone, calendar })
      const { releasedAt } = found.state
      if (releasedAt !== null && releasedAt <= at) {
        throw new UserError(
          'The results of this test are out already. Set a new one for those who missed it.',
        )
      }
      const moved = await homework.change(
        found.plan.id,
        (assignment) => moveDue(assignment, dueAt),
        (work) => `moved “${titleOf(work)}” to ${formatDateTime(work.plan.zone, dueAt)}`,
      )
      if (moved === undefined) throw noHomework()
      return privateReply(
        text({ strong: titleOf(moved) }, ' is now due ', momentOf(moved, dueAt), '.'),
        ...(await afterChange(`homework/${moved.plan.id}`, context)),
      )
    },
  }),
  close: subcommand({
    ...teachers,
    summary: 'Close it now; what’s answered so far counts',
    neverGuessed: true,
    options: { which: whichOption },
    async run({ options, at }, context) {
      const found = await findNumbered(context, options.which)
      // A test that nobody can begin any more may still be written.
      const isWritten = found.plan.use === 'test' && found.state.closedAt === null
      if (phaseOf(found, at) === 'closed' && !isWritten) {
        return privateReply(text('It’s closed already.'))
      }
      const closed = await context.homework.change(
        found.plan.id,
        ({ state }) => ({ ...state, closedAt: at - 1 }),
        (work) => `closed “${titleOf(work)}”`,
      )
      if (closed === undefined) throw noHomework()
      return privateReply(
        text({ strong: titleOf(closed) }, ' is closed. What students have answered so far counts.'),
        buttons(button('Report', componentId('homework', 'report', closed.plan.id))),
      )
    },
  }),
  cancel: subcommand({
    ...teachers,
    summary: 'Call it off: it counts for nothing',
    neverGuessed: true,
    options: { which: whichOption },
    async run({ options }, context) {
      const found = await findNumbered(context, options.which)
      return privateReply(
        text('Call off ', { strong: titleOf(found) }, '? Nothing that was handed in will count.'),
        buttons(button('Call it off', componentId('homework', 'cancel', found.plan.id), 'danger')),
      )
    },
  }),
}

export const teacherActions: ActionHandlers = {
  names: { teachersOnly: true, run: ({ value, at }, context) => showNames(value, at, context) },
  report: { teachersOnly: true, run: ({ value, at }, context) => showReport(value, at, context) },
  students: {
    teachersOnly: true,
    async run({ value, at }, context) {
      context.requireNoTest()
      const { assignment, attempts } = await classWork(value, context)
      return homeworkStudentFile(assignment, attempts, at)
    },
  },
  cancel: {
    teachersOnly: true,
    async run({ value, at }, { homework }) {
      const cancelled = await homework.change(
        value,
        // It is none of those that are open.
        ({ state }) => ({ ...state, cancelled: true, closedAt: at }),
        (work) => `called off “${titleOf(work)}”`,
      )
      if (cancelled === undefined) throw noHomework()
      return privateReply(text('Called off.'))
    },
  },
}
