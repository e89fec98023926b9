/** The spreadsheets of a report: one row per question, and one per student, which names them. */
import { type CsvCell, rounded, toCsv } from '../../reply/csv.ts'
import { formatAnswer } from '../item.ts'
import type { QuizResult } from '../quiz-records.ts'
import type { ItemReport } from '../report.ts'
import { rankByPoints } from '../score.ts'
import { teamName } from '../teams.ts'
import { isWarmUp } from '../warm-up.ts'
import { withOpinions } from './opinion-report.ts'
import { describeFlag, reportsByPerson } from './reported-problems.ts'

/** Returns a row for each question of the plan, asked or not. */
export function itemTable(measured: readonly ItemReport[], result: QuizResult): string {
  const { flags } = result
  const items = withOpinions(measured, result)
  const hasAuthors = items.some(({ author }) => author !== undefined)
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
  return toCsv([
    [...head, ...optionHead(items)],
    ...items.map((item) => [
      item.round + 1,
      item.prompt,
      item.n,
      rounded(item.facility),
      rounded(item.discrimination),
      item.medianTimeMs === null ? null : rounded(item.medianTimeMs / 1_000),
      item.flagged,
      (flags.get(item.round) ?? []).map((flag) => describeFlag(flag)).join('; '),
      csvRemarks(item, result).join('; '),
      ...(hasAuthors ? [item.author ?? null] : []),
      ...optionCells(item),
    ]),
  ])
}

/** The names of the columns of `optionCells`: as many as the question with the most options needs. */
export function optionHead(items: readonly Pick<ItemReport, 'options'>[]): readonly string[] {
  const maxOptions = Math.max(0, ...items.map(({ options }) => options.length))
  return Array.from({ length: maxOptions }, (_, index) => [
    `Option ${index + 1}`,
    `Option ${index + 1} is right`,
    `Option ${index + 1} was chosen`,
  ]).flat()
}

export function optionCells({ options }: Pick<ItemReport, 'options'>): readonly CsvCell[] {
  return options.flatMap(({ text, right, count }) => [text, right ? 'yes' : 'no', count])
}

/** Says why a question has no figures. */
function csvRemarks({ round, n, remarks }: ItemReport, { plan, rounds }: QuizResult) {
  if (isWarmUp(plan, round)) return ['warm-up, not counted']
  if (round >= rounds) return ['not asked']
  return n === 0 ? ['nobody answered'] : remarks
}

/** Returns one row per student: rank and points, the answer and the credit for each question, then what they reported. */
export function studentTable({
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
    `Answer ${round + 1}${isWarmUp(plan, round) ? ' (warm-up, not counted)' : ''}`,
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
