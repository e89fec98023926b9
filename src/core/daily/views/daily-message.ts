/** What the class sees: the day's line with its question, and next school day what a thoughtful answer might say. */
import { quoteBlock } from '../../lookup/quote-view.ts'
import type { Library } from '../../pack/library.ts'
import { componentId } from '../../command/component-id.ts'
import { type Reply, button, buttons, heading, note, replyWith, text } from '../../reply/reply.ts'
import { truncate } from '../../search/search.ts'
import type { DailyItem } from '../pool.ts'
import { formatDate } from '../format-calendar.ts'

/** The post of a day; `late` is the local time at which it was due, where it comes late. */
export function dailyMessage(
  library: Library,
  { quote, question }: DailyItem,
  late?: string,
): Reply {
  return replyWith(
    heading('Line and question of the day'),
    quoteBlock(library, quote),
    {
      kind: 'question',
      prompt: question.prompt,
      level: question.level,
      followUps: question.followUps,
    },
    ...(late === undefined ? [] : [note(`Posted late; it was due at ${late}.`)]),
    buttons(
      button('The scene', componentId('scene', 'open', quote.scene)),
      button('Cite', componentId('quote', 'cite', quote.id)),
    ),
  )
}

/** The answer to the question of an earlier day. */
export function revealMessage({ question }: DailyItem, date: string): Reply {
  return replyWith(
    heading(`Looking back at ${formatDate(date)}`),
    text({ em: question.prompt }),
    text({ strong: 'One thoughtful answer: ' }, question.exemplar),
    note('Yours may differ and be as good. What in the scene speaks for it?'),
  )
}

/** What the thread under a post is called; 100 characters are what Discord takes. */
export function threadTitle({ question }: DailyItem): string {
  return truncate(question.prompt, 90)
}
