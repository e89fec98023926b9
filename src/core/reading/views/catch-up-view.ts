/** What somebody missed who was away, for them alone: what to read, what was asked, what is to be done. */
import { localDate } from '../../calendar/local-time.ts'
import { formatDate, formatDay } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import type { Assignment } from '../../homework/assignment.ts'
import { dueWords, titleOf } from '../../homework/due-words.ts'
import type { OwnWork } from '../../homework/homework-store.ts'
import { lineOnOneLine } from '../../pack/line-text.ts'
import type { Library } from '../../pack/library.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  button,
  buttons,
  heading,
  note,
  privateReply,
  row,
  text,
} from '../../reply/reply.ts'
import { quoteWords } from '../../reply/quote-words.ts'
import { truncate } from '../../reply/truncate.ts'
import type { MissedPost, MissedTime } from '../catch-up-service.ts'

const maxPostsShown = 6
export const maxWorksShown = 5
/** As many as have a button each. */
const maxSceneButtons = 4
const maxPromptLength = 200
const maxLineLength = 160
const weekMs = 7 * 86_400_000

interface CatchUpParts {
  readonly time: MissedTime
  readonly zone: string
  readonly posts: readonly MissedPost[]
  /** The ids of the scenes to read, in their order. */
  readonly scenes: readonly string[]
  readonly library: Library
  /** What is open, and not handed in. */
  readonly homework: readonly OwnWork[]
}

export function catchUpView(parts: CatchUpParts): Reply {
  const { time, zone, posts, scenes, homework } = parts
  const isEmpty = posts.length === 0 && scenes.length === 0 && homework.length === 0
  return privateReply(
    heading(`Since ${formatDate(localDate(zone, time.since))}`),
    ...(isEmpty
      ? [text('You’ve missed nothing: no posts, no reading and no homework.')]
      : [...readingBlocks(parts), ...postBlocks(parts), ...workBlocks(homework)]),
    buttons(
      !isEmpty &&
        button(
          'Practise it',
          componentId('reading', 'catch-up-practise', code(time.since)),
          'primary',
        ),
      button('A week further back', componentId('reading', 'catch-up', code(time.since - weekMs))),
    ),
    note('Only you see this, and nobody is told that you were away.'),
  )
}

/** Since when, in seconds, to base 36. */
function code(at: number): string {
  return Math.trunc(at / 1_000).toString(36)
}

function readingBlocks({ scenes, library }: CatchUpParts): readonly Block[] {
  const [first, ...others] = scenes
  if (first === undefined) return []
  const last = others.at(-1)
  const { units } = library
  const range =
    last === undefined
      ? [titled(library, first)]
      : [titled(library, first), ' to ', titled(library, last)]
  const shown = scenes.length > maxSceneButtons ? [first] : scenes
  return [
    text({ strong: 'Read ' }, ...range, '.'),
    buttons(...shown.map((id) => button(units.label(id), componentId('scene', 'open', id)))),
  ]
}

function titled(library: Library, id: string): string {
  const title = library.scene(id)?.title ?? ''
  return `${library.units.labelInSentence(id)}${title === '' ? '' : `, ${truncate(title, 60)}`}`
}

function postBlocks({ posts }: CatchUpParts): readonly Block[] {
  if (posts.length === 0) return []
  const shown = posts.slice(0, maxPostsShown).toReversed()
  const left = posts.length - shown.length
  return [
    text({ strong: `Your class talked about ${formatCount(posts.length, 'question')}:` }),
    ...shown.map((post) => postBlock(post)),
    ...(left > 0 ? [note(`And ${left} before that.`)] : []),
  ]
}

/** With a link the post itself is a press away; without one, its line stands here. */
function postBlock({ date, link, item }: MissedPost): Block {
  const words: RichText = [
    { strong: `${formatDay(date)}: ` },
    ...(item === undefined
      ? ['a question that your class doesn’t see at the moment.']
      : itemWords(item, link === undefined)),
  ]
  return link === undefined
    ? { kind: 'text', text: words }
    : row({ label: 'Open', href: link }, ...words)
}

function itemWords(item: NonNullable<MissedPost['item']>, withLine: boolean): RichText {
  const { quote, question } = item
  return [
    truncate(question.prompt, maxPromptLength),
    ...(withLine && quote.line !== ''
      ? [` The line was: ${quoteWords(lineOnOneLine(quote), maxLineLength)}`]
      : []),
  ]
}

function workBlocks(homework: readonly OwnWork[]): readonly Block[] {
  if (homework.length === 0) return []
  return [
    text({ strong: 'Still to hand in:' }),
    ...homework.map(({ assignment, attempts }) =>
      row(
        button(
          attempts.length > 0 ? 'Go on' : 'Begin',
          componentId('homework', 'begin', assignment.plan.id),
        ),
        titleOf(assignment),
        ...dueWords(assignment),
      ),
    ),
  ]
}

/** For somebody who has another practice open: only one is open at a time. `value` is what the new one would be about. */
export function practiceWaitsView({ plan }: Assignment, value: string): Reply {
  return privateReply(
    text(
      `You’re still practising ${plan.about}. You can go on with that, or end it and begin the new questions.`,
    ),
    buttons(
      button('Go on', componentId('review', 'missed-next', plan.id), 'primary'),
      button('End it and begin', componentId('reading', 'catch-up-anew', value)),
    ),
  )
}
