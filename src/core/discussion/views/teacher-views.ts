/** What teachers see of answers: how many came to which post, and what they say. */
import { formatDay } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
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
import type { AnswerRules } from '../answer-rules.ts'
import { type AnswerState, phaseAt } from '../answer.ts'
import type { AnswerCounts, Discussion } from '../discussion.ts'
import type { ListedAnswer } from '../discussion-store.ts'
import type { CountedDiscussion, OwnAnswer } from '../discussion-service.ts'
import { formatAnswerRules } from '../rules-words.ts'
import { answerQuote, reactionWords, roleAfter } from './answer-words.ts'
import { postValue } from './answered-post.ts'

const answersPerTeacherPage = 5
/** How far a class of some hundred can be turned at once, in pages. */
const farPages = 10

export function statusView(
  rules: AnswerRules | 'off',
  discussions: readonly CountedDiscussion[],
  at: number,
  waiting: number,
): Reply {
  return privateReply(
    heading('Answers to the daily post'),
    waiting > 0 &&
      text(
        `${formatCount(waiting, 'answer is', 'answers are')} waiting for you: `,
        { command: 'answers waiting' },
        '.',
      ),
    text(`In this channel: ${formatAnswerRules(rules)}.`),
    ...(discussions.length === 0
      ? [
          text(
            rules === 'off'
              ? 'Your students can answer each daily post, and read each other once they have. Switch it on with '
              : 'The next daily post will have ',
            rules === 'off'
              ? { command: 'answers settings', words: 'answers:on' }
              : { strong: 'Write my answer' },
            '.',
          ),
        ]
      : discussions.map((each) => postRow(each, at))),
    note('Change how it works with ', { command: 'answers settings' }, '.'),
  )
}

function postRow({ counts, ...discussion }: CountedDiscussion, at: number): Block {
  const open = phaseAt(discussion, at) === 'open' ? ', still open' : ''
  const words = [
    { strong: formatDay(discussion.date) },
    `: ${truncate(discussion.prompt, 80)} — ${countWords(counts)}${open}`,
  ] as const
  return hasAny(counts)
    ? row(button('See answers', componentId('answers', 'all', postValue(discussion))), ...words)
    : text(...words)
}

function hasAny({ answered, held, late }: AnswerCounts): boolean {
  return answered + held + late > 0
}

function countWords({ answered, held, late }: AnswerCounts): string {
  return [formatCount(answered, 'answer'), held > 0 && `${held} held`, late > 0 && `${late} late`]
    .filter((each) => each !== false)
    .join(', ')
}

const teacherStates: Readonly<Record<AnswerState, string>> = {
  shown: '',
  held: ', held for you',
  refused: ', sent back',
  hidden: ', hidden',
}

/** Teachers see who wrote what, but for what is anonymous. */
export function allAnswersView(
  discussion: Discussion,
  answers: readonly ListedAnswer[],
  page: number,
): Reply {
  const pages = Math.max(1, Math.ceil(answers.length / answersPerTeacherPage))
  const shown = Math.max(0, Math.min(page, pages - 1))
  const from = shown * answersPerTeacherPage
  const value = postValue(discussion)
  return privateReply(
    heading(`Answers of ${formatDay(discussion.date)}`),
    { kind: 'question', prompt: discussion.prompt, followUps: [] },
    answers.length === 0 && text('Nobody has answered yet.'),
    ...answers.slice(from, from + answersPerTeacherPage).flatMap((answer) => {
      const said = reactionWords(answer.reactions)
      return [
        answerQuote(answer.text, teacherName(discussion, answer)),
        ...(said === undefined ? [] : [note(said)]),
        ...hidingButtons(answer, `${value}/${shown}`),
      ]
    }),
    discussion.names === 'anonymous' &&
      note('Your class was promised that nobody sees who wrote what, teachers included.'),
    answers.some(({ mayBeShown, state }) => mayBeShown && state === 'shown') &&
      buttons(button('Choose for the class…', componentId('answers', 'choose', value))),
    pages > 1 &&
      buttons(
        shown > 0 && button('◀ Back', componentId('answers', 'all', `${value}/${shown - 1}`)),
        shown < pages - 1 && button('More', componentId('answers', 'all', `${value}/${shown + 1}`)),
        shown >= farPages &&
          button(
            `◀◀ ${farPages} pages back`,
            componentId('answers', 'all', `${value}/${shown - farPages}`),
          ),
        shown + farPages < pages &&
          button(
            `${farPages} pages on`,
            componentId('answers', 'all', `${value}/${shown + farPages}`),
          ),
      ),
    pages > 1 &&
      note(`Page ${shown + 1} of ${pages}: ${formatCount(answers.length, 'answer')} in all.`),
  )
}

/** What waits for teachers is decided about where they see why. */
function hidingButtons({ id, changedAt, state }: ListedAnswer, place: string): readonly Block[] {
  const seen = `${id}/${changedAt}/${place}`
  if (state === 'shown') return [buttons(button('Hide', componentId('answers', 'take-away', seen)))]
  if (state !== 'hidden') return []
  return [buttons(button('Show again', componentId('answers', 'give-back', seen)))]
}

function teacherName({ names }: Discussion, answer: ListedAnswer): string {
  const { name, pseudonym, isLate, state, isReported } = answer
  const who =
    answer.person === null
      ? 'A student'
      : names === 'pseudonym' && pseudonym !== undefined
        ? `${name} (as ${pseudonym})`
        : roleAfter(name, answer)
  const reported = isReported ? ', reported' : ''
  return `${who}${isLate ? ', late' : ''}${teacherStates[state]}${reported}`
}

export function ownAnswersView(
  answers: readonly (OwnAnswer & { readonly prompt: string })[],
): Reply {
  if (answers.length === 0) {
    return privateReply(
      text('You haven’t answered a daily post yet, or your answers have been deleted by now.'),
    )
  }
  return privateReply(
    heading('My answers'),
    ...answers.map((answer) =>
      row(
        button('Open', componentId('answers', 'own', postValue(answer))),
        { strong: formatDay(answer.date) },
        `: ${truncate(answer.prompt, 80)} — ${quoteWords(answer.text.replaceAll('\n', ' '), 80)}`,
      ),
    ),
    note('Only you see this list.'),
  )
}
