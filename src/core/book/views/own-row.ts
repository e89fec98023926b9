/** A student’s own row of the class’s book, for them alone. */
import { formatPercent } from '../../reply/format.ts'
import {
  type Reply,
  type RichText,
  commandMention,
  fact,
  facts,
  heading,
  note,
  privateReply,
  table,
  text,
} from '../../reply/reply.ts'
import type { Book } from '../book.ts'
import { formatPeriod } from '../weeks.ts'
import { howItCounts, weekLabel } from './book-view.ts'

const maxShownWeeks = 8

export function ownRowView(book: Book): Reply {
  const [row] = book.rows
  const title = heading(`Your row in the class’s book, ${formatPeriod(book.period)}`)
  const due = book.homeworkDue.reduce((sum, count) => sum + count, 0)
  if (row === undefined) return privateReply(title, text('There’s nothing in it yet.'))
  const { total, student } = row
  const from = Math.max(0, book.weeks.length - maxShownWeeks)
  return privateReply(
    title,
    student !== undefined && text('Your teacher’s list has you as ', { strong: student.name }, '.'),
    facts(
      fact('Days', String(total.days)),
      fact('Quizzes', String(total.quizzes)),
      fact('Right', total.share === null ? '–' : formatPercent(total.share)),
      book.hasAnswers && fact('Discussion answers', String(total.answers)),
      fact('Homework', `${total.homework} of ${due}`),
    ),
    table(
      'Week by week',
      [
        { label: 'Week of' },
        { label: 'Days', align: 'end' },
        { label: 'Quizzes', align: 'end' },
        { label: 'Right', align: 'end' },
        { label: 'Homework', align: 'end' },
      ],
      book.weeks.slice(from).map((week, index): RichText[] => {
        const cell = row.weeks[from + index]
        const share = cell?.share ?? null
        return [
          [weekLabel(week)],
          [String(cell?.days ?? 0)],
          [String(cell?.quizzes ?? 0)],
          [share === null ? '–' : formatPercent(share)],
          [`${cell?.homework ?? 0} of ${book.homeworkDue[from + index] ?? 0}`],
        ]
      }),
    ),
    note(...howItCounts(book)),
    note(
      'Only you and your teachers see this. To delete it, use ',
      commandMention('mydata delete'),
      '.',
    ),
  )
}
