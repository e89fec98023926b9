import { defineCommand } from '../src/core/command/command.ts'
import { choicesOf } from '../src/core/command/option.ts'
import { termOn } from '../src/core/calendar/class-calendar.ts'
import { formatDate } from '../src/core/calendar/format-calendar.ts'
import { formatCount } from '../src/core/reply/format.ts'
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
import { retentionTexts } from '../src/core/quiz/retention.ts'
import { rankByPoints } from '../src/core/quiz/score.ts'
import {
  type Block,
  button,
  buttons,
  heading,
  note,
  replyWith,
  shareableReply,
  text,
  privateReply,
} from '../src/core/reply/reply.ts'
import type { CommandContext } from '../src/core/command/context.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** In the first time zone a day begins this long before midnight UTC, so no class loses a quiz on the first day of term. */
const maxTimeZoneOffsetMs = 14 * hourMs

type Period = 'week' | 'month' | 'term' | 'all'

/** Counted back from now, so that no time zone decides when a week begins. */
const periods = {
  week: { title: 'Scores for the last 7 days', length: 7 * dayMs },
  month: { title: 'Scores for the last 30 days', length: 30 * dayMs },
  all: { title: 'Scores for all quizzes', length: Infinity },
} as const satisfies Partial<Record<Period, unknown>>

const maxRows = 15

/** `/scores`: where the class stands in its quizzes. */
export default defineCommand({
  name: 'scores',
  alsoCalled: ['leaderboard', 'ranking', 'points'],
  summary: 'See how the class is doing in its quizzes',
  audience: 'person',
  options: {
    period: {
      kind: 'choice',
      summary: 'The last 7 days (week), the last 30 (month), this term, or all',
      choices: choicesOf('week', 'month', 'term', 'all'),
    },
    hide: { kind: 'flag', summary: 'yes: keep me off all leaderboards. no: show me again' },
    name: {
      kind: 'text',
      summary: 'A pseudonym for me on this class’s leaderboards; - removes it',
      maxLength: maxPseudonymLength,
    },
  },
  async run({ options, person, room, at }, context) {
    const { hide, name } = options
    if (hide !== undefined || name !== undefined) {
      return privateReply(
        ...(name === undefined ? [] : await changePseudonym(name, room, context.quiz)),
        ...(hide === undefined ? [] : [await setHidden(hide, context)]),
      )
    }
    const period = options.period ?? 'week'
    const { board, scores } = await leaderboardView(context, period, at)
    const me = scores.find((score) => score.person === person.id)
    return {
      ...board,
      blocks: [
        ...board.blocks,
        ...(me === undefined ? [] : ownPoints(me)),
        buttons(person.isTeacher && button('Who is who', componentId('scores', 'names'))),
      ],
    }
  },
  actions: {
    board: {
      async run({ value, at }, context) {
        const isPeriod = value === 'month' || value === 'term' || value === 'all'
        return (await leaderboardView(context, isPeriod ? value : 'week', at)).board
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

async function setHidden(hide: boolean, { quiz }: CommandContext): Promise<Block> {
  await quiz.setHidden(hide)
  return text(
    hide
      ? 'You no longer appear on leaderboards. Your points still count, and you can see them here.'
      : 'You’re back on the leaderboards.',
  )
}

/** Returns the title of a period and when it began, epoch milliseconds. */
async function spanOf(period: Period, at: number, { settings, calendar }: CommandContext) {
  if (period !== 'term') {
    const { title, length } = periods[period]
    return { title, since: Math.max(0, at - length) }
  }
  const { from, value } = settings.applied.term
  const term = termOn(await calendar.read(), await calendar.today())
  // A channel may have a start of term of its own.
  const firstDay = from === 'room' ? value : (term?.from ?? value)
  if (firstDay === undefined) {
    throw new UserError(
      'Nobody has set the start of term yet. A teacher can set it with ',
      { command: 'settings set', words: 'term:2026-09-01' },
      '.',
    )
  }
  const since = Math.max(0, Date.parse(`${firstDay}T00:00:00Z`) - maxTimeZoneOffsetMs)
  return { title: `Scores since ${formatDate(firstDay)}`, since }
}

/** Returns the leaderboard without those who asked to be left out, and the scores of everyone. */
async function leaderboardView(context: CommandContext, period: Period, at: number) {
  const { title, since } = await spanOf(period, at, context)
  const { quiz, settings } = context
  const scores = await quiz.scores(since)
  const rows = rankByPoints(scores.filter((score) => !score.hidden))
  const { block, hidden: unlisted } = rankingBlock(rows, maxRows)
  const kept =
    period === 'all' &&
    note(
      `Quizzes are kept ${retentionTexts[settings.applied['keep-quizzes'].value]}, so older ones don’t count here.`,
    )
  if (rows.length === 0) {
    const none = text('No quizzes have been played in this period.')
    return { board: replyWith(heading(title), none, kept), scores }
  }
  const board = shareableReply(
    componentId('scores', 'board', period),
    heading(title),
    block,
    kept,
    unlisted > 0 && note(`And ${unlisted} more. To see your own points, use scores yourself.`),
  )
  return { board, scores }
}

function ownPoints({ points, quizzes: count, hidden: isHidden }: PeriodScore): readonly Block[] {
  const total = `: ${formatPoints(points)} in ${formatCount(count, 'quiz', 'quizzes')}.`
  return replyWith(
    text({ strong: 'You' }, total),
    isHidden && note('Only you can see this, because you asked not to appear on leaderboards.'),
  ).blocks
}
