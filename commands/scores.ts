import { defineCommand } from '../src/core/command/command.ts'
import { formatDate } from '../src/core/calendar/format-calendar.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { componentId } from '../src/core/command/component-id.ts'
import { formatPoints, rankingBlock } from '../src/core/quiz/leaderboard.ts'
import { maxPseudonymLength } from '../src/core/quiz/pseudonym.ts'
import {
  changePseudonym,
  removePseudonymForm,
  removePseudonym,
  pseudonymsView,
} from '../src/core/quiz/views/pseudonym-views.ts'
import type { PeriodScore } from '../src/core/quiz/quiz-records.ts'
import { rankByPoints } from '../src/core/quiz/score.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  replyWith,
  text,
  privateReply,
} from '../src/core/reply/reply.ts'
import type { CommandContext } from '../src/core/command/context.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A day begins this much before midnight UTC where it begins first, so that no class loses a quiz of its first day. */
const maxTimeZoneOffsetMs = 14 * hourMs

type Period = 'week' | 'month' | 'term' | 'all'

/** Back from now, so that no time zone decides whose week it is. */
const periods = {
  week: { title: 'Scores of the last 7 days', length: 7 * dayMs },
  month: { title: 'Scores of the last 30 days', length: 30 * dayMs },
  all: { title: 'Scores of all quizzes', length: Infinity },
} as const satisfies Partial<Record<Period, unknown>>

const maxRows = 15

/** `/scores`: where the class stands in its quizzes. */
export default defineCommand({
  name: 'scores',
  summary: 'Where the class stands in its quizzes; equal points share a place',
  audience: 'person',
  options: {
    period: {
      kind: 'choice',
      summary: 'The last 7 days (week), the last 30 (month), this term or all',
      choices: [
        { value: 'week', label: 'week' },
        { value: 'month', label: 'month' },
        { value: 'term', label: 'term' },
        { value: 'all', label: 'all' },
      ],
    },
    hide: { kind: 'flag', summary: 'Keep me off every board from now on; no: show me again' },
    name: {
      kind: 'text',
      summary: 'Another name for me on all boards of this class; - takes it back',
      maxLength: maxPseudonymLength,
    },
  },
  async run({ options, person, room, at }, services) {
    const { hide, name } = options
    if (hide !== undefined || name !== undefined) {
      return privateReply(
        ...(name === undefined ? [] : await changePseudonym(name, room, services.quiz)),
        ...(hide === undefined ? [] : await setHidden(hide, services)),
      )
    }
    const period = options.period ?? 'week'
    const [board, scores] = await leaderboardView(services, period, at)
    const me = scores.find((score) => score.person === person.id)
    return {
      ...board,
      blocks: [
        ...board.blocks,
        ...(me === undefined ? [] : ownPoints(me)),
        ...(person.isTeacher
          ? [buttons(button('Who is who', componentId('scores', 'names')))]
          : []),
      ],
    }
  },
  actions: {
    board: {
      async run({ value, at }, services) {
        const known = value === 'month' || value === 'term' || value === 'all'
        const [board] = await leaderboardView(services, known ? value : 'week', at)
        return board
      },
    },
    names: { teachersOnly: true, run: (_, { quiz }) => pseudonymsView(quiz) },
    ask: { teachersOnly: true, run: () => removePseudonymForm },
    take: {
      teachersOnly: true,
      run: ({ fields }, { quiz }) => removePseudonym(fields['name']?.[0] ?? '', quiz),
    },
  },
})

async function setHidden(hide: boolean, { quiz }: CommandContext): Promise<readonly Block[]> {
  await quiz.setHidden(hide)
  return [
    text(
      hide
        ? 'You no longer appear on boards. Your points still count, and you can see them here.'
        : 'You appear on boards again.',
    ),
  ]
}

/** What a period is called and when it began, epoch milliseconds. */
function spanOf(period: Period, at: number, { settings }: CommandContext) {
  if (period !== 'term') {
    const { title, length } = periods[period]
    return { title, since: Math.max(0, at - length) }
  }
  const first = settings.applied.term.value
  if (first === undefined) {
    throw new UserError(
      'Nobody has said yet when the term began. A teacher sets its first day with ',
      { code: 'settings set term:2026-09-01' },
      '.',
    )
  }
  const since = Math.max(0, Date.parse(`${first}T00:00:00Z`) - maxTimeZoneOffsetMs)
  return { title: `Scores since ${formatDate(first)}`, since }
}

/** What everyone may see: only those who have not asked to be left out. */
async function leaderboardView(
  services: CommandContext,
  period: Period,
  at: number,
): Promise<readonly [Reply, readonly PeriodScore[]]> {
  const { title, since } = spanOf(period, at, services)
  const scores = await services.quiz.scores(since)
  const rows = rankByPoints(scores.filter((score) => !score.hidden))
  const rest = rows.length - maxRows
  const body: readonly Block[] =
    rows.length === 0
      ? [text('No quiz has been counted in this time.')]
      : [
          rankingBlock(rows, maxRows),
          ...(rest > 0 ? [note(`And ${rest} more. Ask for yourself to see your own points.`)] : []),
        ]
  return [
    { ...replyWith(heading(title), ...body), share: componentId('scores', 'board', period) },
    scores,
  ]
}

function ownPoints({ points, quizzes: count, hidden: isHidden }: PeriodScore): readonly Block[] {
  return [
    text({ strong: 'You' }, `: ${formatPoints(points)} in ${formatQuizCount(count)}.`),
    ...(isHidden ? [note('Only you see this: you have asked not to appear on boards.')] : []),
  ]
}

function formatQuizCount(count: number): string {
  return count === 1 ? '1 quiz' : `${count} quizzes`
}
