/** The teacher's report on a quiz: a summary to read, and two spreadsheets with everything. */
import {
  type Block,
  type Fact,
  type Reply,
  type RichText,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  table,
  text,
  privateReply,
  separator,
} from '../../reply/reply.ts'
import { formatCount, formatPercent } from '../../reply/format.ts'
import { formatCorrelation } from './format-correlation.ts'
import { truncate } from '../../reply/truncate.ts'
import { UserError } from '../../reply/user-error.ts'
import { componentId } from '../../command/component-id.ts'
import { type AnsweredQuestion, drawAnswers } from '../../picture/answers-picture.ts'
import { shiftReport } from './vote-shift.ts'
import { optionLetter } from '../kinds/options.ts'
import type { Library } from '../../pack/library.ts'
import type { QuizResult } from '../quiz-records.ts'
import { type ItemReport, minAnswersForStatistics, mean, median, analyseItems } from '../report.ts'
import { countWarmUps } from '../warm-up.ts'
import { countStudents, findToTeach } from '../teach-again.ts'
import { createPlacesOf, noPlaces } from '../places.ts'
import { dayOf } from './earlier-quizzes.ts'
import { confidentMistakeBlocks } from './confidence-views.ts'
import { opinionReport } from './opinion-report.ts'
import { writtenBy } from './question.ts'
import { itemTable, studentTable } from './report-tables.ts'
import { reportedProblems } from './reported-problems.ts'
import { teachAgainBlocks } from './teach-again-view.ts'

/** As many questions as fit a message on every platform; the spreadsheet has all of them. */
const maxItems = 8

interface ReportParts {
  /** Adds how each question was answered, as a picture. */
  readonly hasPicture?: boolean
  /** The part of the quiz's pack that the class sees, if it has one. */
  readonly library?: Library | undefined
}

/** Begins with what to teach again. */
export function teacherReportView(
  result: QuizResult,
  { hasPicture = false, library }: ReportParts = {},
): Reply {
  const { plan, players, answers, flags } = result
  const counted = new Set(answers.map((answer) => answer.round))
  const items = analyseItems(plan.items, answers, countFlags(flags))
  const scored = items.filter((item) => counted.has(item.round))
  if (players.length === 0 || scored.length === 0) {
    const thoughts = opinionReport(result)
    if (thoughts.length > 0) return opinionsOnly(result, thoughts)
    return privateReply(
      text('This quiz has no answers to report on.'),
      buttons(button('Earlier quizzes…', componentId('quiz', 'earlier'))),
    )
  }
  const medianPoints = median(players.map((player) => player.points))
  return privateReply(
    heading('Quiz report'),
    ...teachAgainBlocks({
      things: findToTeach(
        { items: plan.items, answers, firstVotes: result.firstVotes },
        library === undefined ? noPlaces : createPlacesOf(library),
      ),
      students: countStudents({ items: plan.items, answers }),
      library,
      back: `report/${plan.id}`,
    }),
    ...confidentMistakeBlocks(result),
    separator(),
    facts(
      ...playedFacts(result),
      fact('Median points', String(Math.round(medianPoints ?? 0))),
      fact('Overall', `${formatPercent(mean(answers.map((answer) => answer.credit)))} right`),
    ),
    hasPicture && drawAnswers(scored.map((item) => toAnswered(item))),
    text('Look at these questions first:'),
    table(
      'Question by question',
      [
        { label: 'Question' },
        { label: 'Right', align: 'end' },
        { label: 'Answers', align: 'end' },
        { label: 'Fits the rest', align: 'end' },
        { label: 'Median time' },
        { label: 'Remarks' },
      ],
      noteworthy(scored).map((item) => cells(item)),
    ),
    ...opinionReport(result),
    ...shiftReport(result),
    ...reportedProblems(result),
    note(
      '“Fits the rest” goes from −1 to 1. Above 0, students who did well on the other questions did well on this one too; ' +
        `below 0, check its right answer. It’s left out with fewer than ${minAnswersForStatistics} answers; the other figures mean little then.`,
    ),
    file('quiz-questions.csv', itemTable(items, result)),
    plan.settings.anonymous
      ? note('This quiz was anonymous, so there is no list of students.')
      : note(
          flags.size === 0
            ? 'The student file shows each student’s name and answers.'
            : 'The student file shows each student’s name and answers, and who reported what.',
        ),
    buttons(
      !plan.settings.anonymous &&
        button('Make the student file', componentId('quiz', 'students', plan.id)),
      button('One page to print', componentId('quiz', 'print', plan.id)),
      button('Earlier quizzes…', componentId('quiz', 'earlier')),
    ),
  )
}

function playedFacts({ plan, players, rounds }: QuizResult): readonly Fact[] {
  const warmUps = Math.min(countWarmUps(plan), rounds)
  const asked = `${rounds} of ${plan.items.length} asked`
  return [
    fact('Played', dayOf(plan.openedAt), ' in ', { channel: plan.room, name: 'a channel' }),
    fact('About', plan.about),
    fact('Students', String(players.length)),
    fact('Questions', warmUps === 0 ? asked : `${asked}, ${warmUps} to warm up`),
  ]
}

/** For a quiz in which nothing had points. */
function opinionsOnly(result: QuizResult, thoughts: readonly Block[]): Reply {
  const { plan, answers, flags } = result
  const items = analyseItems(plan.items, answers, countFlags(flags))
  return privateReply(
    heading('Quiz report'),
    facts(...playedFacts(result)),
    ...thoughts,
    ...reportedProblems(result),
    note('None of the questions had points.'),
    file('quiz-questions.csv', itemTable(items, result)),
    buttons(
      !plan.settings.anonymous &&
        button('Make the student file', componentId('quiz', 'students', plan.id)),
      button('Earlier quizzes…', componentId('quiz', 'earlier')),
    ),
  )
}

function toAnswered({ round, prompt, n, facility, options }: ItemReport): AnsweredQuestion {
  const rightShare = facility ?? 0
  const chosenRight = options.reduce((sum, { right, count }) => sum + (right ? count : 0), 0)
  const isOneEach = options.reduce((sum, { count }) => sum + count, 0) === n
  // Where an answer has several parts, the options do not add up to the answers.
  const isDivided = isOneEach && Math.abs(chosenRight / n - rightShare) < 0.001
  const letters = options.map(({ right, count }, index) => ({
    letter: optionLetter(index),
    count: right ? 0 : count,
  }))
  return { number: round + 1, prompt, answers: n, rightShare, wrong: isDivided ? letters : [] }
}

/** The spreadsheet that names students. Throws a UserError for an anonymous quiz. */
export function studentFileView(result: QuizResult): Reply {
  if (result.plan.settings.anonymous) {
    throw new UserError('This quiz was anonymous, so there is no list of students.')
  }
  return privateReply(
    text('This file names your students. Please keep it private.'),
    file('quiz-students.csv', studentTable(result)),
  )
}

/** Returns questions with remarks first, then the hardest. */
function noteworthy(items: readonly ItemReport[]): readonly ItemReport[] {
  return items
    .toSorted(
      (a, b) => weight(b) - weight(a) || (a.facility ?? 1) - (b.facility ?? 1) || a.round - b.round,
    )
    .slice(0, maxItems)
}

function weight({ remarks, flagged }: ItemReport): number {
  return (
    (remarks.includes('check the right answer') ? 4 : 0) +
    (flagged > 0 ? 2 : 0) +
    (remarks.length > 0 ? 1 : 0)
  )
}

function cells(item: ItemReport): readonly RichText[] {
  const { facility, medianTimeMs, flagged, author } = item
  const remarks = [
    flagged > 0 && `reported by ${formatCount(flagged, 'student')}`,
    ...item.remarks,
  ].filter((part) => part !== false)
  return [
    [
      `${item.round + 1}. ${truncate(item.prompt, 60)}`,
      ...(author === undefined ? [] : [' ', { em: writtenBy(author) }]),
    ],
    [facility === null ? '–' : formatPercent(facility)],
    [String(item.n)],
    [formatCorrelation(item)],
    medianTimeMs === null ? [] : [formatCount(Math.round(medianTimeMs / 1_000), 'second')],
    remarks.length === 0 ? [] : [{ em: remarks.join(', ') }],
  ]
}

function file(name: string, content: string): Block {
  return { kind: 'file', name, mediaType: 'text/csv', content }
}

function countFlags(flags: QuizResult['flags']): ReadonlyMap<number, number> {
  return new Map([...flags].map(([round, given]) => [round, given.length]))
}
