/** A student’s own answer: the form in which it is written, and how it stands. */
import { componentId } from '../../command/component-id.ts'
import type { Form, FormField } from '../../reply/form.ts'
import {
  type Block,
  type Optional,
  type Reply,
  button,
  buttons,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import { type Answer, type WriteResult, maxAnswerLength, phaseAt } from '../answer.ts'
import type { Discussion } from '../discussion.ts'
import type { OwnAnswer } from '../discussion-service.ts'
import { answerQuote, promiseWords, reactionWords, stateTexts } from './answer-words.ts'
import { postValue } from './answered-post.ts'

export interface FormExtras {
  /** Notes under the question. */
  readonly hints: readonly Block[]
  /** Fields after the answer. */
  readonly fields: readonly FormField[]
}

interface FormParts extends FormExtras {
  readonly own: Pick<OwnAnswer, 'text' | 'reactions'> | undefined
  readonly pseudonym: string | undefined
}

export function answerForm(
  discussion: Discussion,
  { own, pseudonym, hints, fields }: FormParts,
): Form {
  return {
    title: own === undefined ? 'My answer' : 'Change my answer',
    press: componentId('answers', 'send', postValue(discussion)),
    submit: own === undefined ? 'Send' : 'Save',
    intro: [
      { kind: 'question', prompt: discussion.prompt, followUps: [] },
      ...hints,
      ...(own !== undefined && reactionWords(own.reactions) !== undefined
        ? [note('If you change what you wrote, your classmates’ reactions to it are cleared.')]
        : []),
      note(...promiseWords(discussion, pseudonym)),
    ],
    fields: [
      {
        kind: 'text',
        name: 'answer',
        label: 'Your answer',
        required: true,
        long: true,
        maxLength: maxAnswerLength,
        ...(own !== undefined && { value: own.text }),
      },
      ...fields,
    ],
  }
}

/** Returns what became of an answer, in a sentence. */
export function writtenWords(result: WriteResult): string {
  switch (result) {
    case 'saved':
      return 'Your answer is in.'
    case 'changed':
      return 'Your answer is changed.'
    case 'late':
      return 'Your answer is in, marked as late.'
    case 'closed':
      return 'This question has closed, so your answer stays as it was.'
    case 'over':
      return 'This question closed more than a week ago, so answers aren’t taken any more.'
    default:
      return result satisfies never
  }
}

/** `said` is what has just happened to it. */
export function ownAnswerBlocks(
  discussion: Discussion,
  own: OwnAnswer,
  at: number,
): readonly Optional<Block>[] {
  const state = stateTexts[own.state]
  const reactions = reactionWords(own.reactions)
  const value = postValue(discussion)
  const canChange = canWrite(discussion, own, at)
  return [
    answerQuote(own.text, own.isLate ? 'You, late' : 'You'),
    state !== undefined && note(state),
    reactions !== undefined && note(reactions),
    buttons(
      canChange && button('Change', componentId('answers', 'write', value)),
      button('Delete…', componentId('answers', 'ask-delete', value)),
      button('Read the others', componentId('answers', 'read', value)),
    ),
  ]
}

export function ownAnswerView(
  discussion: Discussion,
  own: OwnAnswer,
  at: number,
  said: string,
): Reply {
  return privateReply(
    said !== '' && text(said),
    { kind: 'question', prompt: discussion.prompt, followUps: [] },
    ...ownAnswerBlocks(discussion, own, at),
  )
}

export function deleteQuestion(discussion: Discussion, at: number): Reply {
  const value = postValue(discussion)
  return privateReply(
    text(
      phaseAt(discussion, at) === 'over'
        ? 'Delete your answer? You can’t write another, and you won’t see the others any more.'
        : 'Delete your answer? You won’t see the others until you write another.',
    ),
    buttons(
      button('Delete', componentId('answers', 'delete', value), 'danger'),
      button('Keep it', componentId('answers', 'own', value)),
    ),
  )
}

/** Whether an answer may be written or changed now. */
export function canWrite(
  discussion: Discussion,
  own: Pick<Answer, 'state'> | undefined,
  at: number,
): boolean {
  const phase = phaseAt(discussion, at)
  if (phase === 'open') return true
  return phase === 'late' && (own === undefined || own.state === 'refused')
}
