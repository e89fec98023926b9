/** The digest itself: what happened, in as many lines as fit a phone, with a button for each part. */
import { formatDay } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import { dueWords, titleOf } from '../../homework/due-words.ts'
import { sayTopic } from '../../quiz/views/teach-again-view.ts'
import { formatCount, formatPercent } from '../../reply/format.ts'
import {
  type Button,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  privateReply,
  text,
} from '../../reply/reply.ts'
import { listPeople } from '../../reply/list-people.ts'
import { quoteWords } from '../../reply/quote-words.ts'
import { truncate } from '../../reply/truncate.ts'
import type { Digest } from '../digest.ts'
import { type DigestFacts, type ReactedAnswer, hasNews } from '../digest-facts.ts'
import { handedInWords, turnWords } from './digest-words.ts'

/** Each is a line or two on a phone. */
const maxNames = 3
const maxEach = 2
const maxWordsLength = 60

export const digestParts = ['people', 'posts', 'results', 'again'] as const
export type DigestPart = (typeof digestParts)[number]

/**
 * The digest of a teacher, or of a class whose teacher has none. Held answers are looked at in the class, so only there a button
 * leads to them.
 */
export function digestView(
  facts: DigestFacts,
  digest?: Pick<Digest, 'id'>,
  { isInClass = false }: { readonly isInClass?: boolean } = {},
): Reply {
  if (!hasNews(facts)) return nothingView(facts)
  const lines = [
    ...answerLines(facts),
    ...postLines(facts),
    ...quizLines(facts),
    ...homeworkLines(facts),
    ...againLines(facts),
    ...turnLines(facts),
  ]
  return privateReply(
    heading(`Your class, ${formatDay(facts.date)}`),
    bullets(lines),
    buttons(
      isInClass &&
        (facts.answers?.held ?? 0) > 0 &&
        button('Look at held answers', componentId('answers', 'waiting'), 'primary'),
      ...partButtons(facts, digest),
    ),
  )
}

export function nothingView({ date }: Pick<DigestFacts, 'date'>): Reply {
  return privateReply(
    heading(`Your class, ${formatDay(date)}`),
    text('There’s nothing to report: no quiz, no homework, and nothing that went wrong.'),
  )
}

function answerLines(facts: DigestFacts): readonly RichText[] {
  const { answers, members, notHeard } = facts
  const unheard =
    facts.couldBeHeard && notHeard !== undefined && notHeard.length > 0
      ? [['Not heard in the last week: ', ...listPeople(notHeard, maxNames), '.']]
      : []
  if (answers === undefined) return unheard
  const of = members.length >= answers.people ? ` of ${members.length}` : ''
  const wrote = members.length + answers.people === 0 ? 'Nobody' : `${answers.people}${of}`
  const asked = answers.posts === 1 ? 'the question' : `at least one of ${answers.posts} questions`
  const best = answers.mostReacted
  return [
    ...(answers.posts > 0 ? [[{ strong: wrote }, ` answered ${asked}.`]] : []),
    ...unheard,
    ...(best === undefined
      ? []
      : [
          ['Most reactions: ', ...writerWords(best), `${formatCount(best.reactions, 'reaction')}.`],
        ]),
    ...(answers.held > 0
      ? [
          [
            { strong: formatCount(answers.held, 'answer') },
            ' held for you: ',
            { command: 'answers waiting' },
            '.',
          ],
        ]
      : []),
  ]
}

function writerWords({ person, name }: ReactedAnswer): RichText {
  if (name === undefined) return ['an answer with ']
  return [person === undefined ? name : { person, name }, ', ']
}

function postLines({ failed, paused }: DigestFacts): readonly RichText[] {
  const is = paused.length === 1 ? 'is' : 'are'
  const ends = failed.filter(({ delivery }) => delivery.kind === 'reveal').length
  const posts = failed.length - ends
  return [
    ...(posts > 0 ? [[{ strong: countPosts(posts) }, ' didn’t go out as planned.']] : []),
    ...(ends > 0
      ? [
          [
            { strong: `The answers to ${ends === 1 ? 'a question' : `${ends} questions`}` },
            ' couldn’t be shown to the class.',
          ],
        ]
      : []),
    ...(paused.length > 0
      ? [[{ strong: countPosts(paused.length) }, ` ${is} paused because of a problem.`]]
      : []),
  ]
}

function countPosts(count: number): string {
  return count === 1 ? 'A daily post' : `${count} daily posts`
}

function quizLines({ quizzes }: DigestFacts): readonly RichText[] {
  const shown = quizzes.slice(0, maxEach)
  const left = quizzes.length - shown.length
  return [
    ...shown.map(({ about, students, share, missed }): RichText => [
      { strong: `Quiz about ${truncate(about, maxWordsLength)}: ` },
      formatCount(students, 'student'),
      share === undefined ? '' : `, ${formatPercent(share)} right`,
      '.',
      ...missedWords(missed),
    ]),
    ...(left > 0 ? [[`And ${formatCount(left, 'more quiz', 'more quizzes')}.`]] : []),
  ]
}

function homeworkLines({ homework, members }: DigestFacts): readonly RichText[] {
  const shown = homework.slice(0, maxEach)
  const left = homework.length - shown.length
  return [
    ...shown.map(({ assignment, handedIn, missed, isOpen }): RichText => [
      { strong: `${truncate(titleOf(assignment), maxWordsLength)}: ` },
      handedInWords(handedIn, members.length),
      ...(isOpen ? dueWords(assignment) : []),
      '.',
      ...(isOpen ? [] : missedWords(missed)),
    ]),
    ...(left > 0 ? [[`And ${formatCount(left, 'more', 'more')} to hand in.`]] : []),
  ]
}

function againLines({ again, library }: DigestFacts): readonly RichText[] {
  return again.map(({ topic, misses }): RichText => {
    const [miss] = misses
    const asked =
      topic.kind === 'question' && miss !== undefined
        ? `${quoteWords(miss.prompt, maxWordsLength)} `
        : ''
    return [{ strong: 'Take up again: ' }, asked, sayTopic(topic, misses, library), '.']
  })
}

function missedWords(missed: DigestFacts['quizzes'][number]['missed']): RichText {
  if (missed === undefined) return []
  return [` Most missed: ${quoteWords(missed.prompt, maxWordsLength)}`]
}

function turnLines({ turn, library, zone }: DigestFacts): readonly RichText[] {
  return turn === undefined ? [] : [turnWords(turn, library, zone)]
}

/** `since` of the digest is kept, so that its parts tell of the same time whenever they are opened. */
export function partId(
  part: DigestPart | 'all',
  facts: Pick<DigestFacts, 'since'>,
  digest: Pick<Digest, 'id'> | undefined,
): string {
  const since = Math.trunc(facts.since / 1_000).toString(36)
  return componentId('digest', 'open', `${digest?.id ?? '-'}/${part}/${since}`)
}

function partButtons(
  facts: DigestFacts,
  digest: Pick<Digest, 'id'> | undefined,
): readonly (Button | false)[] {
  function to(label: string, part: DigestPart): Button {
    return button(label, partId(part, facts, digest))
  }

  return [
    facts.again.length > 0 && to('Take up again', 'again'),
    (facts.quizzes.length > 0 || facts.homework.length > 0) && to('Results', 'results'),
    facts.members.length > 0 && to('Students', 'people'),
    (facts.failed.length > 0 || facts.paused.length > 0) && to('What went wrong', 'posts'),
  ]
}
