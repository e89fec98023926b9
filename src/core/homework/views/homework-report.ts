/** The teacher’s report on homework: each question, with a spreadsheet; names only in a file of their own. */
import { componentId } from '../../command/component-id.ts'
import { rounded, toCsv } from '../../reply/csv.ts'
import { optionCells, optionHead } from '../../quiz/views/report-tables.ts'
import { formatPercent } from '../../reply/format.ts'
import {
  type Reply,
  type RichText,
  button,
  buttons,
  fact,
  facts,
  file,
  heading,
  note,
  privateReply,
  table,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { creditFor, formatAnswer } from '../../quiz/item.ts'
import type { Library } from '../../pack/library.ts'
import { createPlacesOf, noPlaces } from '../../quiz/places.ts'
import {
  type ItemAnswer,
  type ItemReport,
  analyseItems,
  mean,
  minAnswersForStatistics,
} from '../../quiz/report.ts'
import { countStudents, findToTeach } from '../../quiz/teach-again.ts'
import { teachAgainBlocks } from '../../quiz/views/teach-again-view.ts'
import type { Assignment } from '../assignment.ts'
import { findAttemptAnswer } from '../attempt.ts'
import { type CountedAttempt, countedAttempt } from '../attempt-result.ts'
import { titleOf } from '../due-words.ts'
import type { NamedAttempt } from '../homework-store.ts'
import { compareNames } from '../../reply/compare-names.ts'

/** As many questions as fit a message on every platform; the spreadsheet has all of them. */
const maxItems = 8

interface CountedStudent extends CountedAttempt {
  readonly name: string
}

/** Returns the attempt of each student that counts. */
function findCounted(
  assignment: Assignment,
  attempts: readonly NamedAttempt[],
  now: number,
): readonly CountedStudent[] {
  return [...Map.groupBy(attempts, ({ attempt }) => attempt.person).values()].flatMap((own) => {
    const counted = countedAttempt(
      assignment,
      own.map(({ attempt }) => attempt),
      now,
    )
    return counted === undefined ? [] : [{ ...counted, name: own.at(-1)?.name ?? '' }]
  })
}

/** Begins with what to teach again. `library` is the part of the pack that the class sees, if it still has that pack. */
export function homeworkReportView(
  assignment: Assignment,
  attempts: readonly NamedAttempt[],
  now: number,
  library?: Library,
): Reply {
  const { plan } = assignment
  const students = findCounted(assignment, attempts, now)
  if (students.length === 0) {
    return privateReply(
      heading(titleOf(assignment)),
      text('Nobody has handed in yet, so there’s nothing to report on.'),
    )
  }
  const answers = answersOf(assignment, students)
  const items = analyseItems(plan.items, answers, new Map())
  const answered = { items: plan.items, answers }
  const late = students.filter(({ score }) => score.isLate).length
  const hardest = items
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => (a.facility ?? 1) - (b.facility ?? 1) || a.round - b.round)
  return privateReply(
    heading(titleOf(assignment)),
    ...teachAgainBlocks({
      things: findToTeach(answered, library === undefined ? noPlaces : createPlacesOf(library)),
      students: countStudents(answered),
      library,
    }),
    facts(
      fact('Handed in', String(students.length)),
      late > 0 && fact('Of these late', String(late)),
      fact('Overall', `${formatPercent(mean(students.map(({ score }) => score.share)))} right`),
    ),
    text('The hardest questions first:'),
    table(
      'Question by question',
      [
        { label: 'Question' },
        { label: 'Right', align: 'end' },
        { label: 'Answers', align: 'end' },
        { label: 'Remarks' },
      ],
      hardest
        .slice(0, maxItems)
        .map(({ round, prompt, facility, n, remarks }) => [
          [`${round + 1}. ${truncate(prompt, 60)}`],
          [facility === null ? '–' : formatPercent(facility)],
          [String(n)],
          wordsOf(remarks),
        ]),
    ),
    students.length < minAnswersForStatistics &&
      note(`With fewer than ${minAnswersForStatistics} students, these figures mean little.`),
    file('homework-questions.csv', 'text/csv', itemTable(items)),
    note('The student file shows each student’s name and answers.'),
    buttons(button('Make the student file', componentId('homework', 'students', plan.id))),
  )
}

/** The spreadsheet that names students. */
export function homeworkStudentFile(
  assignment: Assignment,
  attempts: readonly NamedAttempt[],
  now: number,
): Reply {
  return privateReply(
    text('This file names your students. Please keep it private.'),
    file('homework-students.csv', 'text/csv', studentTable(assignment, attempts, now)),
  )
}

/** That there are few answers is said once, below the table. */
function wordsOf(remarks: ItemReport['remarks']): RichText {
  const said = remarks.filter((remark) => remark !== 'too few answers')
  return said.length === 0 ? [] : [{ em: said.join(', ') }]
}

function answersOf(
  { plan }: Assignment,
  students: readonly CountedStudent[],
): readonly ItemAnswer[] {
  return students.flatMap(({ attempt }) =>
    attempt.answers.flatMap(({ position, response }) => {
      const item = plan.items[position]
      if (item === undefined) return []
      const credit = creditFor(item, response)
      return [{ person: attempt.person, round: position, response, credit }]
    }),
  )
}

function itemTable(items: readonly ItemReport[]): string {
  return toCsv([
    [
      'Number',
      'Question',
      'Answers',
      'Share right',
      'Fits the rest',
      'Remarks',
      ...optionHead(items),
    ],
    ...items.map((item) => [
      item.round + 1,
      item.prompt,
      item.n,
      rounded(item.facility),
      rounded(item.discrimination),
      item.remarks.join('; '),
      ...optionCells(item),
    ]),
  ])
}

function studentTable(
  assignment: Assignment,
  attempts: readonly NamedAttempt[],
  now: number,
): string {
  const { items } = assignment.plan
  return toCsv([
    [
      'Name',
      'Attempt',
      'Share right',
      'Late',
      ...items.flatMap((_, position) => [`Answer ${position + 1}`, `Share right ${position + 1}`]),
    ],
    ...findCounted(assignment, attempts, now)
      .toSorted((a, b) => compareNames(a.name, b.name))
      .map(({ name, attempt, score }) => [
        name,
        attempt.number,
        rounded(score.share),
        score.isLate ? 'yes' : 'no',
        ...items.flatMap((item, position) => {
          const answer = findAttemptAnswer(attempt, position)
          return answer === undefined
            ? [null, 0]
            : [formatAnswer(item, answer.response), rounded(score.credits[position] ?? 0)]
        }),
      ]),
  ])
}
