import { defineCommand } from '../src/core/command.ts'
import { press } from '../src/core/press.ts'
import { pointsInWords, rankingOf } from '../src/core/quiz/board.ts'
import type { PeriodScore } from '../src/core/quiz/quiz-records.ts'
import { ranked } from '../src/core/quiz/score.ts'
import { type Block, type Reply, heading, note, say, text } from '../src/core/reply.ts'
import type { Services } from '../src/core/services.ts'

const day = 86_400_000

/** Back from now, so that no time zone decides whose week it is. */
const periods = {
  week: { title: 'Scores of the last 7 days', length: 7 * day },
  month: { title: 'Scores of the last 30 days', length: 30 * day },
  all: { title: 'Scores of all quizzes', length: Infinity },
} as const

type Period = keyof typeof periods

const mostRows = 15

/** `/scores`: where the class stands in its quizzes. */
export default defineCommand({
  name: 'scores',
  summary: 'Where the class stands in its quizzes; equal points share a place',
  audience: 'person',
  options: {
    period: {
      kind: 'choice',
      summary: 'The last 7 days (week), the last 30 (month) or all',
      choices: [
        { value: 'week', label: 'week' },
        { value: 'month', label: 'month' },
        { value: 'all', label: 'all' },
      ],
    },
    hide: { kind: 'flag', summary: 'Keep me off every board from now on; no: show me again' },
  },
  async run({ options, person, at }, services) {
    if (options.hide !== undefined) {
      await services.quiz.hide(options.hide)
      return {
        ...say(
          text(
            options.hide
              ? 'You no longer appear on boards. Your points still count, and you can see them here.'
              : 'You appear on boards again.',
          ),
        ),
        private: true,
      }
    }
    const period = options.period ?? 'week'
    const [board, scores] = await boardOf(services, period, at)
    const me = scores.find((score) => score.person === person.id)
    if (me === undefined) return board
    const mine = text({ strong: 'You' }, `: ${pointsInWords(me.points)} in ${quizzes(me.quizzes)}.`)
    return { ...board, blocks: [...board.blocks, mine, ...(me.hidden ? [hiddenNote()] : [])] }
  },
  presses: {
    board: {
      async run({ value, at }, services) {
        const period = value === 'month' || value === 'all' ? value : 'week'
        const [board] = await boardOf(services, period, at)
        return board
      },
    },
  },
})

/** What everyone may see: only those who have not asked to be left out. */
async function boardOf(
  { quiz }: Services,
  period: Period,
  at: number,
): Promise<readonly [Reply, readonly PeriodScore[]]> {
  const { title, length } = periods[period]
  const scores = await quiz.scores(Math.max(0, at - length))
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

function hiddenNote(): Block {
  return note('Only you see this: you have asked not to appear on boards.')
}

function quizzes(count: number): string {
  return count === 1 ? '1 quiz' : `${count} quizzes`
}
