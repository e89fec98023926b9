/** What the class sees at the end of a discussion: what some of them wrote, and what a thoughtful answer might say. */
import { formatDate } from '../calendar/format-calendar.ts'
import type { PackItem } from '../daily/pool.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, heading, note, replyWith, separator, text } from '../reply/reply.ts'
import type { Answer, NamesShown } from './answer.ts'
import { answerQuote, classmateName } from './views/answer-words.ts'

export interface DiscussionSummary {
  readonly date: string
  readonly prompt: string
  readonly names: NamesShown
  /** How many have answered. */
  readonly answered: number
  readonly chosen: readonly Pick<Answer, 'name' | 'pseudonym' | 'role' | 'text'>[]
  /** The example answer of the study pack, if the class may see it. */
  readonly exemplar: PackItem['question']['exemplar'] | undefined
}

/** Returns undefined where there is nothing to show. */
export function endMessage(summary: DiscussionSummary): Reply | undefined {
  const { date, prompt, names, answered, chosen, exemplar } = summary
  if (chosen.length === 0 && exemplar === undefined) return undefined
  return replyWith(
    heading(`Looking back at ${formatDate(date)}`),
    text({ em: prompt }),
    answered > 0 &&
      note(`${formatCount(answered, 'student has', 'students have')} answered. Thank you!`),
    chosen.length > 0 && text({ strong: 'From your class' }),
    ...chosen.map((answer) => answerQuote(answer.text, classmateName({ names }, answer))),
    chosen.length > 0 && exemplar !== undefined && separator(),
    exemplar !== undefined && text({ strong: 'One thoughtful answer: ' }, exemplar),
    exemplar !== undefined &&
      note('Yours may be different and just as good. What’s your evidence?'),
  )
}
