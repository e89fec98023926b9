/** The card in the channel: what is to be done, until when, and how many have done it. It names no student. */
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  replyWith,
  text,
} from '../../reply/reply.ts'
import { type Assignment, closesAt, phaseOf } from '../assignment.ts'
import { attemptWords, lateWords, momentOf, showWords, titleOf } from '../due-words.ts'

/** `handedIn` is how many people have; `now` decides what the card says of the due time. */
export function homeworkCard(assignment: Assignment, handedIn: number, now: number): Reply {
  const { plan, state } = assignment
  const phase = phaseOf(assignment, now)
  if (phase === 'cancelled') {
    return replyWith(
      heading(titleOf(assignment)),
      text('This was called off. It counts for nothing.'),
    )
  }
  const isOver = phase === 'closed'
  const isTest = plan.use === 'test'
  const end = closesAt(assignment)
  return replyWith(
    heading(titleOf(assignment)),
    plan.note !== '' && text(plan.note),
    facts(
      fact('Questions', String(plan.items.length)),
      phase === 'planned' && fact('Opens', momentOf(assignment, state.opensAt)),
      isTest && plan.timeMs !== null && fact('Time', formatCount(plan.timeMs / 60_000, 'minute')),
      state.dueAt !== null && fact(isTest ? 'Begin by' : 'Due', momentOf(assignment, state.dueAt)),
      !isOver && !isTest && state.dueAt !== null && fact('Late work', ...lateWords(assignment)),
      !isOver && fact('Attempts', attemptWords(assignment)),
      !isOver && fact('Answers shown', showWords[plan.show]),
    ),
    // How many have handed in, and when, would tell who has more time.
    !isTest &&
      text(
        handedIn === 0
          ? isOver
            ? 'Nobody has handed in.'
            : 'Nobody has handed in yet.'
          : `${formatCount(handedIn, 'student has', 'students have')} handed in.`,
      ),
    phase === 'late' && text('The due time is over. Late work is still taken.'),
    isOver && end !== undefined && text('Closed.'),
    buttons(
      isOver
        ? button('See my result', componentId('homework', 'begin', plan.id))
        : button('Begin or go on', componentId('homework', 'begin', plan.id), 'primary'),
    ),
    !isOver &&
      note(
        isTest
          ? 'Only you see your questions. You’re told the rules before your time starts.'
          : 'Only you see your questions. Stop whenever you like: every answer is kept.',
      ),
  )
}
