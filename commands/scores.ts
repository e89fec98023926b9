import { defineCommand } from '../src/core/command.ts'
import { sayDate } from '../src/core/daily/words.ts'
import { UserError } from '../src/core/errors.ts'
import { press } from '../src/core/press.ts'
import { pointsInWords, rankingOf } from '../src/core/quiz/board.ts'
import { longestPseudonym } from '../src/core/quiz/pseudonym.ts'
import { renamed, takeBackForm, takenBack, whoIsWho } from '../src/core/quiz/pseudonym-replies.ts'
import type { PeriodScore } from '../src/core/quiz/quiz-records.ts'
import { ranked } from '../src/core/quiz/score.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  say,
  text,
  whisper,
} from '../src/core/reply.ts'
import type { Services } from '../src/core/services.ts'

const hour = 3_600_000
const day = 24 * hour

/** A day begins this much before midnight UTC where it begins first, so that no class loses a quiz of its first day. */
const earliest = 14 * hour

type Period = 'week' | 'month' | 'term' | 'all'

/** Back from now, so that no time zone decides whose week it is. */
const periods = {
  week: { title: 'Scores of the last 7 days', length: 7 * day },
  month: { title: 'Scores of the last 30 days', length: 30 * day },
  all: { title: 'Scores of all quizzes', length: Infinity },
} as const satisfies Partial<Record<Period, unknown>>

const mostRows = 15

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
      maxLength: longestPseudonym,
    },
  },
  async run({ options, person, room, at }, services) {
    const { hide, name } = options
    if (hide !== undefined || name !== undefined) {
      return whisper(
        ...(name === undefined ? [] : await renamed(name, room, services.quiz)),
        ...(hide === undefined ? [] : await hidden(hide, services)),
      )
    }
    const period = options.period ?? 'week'
    const [board, scores] = await boardOf(services, period, at)
    const me = scores.find((score) => score.person === person.id)
    return {
      ...board,
      blocks: [
        ...board.blocks,
        ...(me === undefined ? [] : ownPoints(me)),
        ...(person.teacher ? [buttons(button('Who is who', press('scores', 'names')))] : []),
      ],
    }
  },
  presses: {
    board: {
      async run({ value, at }, services) {
        const known = value === 'month' || value === 'term' || value === 'all'
        const [board] = await boardOf(services, known ? value : 'week', at)
        return board
      },
    },
    names: { teacher: true, run: (_, { quiz }) => whoIsWho(quiz) },
    ask: { teacher: true, run: () => takeBackForm },
    take: {
      teacher: true,
      run: ({ fields }, { quiz }) => takenBack(fields['name']?.[0] ?? '', quiz),
    },
  },
})

async function hidden(hide: boolean, { quiz }: Services): Promise<readonly Block[]> {
  await quiz.hide(hide)
  return [
    text(
      hide
        ? 'You no longer appear on boards. Your points still count, and you can see them here.'
        : 'You appear on boards again.',
    ),
  ]
}

/** What a period is called and when it began, epoch milliseconds. */
function spanOf(period: Period, at: number, { settings }: Services) {
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
  const since = Math.max(0, Date.parse(`${first}T00:00:00Z`) - earliest)
  return { title: `Scores since ${sayDate(first)}`, since }
}

/** What everyone may see: only those who have not asked to be left out. */
async function boardOf(
  services: Services,
  period: Period,
  at: number,
): Promise<readonly [Reply, readonly PeriodScore[]]> {
  const { title, since } = spanOf(period, at, services)
  const scores = await services.quiz.scores(since)
  const rows = ranked(scores.filter((score) => !score.hidden))
  const rest = rows.length - mostRows
  const body: readonly Block[] =
    rows.length === 0
      ? [text('No quiz has been counted in this time.')]
      : [
          rankingOf(rows, mostRows),
          ...(rest > 0 ? [note(`And ${rest} more. Ask for yourself to see your own points.`)] : []),
        ]
  return [{ ...say(heading(title), ...body), share: press('scores', 'board', period) }, scores]
}

function ownPoints({ points, quizzes: count, hidden: isHidden }: PeriodScore): readonly Block[] {
  return [
    text({ strong: 'You' }, `: ${pointsInWords(points)} in ${quizzes(count)}.`),
    ...(isHidden ? [note('Only you see this: you have asked not to appear on boards.')] : []),
  ]
}

function quizzes(count: number): string {
  return count === 1 ? '1 quiz' : `${count} quizzes`
}
