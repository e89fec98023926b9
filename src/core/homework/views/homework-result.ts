/** A student’s own result, as far as it may be shown yet. */
import { componentId } from '../../command/component-id.ts'
import { formatDecimal, formatPercent } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  separator,
  text,
} from '../../reply/reply.ts'
import { type Assignment, closesAt, phaseOf } from '../assignment.ts'
import { type Attempt, findAttemptAnswer } from '../attempt.ts'
import {
  type AttemptScore,
  countedAttempt,
  handedInAt,
  maySeeSolutions,
  scoreAttempt,
} from '../attempt-result.ts'
import { momentOf, titleOf } from '../due-words.ts'
import type { OwnWork } from '../homework-store.ts'
import { showItem } from '../shown-item.ts'
import { solutionBlocks } from './attempt-view.ts'

/** As many solutions as fit a message on every platform. */
const solutionsPerPage = 4

/** `number` chooses the attempt; the one that counts if left out. */
export function homeworkResultView(
  { assignment, attempts }: OwnWork,
  now: number,
  { number, page = 0 }: { readonly number?: number | undefined; readonly page?: number } = {},
): Reply {
  const counted = countedAttempt(assignment, attempts, now)
  const attempt = attempts.find((each) => each.number === number) ?? counted?.attempt
  if (attempt === undefined || handedInAt(assignment, attempt, now) === undefined) {
    return nothingHandedIn({ assignment, attempts }, now)
  }
  const score = scoreAttempt(assignment, attempt, now)
  const isCounted = attempt.number === counted?.attempt.number
  return privateReply(
    heading(titleOf(assignment)),
    ...scoreBlocks(assignment, attempt, score, now),
    attempts.length > 1 &&
      isCounted &&
      maySeeSolutions(assignment, attempt, now) &&
      note('Of your attempts, this one counts.'),
    ...solutionPage(assignment, attempt, now, page),
    ...tryAgain({ assignment, attempts }, now),
  )
}

function scoreBlocks(
  assignment: Assignment,
  attempt: Attempt,
  { right, of, share, isLate }: AttemptScore,
  now: number,
) {
  const isReleased = maySeeSolutions(assignment, attempt, now)
  const end = closesAt(assignment)
  const late = isLate ? ' It came after the due time.' : ''
  if (!isReleased) {
    if (assignment.plan.show === 'released') return [text('Handed in.'), releaseText(assignment)]
    return [
      text(`Handed in.${late}`),
      end === undefined
        ? text('You’ll see your result once your teacher closes it.')
        : text('You’ll see your result after ', momentOf(assignment, end), '.'),
    ]
  }
  const reduced = Math.abs(share - right / of) > 1e-9
  return [
    text(
      { strong: `${formatDecimal(right)} of ${of} right` },
      ` (${formatPercent(right / of)}).${late}${reduced ? ` With what being late takes off: ${formatPercent(share)}.` : ''}`,
    ),
  ]
}

/** Says when the results of a test are to be seen. */
function releaseText(assignment: Assignment): Block {
  const { releasedAt } = assignment.state
  return releasedAt === null
    ? text('You’ll see your result once your teacher releases the results to everyone.')
    : text('You’ll see your result after ', momentOf(assignment, releasedAt), '.')
}

function solutionPage(assignment: Assignment, attempt: Attempt, now: number, page: number) {
  if (!maySeeSolutions(assignment, attempt, now)) return []
  const from = page * solutionsPerPage
  const shown = attempt.order.slice(from, from + solutionsPerPage)
  const id = `${assignment.plan.id}/${attempt.number}`
  const hasMore = from + solutionsPerPage < attempt.order.length
  return [
    ...shown.flatMap((position, index) => {
      const item = assignment.plan.items[position]
      if (item === undefined) return []
      const own = showItem(item, attempt, position)
      const answer = findAttemptAnswer(attempt, position)
      return [
        separator(),
        text({ strong: `${from + index + 1}. ${item.prompt}` }),
        ...solutionBlocks(own.item, answer && own.toShown(answer.response)),
      ]
    }),
    ...(page > 0 || hasMore
      ? [
          buttons(
            page > 0 && button('Back', componentId('homework', 'result', `${id}/${page - 1}`)),
            hasMore && button('More', componentId('homework', 'result', `${id}/${page + 1}`)),
          ),
        ]
      : []),
  ]
}

function tryAgain({ assignment, attempts }: OwnWork, now: number) {
  const left = assignment.plan.attempts - attempts.length
  const phase = phaseOf(assignment, now)
  if (left <= 0 || (phase !== 'open' && phase !== 'late')) return []
  return [
    buttons(button('Try again', componentId('homework', 'again', assignment.plan.id))),
    note(left === 1 ? 'You have 1 attempt left.' : `You have ${left} attempts left.`),
  ]
}

function nothingHandedIn({ assignment, attempts }: OwnWork, now: number): Reply {
  const phase = phaseOf(assignment, now)
  if (assignment.plan.use === 'test' && attempts.length > 0 && phase !== 'cancelled') {
    return privateReply(text('Your time is up, and you hadn’t answered anything.'))
  }
  switch (phase) {
    case 'planned':
      return privateReply(text('This opens ', momentOf(assignment, assignment.state.opensAt), '.'))
    case 'cancelled':
      return privateReply(text('This was called off. It counts for nothing.'))
    case 'closed':
      return privateReply(text('This is closed, and you didn’t hand anything in.'))
    case 'open':
    case 'late':
      return privateReply(
        text('You haven’t handed this in yet.'),
        buttons(button('Go on', componentId('homework', 'begin', assignment.plan.id), 'primary')),
      )
    default:
      return phase satisfies never
  }
}
