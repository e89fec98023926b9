/** What the class sees: the day's line with its question, and on the next school day what a thoughtful answer might say. */
import { formatDate } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import { anotherAction } from '../../lookup/another.ts'
import { levelTexts } from '../../lookup/question-view.ts'
import { quoteBlock } from '../../lookup/quote-view.ts'
import type { Library } from '../../pack/library.ts'
import { capitalise } from '../../reply/capitalise.ts'
import {
  type Block,
  type Optional,
  type Reply,
  button,
  buttons,
  heading,
  note,
  replyWith,
  separator,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import type { OwnItem } from '../own-item.ts'
import { type DailyItem, type PackItem, isQuotedIn, withoutLeadingLine } from '../pool.ts'

/** The post of a day; `lateFrom` is the local time at which it was due, if it comes late. */
export function dailyMessage(library: Library, item: DailyItem, lateFrom?: string): Reply {
  const late = lateFrom !== undefined && note(`Posted late: it was due at ${lateFrom}.`)
  const post = item.own === true ? ownMessage(item, late) : packMessage(library, item, late)
  return { ...post, tone: 'question' }
}

/** What a teacher wrote stands apart from the study pack, with nothing to look up. */
function ownMessage({ quote: { line }, question, source }: OwnItem, late: Optional<Block>): Reply {
  return replyWith(
    heading(line === '' ? 'Question of the day' : 'Line and question of the day'),
    line !== '' && { kind: 'quote', line: [line], citation: source === '' ? 'Your class' : source },
    line !== '' && separator(),
    { kind: 'question', prompt: question.prompt, followUps: [] },
    note('Your class’s own, not from the study pack.'),
    late,
  )
}

function packMessage(
  library: Library,
  { quote, question: { id, prompt: whole, level, followUps } }: PackItem,
  late: Optional<Block>,
): Reply {
  const scene = library.scene(quote.scene)
  const line = capitalise(library.words.quote)
  const prompt = withoutLeadingLine(whole, quote)
  // A line that the question goes on to quote is not printed above it as well.
  const isInQuestion = isQuotedIn(prompt, quote)
  return replyWith(
    heading(
      scene === undefined
        ? `${line} and question of the day`
        : `${isInQuestion ? 'Question' : line} of the day: ${scene.title}`,
    ),
    !isInQuestion && quoteBlock(library, quote),
    !isInQuestion && separator(),
    { kind: 'question', prompt, level: levelTexts[level], followUps },
    late,
    buttons(
      button(`The ${library.units.name}`, componentId('scene', 'open', quote.scene)),
      button('Another question', anotherAction('discuss', { scene: quote.scene }, id)),
      button('Cite', componentId('quote', 'cite', quote.id)),
    ),
  )
}

/** The answer to the question of an earlier day. */
export function revealMessage({ question }: PackItem, date: string): Reply {
  return replyWith(
    heading(`Looking back at ${formatDate(date)}`),
    text({ em: question.prompt }),
    text({ strong: 'One thoughtful answer: ' }, question.exemplar),
    note('Yours may be different and just as good. What’s your evidence?'),
  )
}

/** Returns the title of the thread under a post; Discord takes at most 100 characters. */
export function threadTitle({ question }: DailyItem): string {
  return truncate(question.prompt, 90)
}
