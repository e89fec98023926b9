/** What is to be done, what is open and what is done, for a student; teachers see the same numbers. */
import { componentId } from '../../command/component-id.ts'
import { formatPercent } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  button,
  buttons,
  heading,
  note,
  privateReply,
  row,
  text,
} from '../../reply/reply.ts'
import { phaseOf } from '../assignment.ts'
import { isOpen } from '../attempt.ts'
import { countedAttempt, maySeeSolutions } from '../attempt-result.ts'
import { momentOf, titleOf } from '../due-words.ts'
import type { OwnWork } from '../homework-store.ts'

/** As many as fit a message on every platform. */
export const maxListed = 8

/** `works` has the newest first; the numbers are those that `homework open` and teachers’ commands take. */
export function homeworkListView(
  works: readonly OwnWork[],
  now: number,
  { isTeacher, isQuiet }: { readonly isTeacher: boolean; readonly isQuiet: boolean },
): Reply {
  if (works.length === 0) {
    return privateReply(
      text('There’s no homework.'),
      isTeacher && note('Set some with ', { command: 'homework set' }, '.'),
    )
  }
  return privateReply(
    heading('Homework'),
    ...works.slice(0, maxListed).map((work, index) => workRow(work, index + 1, now)),
    works.length > maxListed && note(`And ${works.length - maxListed} older.`),
    isTeacher &&
      note(
        'See how it goes with ',
        { command: 'homework progress' },
        ' and ',
        { command: 'homework report' },
        '.',
      ),
    !isTeacher &&
      buttons(
        isQuiet
          ? button('Remind me again', componentId('homework', 'remind', 'on'))
          : button('No reminders', componentId('homework', 'remind', 'off')),
      ),
  )
}

/** The same rows without their numbers, for a page that lists what is due. */
export function dueWorkRows(works: readonly OwnWork[], now: number): readonly Block[] {
  return works.map((work) => workRow(work, undefined, now))
}

function workRow(work: OwnWork, number: number | undefined, now: number): Block {
  const { assignment } = work
  const state = stateOf(work, now)
  return row(
    button(state.label, componentId('homework', 'begin', assignment.plan.id)),
    { strong: `${number === undefined ? '' : `${number}. `}${titleOf(assignment)}` },
    ' – ',
    ...state.words,
  )
}

function stateOf(
  { assignment, attempts }: OwnWork,
  now: number,
): { readonly label: string; readonly words: RichText } {
  const phase = phaseOf(assignment, now)
  const { dueAt, opensAt } = assignment.state
  const counted = countedAttempt(assignment, attempts, now)
  const open = attempts.find((attempt) => isOpen(assignment, attempt, now))
  const due: RichText =
    dueAt === null
      ? []
      : phase === 'late'
        ? [', was due ', momentOf(assignment, dueAt)]
        : [', due ', momentOf(assignment, dueAt)]
  if (phase === 'planned') return { label: 'See', words: ['opens ', momentOf(assignment, opensAt)] }
  if (open !== undefined) {
    const done = `${open.answers.length} of ${open.order.length} answered`
    return { label: 'Go on', words: [done, ...due] }
  }
  if (counted !== undefined) {
    const isSeen = maySeeSolutions(assignment, counted.attempt, now)
    const share = isSeen ? `, ${formatPercent(counted.score.share)}` : ''
    return { label: 'Result', words: [`handed in${counted.score.isLate ? ' late' : ''}${share}`] }
  }
  if (assignment.plan.use === 'test' && attempts.length > 0 && phase !== 'cancelled') {
    return { label: 'See', words: ['time is up, and nothing was answered'] }
  }
  return phase === 'closed' || phase === 'cancelled'
    ? { label: 'See', words: ['closed, not handed in'] }
    : { label: 'Begin', words: ['not begun', ...due] }
}
