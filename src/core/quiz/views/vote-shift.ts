/** How a class changed its mind between two votes. */
import { type Block, type TableColumn, bullets, note, table, text } from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { formatCount, formatPercent } from '../../reply/format.ts'
import { creditFor } from '../item.ts'
import type { PlayItem } from '../kinds/index.ts'
import type { Quiz } from '../quiz.ts'
import type { QuizResult } from '../quiz-records.ts'
import { hidesCounts } from '../shown-board.ts'
import { type VoteShift, voteShift } from '../vote-shift.ts'

/** Room that the table needs in the message of a quiz. Characters. */
export const shiftLength = 280

/** The table of a round that was talked over; nothing for any other. */
export function shiftBlocks(item: PlayItem, { plan, answers, firstVotes }: Quiz): readonly Block[] {
  const voters = Math.min(firstVotes.length, answers.length)
  if (firstVotes.length === 0 || hidesCounts(plan.settings, voters)) return []
  const shift = voteShift(item, firstVotes, answers)
  const { first, second } = shift
  return [
    text({ strong: 'What the talk changed' }),
    bullets(shiftRows(shift).map(({ label, count }) => [{ strong: String(count) }, ` ${label}`])),
    note(
      `First vote: ${first.right} of ${first.voters} right. Second vote: ${second.right} of ${second.voters}.`,
    ),
  ]
}

/** For teachers: how each question that was talked over went before and after; nothing where none was. */
export function shiftReport({ plan, answers, firstVotes }: QuizResult): readonly Block[] {
  const rows = plan.items.flatMap((item, round) => {
    const first = firstVotes.filter((vote) => vote.round === round)
    const second = answers.filter((answer) => answer.round === round)
    if (first.length === 0 || second.length === 0) return []
    const shift = voteShift(item, first, second)
    return [
      [
        [`${round + 1}. ${truncate(item.prompt, maxPromptLength)}`],
        [share(shift.first)],
        [share(shift.second)],
        [String(shift.toRight)],
        [String(shift.toWrong)],
        [String(shift.onlyFirst + shift.onlySecond)],
      ],
    ]
  })
  if (rows.length === 0) return []
  const columns: TableColumn[] = [
    { label: 'Question' },
    { label: 'Right before', align: 'end' },
    { label: 'Right after', align: 'end' },
    { label: 'To right', align: 'end' },
    { label: 'To wrong', align: 'end' },
    { label: 'Voted once', align: 'end' },
  ]
  return [
    text('What talking it over changed:'),
    table('Before and after the talk', columns, rows.slice(0, maxQuestions)),
    ...(rows.length > maxQuestions
      ? [note(`And ${formatCount(rows.length - maxQuestions, 'more question')}.`)]
      : []),
  ]
}

function share({ right, voters }: VoteShift['first']): string {
  return formatPercent(right / voters)
}

/** As many as fit a message on every platform beside the rest of the report. */
const maxQuestions = 8
const maxPromptLength = 60

/** For a student: what the talk did for them, where they voted both times. */
export function ownShift(
  { plan, answers, firstVotes }: QuizResult,
  person: string | undefined,
): Block | undefined {
  const own = firstVotes.flatMap((vote) => {
    const item = plan.items[vote.round]
    const later = answers.find((answer) => answer.person === person && answer.round === vote.round)
    if (vote.person !== person || item === undefined || later === undefined) return []
    return [{ was: creditFor(item, vote.response) === 1, is: later.credit === 1 }]
  })
  if (own.length === 0) return undefined
  const [before, after] = [own.filter(({ was }) => was).length, own.filter(({ is }) => is).length]
  return note(
    `You voted twice on ${formatCount(own.length, 'question')}: ${before} right before the talk, ${after} after it.`,
  )
}

/** Those who voted only once have a row where there are any. The rows add up to everyone who voted. */
export function shiftRows(
  shift: VoteShift,
): readonly { readonly label: string; readonly count: number }[] {
  return [
    { label: 'stayed right', count: shift.stayedRight },
    { label: 'changed to right', count: shift.toRight },
    { label: 'changed to wrong', count: shift.toWrong },
    { label: 'stayed wrong', count: shift.stayedWrong },
    { label: 'voted only before the talk', count: shift.onlyFirst },
    { label: 'voted only after it', count: shift.onlySecond },
  ].filter(({ count }, index) => index < everyone || count > 0)
}

/** How many rows there always are. */
const everyone = 4
