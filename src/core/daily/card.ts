/** What the class sees: the day's line with its question, and next school day what a thoughtful answer might say. */
import { quoteBlock } from '../cards/quote.ts'
import type { LibraryView } from '../library.ts'
import { press } from '../press.ts'
import { type Reply, button, buttons, heading, note, say, text } from '../reply.ts'
import { shorten } from '../search/search.ts'
import type { Card } from './deck.ts'
import { sayDate } from './words.ts'

/** The post of a day; `late` is the local time at which it was due, where it comes late. */
export function dailyCard(library: LibraryView, { quote, question }: Card, late?: string): Reply {
  return say(
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
      button('The scene', press('scene', 'open', quote.scene)),
      button('Cite', press('quote', 'cite', quote.id)),
    ),
  )
}

/** The answer to the question of an earlier day. */
export function revealCard({ question }: Card, date: string): Reply {
  return say(
    heading(`Looking back at ${sayDate(date)}`),
    text({ em: question.prompt }),
    text({ strong: 'One thoughtful answer: ' }, question.exemplar),
    note('Yours may differ and be as good. What in the scene speaks for it?'),
  )
}

/** What the thread under a post is called; 100 characters are what Discord takes. */
export function threadTitle({ question }: Card): string {
  return shorten(question.prompt, 90)
}
