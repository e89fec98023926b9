/** What a teacher sees of the answers that wait for them: one at a time, with why it waits and what can be done. */
import { componentId } from '../command/component-id.ts'
import type { Form } from '../reply/form.ts'
import { formatCount, joinWords } from '../reply/format.ts'
import { formatDate } from '../calendar/format-calendar.ts'
import {
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { tidyText } from '../reply/tidy-text.ts'
import { UserError } from '../reply/user-error.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { truncate } from '../reply/truncate.ts'
import type { DecisionMade, ReportReason, WaitingAnswer } from './moderation-store.ts'

const maxWordLength = 300

/** Why classmates reported an answer, for teachers. */
const reasonTexts: Readonly<Record<ReportReason, string>> = {
  hurtful: 'it may hurt somebody',
  private: 'it tells something private',
  'off-topic': 'it isn’t about the question',
  other: 'something else',
}

interface WaitingView {
  readonly answer: WaitingAnswer
  /** The words of the class’s list that it has. */
  readonly words: readonly string[]
  /** How many wait, this one included. */
  readonly count: number
  /** What came of the last press. */
  readonly said?: RichText | undefined
}

export function waitingView({ answer, words, count, said }: WaitingView): Reply {
  const { id, person, name, text: written, prompt, date, changedAt, state } = answer
  const seen = `${id}/${changedAt}`
  return privateReply(
    said && text(...said),
    heading(count === 1 ? '1 answer is waiting' : `${count} answers are waiting`),
    text({ em: truncate(prompt, 200) }, ` (${formatDate(date)})`),
    {
      kind: 'quote',
      line: [written],
      citation: person === null ? 'Anonymous: nobody can see who wrote it' : name,
    },
    bullets(reasonsToLook(answer, words)),
    buttons(
      button(
        state === 'shown' ? 'Keep it' : 'Show',
        componentId('answers', 'show', seen),
        'primary',
      ),
      button('Send back with a note…', componentId('answers', 'send-back', seen)),
      button('Hide', componentId('answers', 'hide', seen), 'danger'),
      count > 1 && button('Later', componentId('answers', 'waiting', id)),
    ),
    note('Only you see this. Classmates never learn who reported an answer, or which word it was.'),
  )
}

/** Says in sentences why it waits. */
function reasonsToLook(
  { reports, state, isWrittenAnew }: WaitingAnswer,
  words: readonly string[],
): readonly RichText[] {
  const counts = Map.groupBy(reports, (reason) => reason)
  const reported = [...counts].map(
    ([reason, { length }]) => `${reasonTexts[reason]}${length > 1 ? ` (${length})` : ''}`,
  )
  const reasons: readonly RichText[] = [
    ...(words.length > 0
      ? [
          [
            `It has ${words.length === 1 ? 'a word' : 'words'} on your list: `,
            { strong: joinWords(words) },
            '.',
          ],
        ]
      : []),
    ...(reports.length > 0
      ? [[`${formatCount(reports.length, 'classmate')} reported it: ${reported.join('; ')}.`]]
      : []),
    ...(isWrittenAnew
      ? [
          [
            'Whoever wrote it has deleted an earlier answer to this question that was sent back, hidden or reported.',
          ],
        ]
      : []),
  ]
  if (reasons.length > 0) {
    return state === 'shown' ? [...reasons, ['The class can still read it.']] : reasons
  }
  return [
    [
      'Your class has answers looked at before others read them, or it was changed after it was sent back or hidden.',
    ],
  ]
}

export function nothingWaitsView(said?: RichText): Reply {
  return privateReply(said && text(...said), text('No answers are waiting for you.'))
}

export function sendBackForm({ id, changedAt, person, name }: WaitingAnswer): Form {
  return {
    title: 'Send it back',
    press: componentId('answers', 'sent-back', `${id}/${changedAt}`),
    submit: 'Send it back',
    fields: [
      {
        kind: 'text',
        name: 'word',
        label: 'What could they change?',
        hint: `Only ${person === null ? 'whoever wrote it' : name} reads this, and can write the answer again.`,
        required: true,
        long: true,
        maxLength: maxWordLength,
      },
    ],
  }
}

/** Throws a UserError if there is no word in it. */
export function readWord(fields: Readonly<Record<string, readonly string[]>>): string {
  const word = tidyText(fields['word']?.[0] ?? '').replaceAll(/\n+/g, ' ')
  if (!/[\p{L}\p{N}]/u.test(word)) throw new UserError('Say in a few words what they could change.')
  if (word.length > maxWordLength) throw new UserError(`Keep it to ${maxWordLength} characters.`)
  return word
}

/** Says what has become of an answer that another teacher, or its writer, was quicker with. */
export function tooLateText(
  decision: DecisionMade | undefined,
  isThere: boolean,
  reader: string,
): RichText {
  if (!isThere) return ['Whoever wrote that answer has deleted it.']
  if (decision === undefined) return ['That answer has changed since you saw it.']
  const who = decision.by.id === reader ? 'You have' : `${decision.by.name} has`
  return [`${who} already decided about that answer, or it has changed since you saw it.`]
}

/** What the writer is told in private when a teacher has decided. */
export function writerNotice(
  { prompt, text: written }: Pick<WaitingAnswer, 'prompt' | 'text'>,
  decision: { readonly state: 'shown' | 'refused' | 'hidden'; readonly word: string },
): Reply {
  const question = text({ em: truncate(prompt, 200) })
  switch (decision.state) {
    case 'shown':
      return privateReply(
        text('Your teacher has read your answer, and your classmates can read it now. Thank you!'),
        question,
      )
    case 'refused':
      return privateReply(
        text('Your teacher has read your answer and asks you to look at it once more:'),
        { kind: 'quote', line: [decision.word], citation: 'Your teacher' },
        question,
        note(
          `Nobody else has seen this. You wrote: ${quoteWords(written, 300)} To change it, press “Write my answer” under the question again.`,
        ),
      )
    case 'hidden':
      return privateReply(
        text(
          'Your teacher has decided that your answer isn’t shown to the class. It still counts as yours. If you’d like to know why, please ask them.',
        ),
        question,
      )
    default:
      return decision.state satisfies never
  }
}
