/** A teacher's report as a reply: a readable summary, and everything as two tables for a spreadsheet. */
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  fact,
  facts,
  heading,
  note,
  text,
  privateReply,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { toCsv } from '../../reply/csv.ts'
import { formatAnswer } from '../item.ts'
import type { QuizResult } from '../quiz-records.ts'
import { type ItemReport, minAnswersForStatistics, mean, median, analyseItems } from '../report.ts'
import { rankByPoints } from '../score.ts'
import { teamName } from '../teams.ts'

/** As many questions as a message holds on every platform; the table holds all. */
const maxItems = 8

export function teacherReportView(result: QuizResult): Reply {
  const { plan, players, answers, flags, rounds } = result
  const counted = new Set(answers.map((answer) => answer.round))
  const items = analyseItems(plan.items, answers, flags)
  const asked = items.filter((item) => counted.has(item.round))
  if (players.length === 0 || asked.length === 0) {
    return privateReply(text('In the last quiz of this channel no answer was counted.'))
  }
  const middle = median(players.map((player) => player.points))
  return privateReply(
    heading('Quiz report'),
    facts(
      fact('About', plan.about),
      fact('Students', String(players.length)),
      fact('Questions', `${rounds} of ${plan.items.length} asked`),
      fact('Points', `${Math.round(middle ?? 0)} in the middle (median)`),
      fact('All in all', `${formatPercent(mean(answers.map((answer) => answer.credit)))} right`),
    ),
    text('Questions to look at first:'),
    bullets(noteworthy(asked).map((item) => line(item))),
    note(
      'Facility is the share that was right. Discrimination (corrected point-biserial, −1 to 1) tells whether those who did ' +
        `well elsewhere did well here. With fewer than ${minAnswersForStatistics} answers neither says much.`,
    ),
    file('quiz-questions.csv', itemTable(items)),
    file('quiz-students.csv', studentTable(result)),
  )
}

/** Those with remarks first, then the hardest. */
function noteworthy(items: readonly ItemReport[]): readonly ItemReport[] {
  return items
    .toSorted(
      (a, b) => weight(b) - weight(a) || (a.facility ?? 1) - (b.facility ?? 1) || a.round - b.round,
    )
    .slice(0, maxItems)
}

function weight({ remarks, flagged }: ItemReport): number {
  return (
    (remarks.includes('check the key') ? 4 : 0) +
    (flagged > 0 ? 2 : 0) +
    (remarks.length > 0 ? 1 : 0)
  )
}

function line(item: ItemReport): RichText {
  const parts = [`${formatPercent(item.facility)} right (${item.n})`]
  if (item.discrimination !== null) parts.push(`discrimination ${item.discrimination.toFixed(2)}`)
  if (item.medianTimeMs !== null) parts.push(`${Math.round(item.medianTimeMs / 1_000)} s`)
  if (item.flagged > 0) parts.push(`flagged by ${item.flagged}`)
  parts.push(...item.remarks)
  return [
    { strong: `${item.round + 1}.` },
    ` ${truncate(item.prompt, 90)} `,
    { em: parts.join(', ') },
  ]
}

function itemTable(items: readonly ItemReport[]): string {
  const options = Math.max(0, ...items.map((item) => item.options.length))
  const head = [
    'question',
    'prompt',
    'n',
    'facility',
    'discrimination',
    'median seconds',
    'flagged',
    'remarks',
  ]
  const optionHead = Array.from({ length: options }, (_, place) => [
    `option ${place + 1}`,
    `right ${place + 1}`,
    `chosen ${place + 1}`,
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
      item.remarks.join('; '),
      ...item.options.flatMap((option) => [option.text, option.right ? 'yes' : 'no', option.count]),
    ]),
  ])
}

/** A row a student: points and rank, then for each question what was answered and the credit. */
function studentTable({ plan, players, answers }: QuizResult): string {
  const given = new Map(answers.map((answer) => [`${answer.round}/${answer.person}`, answer]))
  const teams = plan.settings.teams > 0
  const head = plan.items.flatMap((_, round) => [`answer ${round + 1}`, `credit ${round + 1}`])
  return toCsv([
    ['rank', 'name', 'name on boards', 'team', 'points', ...head],
    ...rankByPoints(players).map((player) => [
      player.rank,
      player.name,
      player.alias,
      teams && player.team !== null ? teamName(player.team) : null,
      player.points,
      ...plan.items.flatMap((item, round) => {
        const answer = given.get(`${round}/${player.person}`)
        return answer === undefined
          ? [null, null]
          : [formatAnswer(item, answer.response), rounded(answer.credit)]
      }),
    ]),
  ])
}

function file(name: string, content: string): Block {
  return { kind: 'file', name, mediaType: 'text/csv', content }
}

function formatPercent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000
}
