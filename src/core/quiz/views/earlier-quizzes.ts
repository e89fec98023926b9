/** The list of the quizzes of a class, from which its teachers open reports. */
import { componentId } from '../../command/component-id.ts'
import { localDate } from '../../calendar/local-time.ts'
import { formatDate } from '../../calendar/format-calendar.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Inline,
  type Reply,
  bullets,
  button,
  buttons,
  commandMention,
  heading,
  note,
  privateReply,
  select,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import type { PlayedQuiz } from '../quiz-records.ts'

export const quizzesPerPage = 10

/** Slack’s labels are no longer. */
const maxLabelLength = 75

/** `skip` quizzes of the class are newer than those on this page; days are those of the time zone. */
export function earlierQuizzesView(
  { quizzes, total }: { readonly quizzes: readonly PlayedQuiz[]; readonly total: number },
  skip: number,
  zone = 'UTC',
): Reply {
  if (total === 0) {
    return privateReply(
      text(
        'Your class has no quiz to report on yet. Start one with ',
        commandMention('quiz start'),
        '.',
      ),
    )
  }
  const hasOlder = skip + quizzesPerPage < total
  return privateReply(
    heading('Quizzes of your class'),
    bullets(
      quizzes.map(({ room, openedAt, about, students, rounds }, index) => [
        { strong: `${skip + index + 1}. ` },
        dayOf(openedAt),
        ', ',
        { channel: room, name: 'a channel' },
        `: ${about} (${formatCount(students, 'student')}, ${formatCount(rounds, 'question')})`,
      ]),
    ),
    select(
      'Open a report',
      componentId('quiz', 'open-report'),
      quizzes.map((quiz, index) => ({
        label: quizLabel(quiz, skip + index + 1, zone),
        value: quiz.id,
      })),
    ),
    buttons(
      skip > 0 &&
        button('Newer', componentId('quiz', 'earlier', Math.max(0, skip - quizzesPerPage))),
      hasOlder && button('Older', componentId('quiz', 'earlier', skip + quizzesPerPage)),
    ),
    note('Old quizzes are deleted after the time that your class keeps them.'),
  )
}

/** Returns “2. Mon, 23 Nov 2026: The carnival”. */
export function quizLabel({ openedAt, about }: PlayedQuiz, number: number, zone: string): string {
  return truncate(`${number}. ${formatDate(localDate(zone, openedAt))}: ${about}`, maxLabelLength)
}

/** The day of a moment, by the reader’s own clock where the platform knows it. */
export function dayOf(at: number): Inline {
  return { time: at, fallback: formatDate(localDate('UTC', at)) }
}
