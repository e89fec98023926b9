/** What a teacher sees of the questions that wait: one at a time, as a quiz would ask it, with what can be done. */
import { componentId } from '../command/component-id.ts'
import type { Library } from '../pack/library.ts'
import type { QuizItem } from '../quiz/kinds/index.ts'
import type { Form } from '../reply/form.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Reply,
  type RichText,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import type { Submission } from './submission.ts'
import { adviceListBlocks, previewBlocks, teacherName } from './submission-views.ts'

export const maxWordLength = 300

interface QueueView {
  readonly library: Library
  readonly submission: Submission
  /** Undefined where its scene is not in the pack any more. */
  readonly item: QuizItem | undefined
  readonly advice: readonly string[]
  /** How many wait, this one included. */
  readonly count: number
  /** What came of the last press. */
  readonly said: RichText | undefined
}

export function queueView({ library, submission, item, advice, count, said }: QueueView): Reply {
  const { id, version, by, signature, question } = submission
  const seen = `${id}/${version}`
  return privateReply(
    said && text(...said),
    heading(count === 1 ? '1 question is waiting' : `${count} questions are waiting`),
    text(
      { person: by.id, name: by.name },
      signature === undefined
        ? ' wrote this. The class won’t see a name.'
        : ` wrote this. The class will see “Written by ${signature}” after the answer.`,
    ),
    ...(item === undefined
      ? [
          text({ strong: question.prompt }),
          note(
            `The ${library.units.name} it’s about isn’t in the study pack any more. Choose another one with “Change and take it…”.`,
          ),
        ]
      : previewBlocks(library, item)),
    ...adviceListBlocks(advice, 'What to look at:'),
    buttons(
      item !== undefined && button('Take it', componentId('quiz', 'take', seen), 'primary'),
      button('Change and take it…', componentId('quiz', 'edit', seen)),
      button('Send it back…', componentId('quiz', 'send-back', seen)),
      button('Leave it out', componentId('quiz', 'decline', seen), 'danger'),
      count > 1 && button('Later', componentId('quiz', 'questions', id)),
    ),
  )
}

interface QueueCounts {
  /** Questions that the class has added to the pack in use. */
  readonly added: number
  /** Questions of the pack in use that the class’s quizzes don’t ask. */
  readonly leftOut: number
  /** What waits for other packs. */
  readonly elsewhere: number
}

/** Where nothing waits for the pack in use. */
export function emptyQueueView(
  { added, leftOut, elsewhere }: QueueCounts,
  said: RichText | undefined,
): Reply {
  return privateReply(
    said && text(...said),
    text(
      'No questions are waiting. Your students can write them with ',
      { command: 'quiz write' },
      '.',
    ),
    elsewhere > 0 &&
      note(
        `${formatCount(elsewhere, 'question is', 'questions are')} waiting for another study pack. To see ${elsewhere === 1 ? 'it' : 'them'}, choose that pack with `,
        { command: 'pack use' },
        '.',
      ),
    added > 0 &&
      note(
        `Your class has added ${formatCount(added, 'question')} to this pack. The button makes a file for the pack’s author, who can put ${added === 1 ? 'it' : 'them'} into the pack itself.`,
      ),
    buttons(
      added > 0 && button('Make a file for the pack’s author', componentId('quiz', 'patch')),
      leftOut > 0 && button('Out of your quizzes…', componentId('quiz', 'left-out')),
    ),
  )
}

export function sendBackForm({ id, version, by }: Submission): Form {
  return {
    title: 'Send it back',
    press: componentId('quiz', 'sent-back', `${id}/${version}`),
    submit: 'Send it back',
    fields: [
      {
        kind: 'text',
        name: 'word',
        label: 'What could be better?',
        hint: `Only ${by.name} reads this, and can change the question and send it again.`,
        required: true,
        long: true,
        maxLength: maxWordLength,
      },
    ],
  }
}

/** Says what has become of a question that another press, or its writer, was quicker with. */
export function tooLate(submission: Submission | undefined, reader: string): RichText {
  if (submission === undefined) return ['That question isn’t there any more.']
  const { state, decidedBy, by } = submission
  const who = teacherName(decidedBy, reader)
  const has = who === 'You' ? ' have' : ' has'
  switch (state) {
    case 'taking':
    case 'taken':
      return [who, `${has} taken it already.`]
    case 'returned':
      return [who, `${has} sent it back already.`]
    case 'declined':
      return [who, `${has} left it out already.`]
    case 'withdrawn':
    case 'draft':
      return [`${by.name} has taken it back.`]
    case 'waiting':
      return [`${by.name} has changed it since you saw it, so look again.`]
    default:
      return state satisfies never
  }
}
