/** The teacher's report on a quiz: a summary to read, and two spreadsheets with everything. */
import {
  type Block,
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
import { truncate } from '../../reply/truncate.ts'
import { toCsv } from '../../reply/csv.ts'
import { UserError } from '../../reply/user-error.ts'
import { componentId } from '../../command/component-id.ts'
import { type AnsweredQuestion, drawAnswers } from '../../picture/answers-picture.ts'
import { shiftReport } from './vote-shift.ts'
import { optionLetter } from '../kinds/options.ts'
import { formatAnswer } from '../item.ts'
import type { Library } from '../../pack/library.ts'
import type { QuizResult } from '../quiz-records.ts'
import { type ItemReport, minAnswersForStatistics, mean, median, analyseItems } from '../report.ts'
import { rankByPoints } from '../score.ts'
import { teamName } from '../teams.ts'
import { findToTeach } from '../teach-again.ts'
import { createPlacesOf, noPlaces } from '../places.ts'
import { dayOf } from './earlier-quizzes.ts'
import { confidentMistakeBlocks } from './confidence-views.ts'
import { opinionReport, withOpinions } from './opinion-report.ts'
import { writtenBy } from './question.ts'
import { describeFlag, reportedProblems, reportsByPerson } from './reported-problems.ts'
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
  const { plan, players, answers, flags, rounds } = result
  const counted = new Set(answers.map((answer) => answer.round))
  const flagged = new Map([...flags].map(([round, given]) => [round, given.length]))
  const items = analyseItems(plan.items, answers, flagged)
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
      students: new Set(answers.map(({ person }) => person)).size,
      library,
      quiz: plan.id,
    }),
    ...confidentMistakeBlocks(result),
    separator(),
    facts(
      fact('Played', dayOf(plan.openedAt), ' in ', { channel: plan.room, name: 'a channel' }),
      fact('About', plan.about),
      fact('Students', String(players.length)),
      fact('Questions', `${rounds} of ${plan.items.length} asked`),
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
        `below 0, check its right answer. With fewer than ${minAnswersForStatistics} answers, these figures mean little.`,
    ),
    file('quiz-questions.csv', itemTable(withOpinions(items, result), flags)),
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

/** For a quiz in which nothing had points. */
function opinionsOnly({ plan, players }: QuizResult, thoughts: readonly Block[]): Reply {
  return privateReply(
    heading('Quiz report'),
    facts(fact('About', plan.about), fact('Students', String(players.length))),
    ...thoughts,
    note('None of the questions had points.'),
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
  const { facility, discrimination, medianTimeMs, flagged, author } = item
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
    discrimination === null ? [] : [discrimination.toFixed(2)],
    medianTimeMs === null ? [] : [formatCount(Math.round(medianTimeMs / 1_000), 'second')],
    remarks.length === 0 ? [] : [{ em: remarks.join(', ') }],
  ]
}

function itemTable(items: readonly ItemReport[], flags: QuizResult['flags']): string {
  const hasAuthors = items.some(({ author }) => author !== undefined)
  const maxOptions = Math.max(0, ...items.map((item) => item.options.length))
  // On a platform that sends no file, people read these as they stand.
  const head = [
    'Number',
    'Question',
    'Answers',
    'Share right',
    'Fits the rest',
    'Median time in seconds',
    'Reported',
    'Why it was reported',
    'Remarks',
    ...(hasAuthors ? ['Written by'] : []),
  ]
  const optionHead = Array.from({ length: maxOptions }, (_, index) => [
    `Option ${index + 1}`,
    `Option ${index + 1} is right`,
    `Option ${index + 1} was chosen`,
  ]).flat()
  return toCsv([
    [...head, ...optionHead],
    ...items.map((item) => [
      item.round + 1,
      item.prompt,
      item.n,
      rounded(item.facility),
      rounded(item.discrimination),
      item.medianTimeMs === null ? null : rounded(item.medianTimeMs / 1_000),
      item.flagged,
      (flags.get(item.round) ?? []).map((flag) => describeFlag(flag)).join('; '),
      item.remarks.join('; '),
      ...(hasAuthors ? [item.author ?? null] : []),
      ...item.options.flatMap((option) => [option.text, option.right ? 'yes' : 'no', option.count]),
    ]),
  ])
}

/** Returns one row per student: rank and points, the answer and the credit for each question, then what they reported. */
function studentTable({
  plan,
  players,
  answers,
  opinions = [],
  firstVotes,
  flags,
}: QuizResult): string {
  const all = [...answers, ...opinions.map((answer) => ({ ...answer, credit: null }))]
  const given = new Map(all.map((answer) => [`${answer.round}/${answer.person}`, answer]))
  const teams = plan.settings.teams > 0
  const votedFirst = new Map(firstVotes.map((vote) => [`${vote.round}/${vote.person}`, vote]))
  // A question that doesn’t count is no part of the file, and neither are its first votes.
  const counted = new Set(answers.map(({ round }) => round))
  const talkedOver = new Set(firstVotes.map(({ round }) => round)).intersection(counted)
  const head = plan.items.flatMap((_, round) => [
    ...(talkedOver.has(round) ? [`First vote ${round + 1}`] : []),
    `Answer ${round + 1}`,
    `Share right ${round + 1}`,
  ])
  const reports = reportsByPerson(flags)
  const watched = [...reports].filter(([id]) => !players.some(({ person }) => person === id))
  return toCsv([
    ['Rank', 'Name', 'Team', 'Points', ...head, ...(reports.size > 0 ? ['Reported'] : [])],
    ...rankByPoints(players).map((player) => [
      player.rank,
      player.name,
      teams && player.team !== null ? teamName(player.team) : null,
      player.points,
      ...plan.items.flatMap((item, round) => {
        const key = `${round}/${player.person}`
        const [first, answer] = [votedFirst.get(key), given.get(key)]
        const cells =
          answer === undefined
            ? [null, null]
            : [formatAnswer(item, answer.response), rounded(answer.credit)]
        if (!talkedOver.has(round)) return cells
        return [first === undefined ? null : formatAnswer(item, first.response), ...cells]
      }),
      ...(reports.size > 0 ? [reports.get(player.person)?.said ?? null] : []),
    ]),
    // Who reported something without playing has a row, too.
    ...watched.map(([, { name, said }]) => [null, name, null, null, ...head.map(() => null), said]),
  ])
}

function file(name: string, content: string): Block {
  return { kind: 'file', name, mediaType: 'text/csv', content }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000
}
