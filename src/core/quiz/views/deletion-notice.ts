/** Tells teachers which old quizzes are about to be deleted, and how to keep them. */
import type { CommandContext } from '../../command/context.ts'
import { localDate } from '../../calendar/local-time.ts'
import { formatDate } from '../../calendar/format-calendar.ts'
import { formatCount } from '../../reply/format.ts'
import { type Block, note } from '../../reply/reply.ts'

/** Returns nothing for students, or if no quiz is to be deleted soon. */
export async function deletionNotice({
  person,
  quiz,
  settings,
}: Pick<CommandContext, 'person' | 'quiz' | 'settings'>): Promise<readonly Block[]> {
  const due = person.isTeacher ? await quiz.dueDeletion() : undefined
  if (due === undefined) return []
  const day = { time: due.at, fallback: formatDate(localDate('UTC', due.at)) }
  const advice =
    settings.applied['keep-quizzes'].value === 'two-years'
      ? []
      : [
          ' To keep quizzes longer, use ',
          { command: 'settings set', words: 'keep-quizzes:two-years' },
          '.',
        ]
  return [
    note(
      `${formatCount(due.count, 'old quiz', 'old quizzes')} will be deleted, with all answers, `,
      due.count === 1 ? 'on ' : 'starting on ',
      day,
      '.',
      ...advice,
    ),
  ]
}
