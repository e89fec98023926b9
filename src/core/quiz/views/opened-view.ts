/** Tells the person who starts a quiz whether it is open. */
import { formatCount } from '../../reply/format.ts'
import { type Reply, note, privateReply, text } from '../../reply/reply.ts'
import type { OpenResult } from '../quiz-service.ts'
import type { QuizSettings } from '../quiz.ts'

/** `count` is how many questions there are, which can be fewer than the settings ask for. */
export function openedView(opening: OpenResult, count: number, settings: QuizSettings): Reply {
  if (opening === 'busy') {
    return privateReply(
      text(
        'A quiz is already running in this channel. Join it there, or stop it with ',
        { code: 'quiz stop' },
        '.',
      ),
    )
  }
  if (typeof opening === 'object') {
    return privateReply(
      text('The quiz couldn’t be posted in this channel.'),
      text(...opening.rejected),
    )
  }
  const fewer =
    count < settings.questions
      ? [note(`Only ${formatCount(count, 'question')} are available on that topic.`)]
      : []
  return privateReply(
    text(
      'The quiz is open. It starts in a minute, or when you press ',
      { strong: 'Start now' },
      '. You’ll find more under ',
      { strong: 'Host…' },
      '.',
    ),
    ...fewer,
  )
}
