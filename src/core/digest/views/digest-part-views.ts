/** The parts of a digest, opened one by one: who, what went wrong, how quizzes and homework went, what to take up again. */
import { formatDate } from '../../calendar/format-calendar.ts'
import { dueWords, titleOf } from '../../homework/due-words.ts'
import { dayOf } from '../../quiz/views/earlier-quizzes.ts'
import { placeButtons, sayMiss, sayTopic } from '../../quiz/views/teach-again-view.ts'
import { formatCount, formatPercent } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  fact,
  facts as factsBlock,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import { listPeople } from '../../reply/list-people.ts'
import { quoteWords } from '../../reply/quote-words.ts'
import { truncate } from '../../reply/truncate.ts'
import type { Digest } from '../digest.ts'
import type { DigestFacts, FailedPost, MostMissed } from '../digest-facts.ts'
import { type DigestPart, partId } from './digest-view.ts'
import { handedInWords } from './digest-words.ts'

/** As many names as fit a message. */
const maxNames = 40
const maxListed = 8
const maxMisses = 3
const maxWordsLength = 120

interface PartParts {
  readonly facts: DigestFacts
  readonly digest: Pick<Digest, 'id'> | undefined
  readonly linkTo: (message: { readonly room: string; readonly id: string }) => string | undefined
}

export function digestPartView(part: DigestPart, parts: PartParts): Reply {
  const { facts, digest } = parts
  return privateReply(
    ...blocksOf(part, parts),
    buttons(button('Back', partId('all', facts, digest))),
  )
}

function blocksOf(part: DigestPart, { facts, linkTo }: PartParts): readonly Block[] {
  switch (part) {
    case 'people':
      return peopleBlocks(facts)
    case 'posts':
      return postBlocks(facts, linkTo)
    case 'results':
      return resultBlocks(facts)
    case 'again':
      return againBlocks(facts)
    default:
      return part satisfies never
  }
}

function peopleBlocks({ members, notHeard, couldBeHeard, answers }: DigestFacts): readonly Block[] {
  const heard = members.filter((member) => notHeard?.includes(member) === false)
  return [
    heading('Your students'),
    ...(notHeard === undefined
      ? [text('Answers are anonymous in your class, so nobody is named here.')]
      : [text('This names your students. Please keep it private.')]),
    factsBlock(
      answers !== undefined && fact('Answered', String(answers.people)),
      answers !== undefined && answers.held > 0 && fact('Held for you', String(answers.held)),
      couldBeHeard && heard.length > 0 && fact('Heard this week', ...listPeople(heard, maxNames)),
      couldBeHeard &&
        notHeard !== undefined &&
        notHeard.length > 0 &&
        fact('Not heard this week', ...listPeople(notHeard, maxNames)),
      fact('Use the bot here', String(members.length)),
    ),
    note(
      'This counts students who have used the bot in this class, over the last seven days. “Heard” means that they answered a daily question, played a quiz or worked on homework. Anonymous quizzes aren’t counted.',
    ),
  ]
}

function postBlocks(
  { failed, paused }: DigestFacts,
  linkTo: PartParts['linkTo'],
): readonly Block[] {
  return [
    heading('What went wrong'),
    bullets([
      ...failed.slice(0, maxListed).map((each) => failedWords(each)),
      ...paused
        .slice(0, maxListed)
        .map(({ room, problem = '' }): RichText => [
          'The daily post in ',
          { channel: room.id, name: 'a channel' },
          ` is paused. ${problem} Then use `,
          { command: 'daily resume' },
          ' in your class.',
        ]),
    ]),
    ...moreNotes(failed.length, ' that didn’t go out as planned'),
    ...moreNotes(paused.length, ' paused because of a problem'),
    ...failed.slice(0, maxListed).flatMap(({ delivery: { room, messageId, date } }) => {
      const href = messageId === undefined ? undefined : linkTo({ room, id: messageId })
      return href === undefined
        ? []
        : [buttons({ label: `Open the post of ${formatDate(date)}`, href })]
    }),
  ]
}

/** Counts what is not listed. */
function moreNotes(count: number, what: string): readonly Block[] {
  const left = count - maxListed
  return left > 0 ? [note(`And ${formatCount(left, 'more', 'more')}${what}.`)] : []
}

/** What happened, and how to mend it. */
function failedWords({ delivery }: FailedPost): RichText {
  const { room, date, kind, state, problem, sideTasks } = delivery
  const channel = { channel: room, name: 'a channel' } as const
  const on = ` on ${formatDate(date)}`
  if (kind === 'reveal') {
    const why = state === 'unconfirmed' ? 'Look in the channel.' : (problem ?? '')
    const what = state === 'unconfirmed' ? 'may not have been shown' : 'couldn’t be shown'
    return [
      `The answers to the question of ${formatDate(date)} ${what} in `,
      channel,
      `. ${why}`.trimEnd(),
    ]
  }
  switch (state) {
    case 'failed':
      return [
        'The post in ',
        channel,
        `${on} didn’t go out. ${problem ?? ''} To post it now, use `,
        { command: 'daily why', words: `date:${date}` },
        '.',
      ]
    case 'unconfirmed':
      return [
        'The post in ',
        channel,
        `${on} may have gone out, but that couldn’t be confirmed. Look in the channel; to post it again, use `,
        { command: 'daily why', words: `date:${date}` },
        '.',
      ]
    case 'claimed':
    case 'sending':
    case 'skipped':
    case 'sent': {
      const reasons = Object.values(sideTasks)
        .filter((task) => task.state === 'failed')
        .map((task) => task.problem ?? '')
      return [
        'The post in ',
        channel,
        `${on} went out, but not everything that goes with it. ${reasons.join(' ')}`.trim(),
      ]
    }
    default:
      return state satisfies never
  }
}

function resultBlocks({ quizzes, homework, members }: DigestFacts): readonly Block[] {
  return [
    heading('Quizzes and homework'),
    bullets([
      ...quizzes
        .slice(0, maxListed)
        .map(({ about, openedAt, students, share, missed }): RichText => [
          { strong: `Quiz about ${truncate(about, maxWordsLength)}` },
          ', ',
          dayOf(openedAt),
          `: ${formatCount(students, 'student')}${shareWords(share)}.`,
          ...missedWords(missed),
        ]),
      ...homework
        .slice(0, maxListed)
        .map(({ assignment, handedIn, isOpen, share, missed }): RichText => [
          { strong: truncate(titleOf(assignment), maxWordsLength) },
          `: ${handedInWords(handedIn, members.length)}`,
          ...(isOpen ? dueWords(assignment) : []),
          `${shareWords(share)}.`,
          ...missedWords(missed),
        ]),
    ]),
    ...moreNotes(quizzes.length, quizzes.length - maxListed === 1 ? ' quiz' : ' quizzes'),
    ...moreNotes(homework.length, ' to hand in'),
    note(
      'Every question is in ',
      { command: 'quiz report' },
      ' and ',
      { command: 'homework report' },
      ', in your class’s channels.',
    ),
  ]
}

function shareWords(share: number | undefined): string {
  return share === undefined ? '' : `, ${formatPercent(share)} right`
}

function missedWords(missed: MostMissed | undefined): RichText {
  if (missed === undefined) return []
  const { prompt, share } = missed
  return [` Most missed, ${formatPercent(share)} right: ${quoteWords(prompt, maxWordsLength)}`]
}

function againBlocks({ again, library }: DigestFacts): readonly Block[] {
  return [
    heading('Take up again'),
    ...again.flatMap(({ topic, misses, places }, index) => {
      const links = library === undefined ? [] : placeButtons(library, places)
      const shown = misses.slice(0, maxMisses)
      return [
        text({ strong: `${index + 1}. ${sayTopic(topic, misses, library)}` }),
        bullets(
          shown.map((miss) => [
            sayMiss(miss, { isMainSaid: topic.kind === 'question', isNumbered: false }),
          ]),
        ),
        ...(links.length > 0 ? [buttons(...links)] : []),
      ]
    }),
    note('From the quizzes and homework of the last seven days.'),
  ]
}
