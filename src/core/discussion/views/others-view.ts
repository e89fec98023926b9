/** Three answers of others, and what a reader may say of each. */
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Optional,
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import { Reaction, phaseAt } from '../answer.ts'
import type { Discussion } from '../discussion.ts'
import type { ReadAnswer, ReadResult } from '../discussion-store.ts'
import { answerQuote, classmateName, reactionLabels } from './answer-words.ts'
import { postValue } from './answered-post.ts'

export function othersView(
  discussion: Discussion,
  result: ReadResult,
  at: number,
  ...before: readonly Optional<Block>[]
): Reply {
  return privateReply(...before, ...othersBlocks(discussion, result, at))
}

function othersBlocks(
  discussion: Discussion,
  result: ReadResult,
  at: number,
): readonly Optional<Block>[] {
  switch (result.kind) {
    case 'write-first':
      return writeFirst(discussion, at)
    case 'waiting':
      return [text(waitingWords(discussion, result.missing, at))]
    case 'answers':
      return pageBlocks(discussion, result)
    default:
      return result satisfies never
  }
}

/** Where a teacher looks first, many may have answered whom nobody can read yet. */
function waitingWords(discussion: Discussion, missing: number, at: number): string {
  const { isHeld } = discussion
  if (phaseAt(discussion, at) === 'over') {
    return isHeld
      ? 'Too few answers were shown to your class, so there’s nothing to read.'
      : 'Too few have answered, so there’s nothing to read.'
  }
  const needed = `${formatCount(missing, 'more is', 'more are')} needed`
  return isHeld
    ? `Your teacher looks at answers before anybody reads them: ${needed}. You’ll get a message when there are enough.`
    : `There are too few answers to read yet: ${needed}. You’ll get a message when there are enough.`
}

function writeFirst(discussion: Discussion, at: number): readonly Block[] {
  if (phaseAt(discussion, at) === 'over') {
    return [text('This question has closed. Its answers are for those who wrote one themselves.')]
  }
  return [
    text('Write your own answer first. Then you can read what others wrote.'),
    buttons(
      button('Write my answer', componentId('answers', 'write', postValue(discussion)), 'primary'),
    ),
  ]
}

function pageBlocks(
  discussion: Discussion,
  { answers, page, hasMore }: Extract<ReadResult, { kind: 'answers' }>,
): readonly Optional<Block>[] {
  const value = postValue(discussion)
  return [
    heading('What others wrote'),
    ...answers.flatMap((answer) => [
      answerQuote(answer.text, classmateName(discussion, answer)),
      reactionButtons(discussion, answer, page),
    ]),
    answers.length === 0 && text('The answers that you had read have been removed.'),
    (page > 0 || hasMore) &&
      buttons(
        page > 0 && button('◀ Back', componentId('answers', 'read', `${value}/${page - 1}`)),
        hasMore && button('Three more', componentId('answers', 'read', `${value}/${page + 1}`)),
      ),
    !hasMore && answers.length > 0 && note('That’s all there is so far.'),
  ]
}

/** Pressing what is chosen takes it back. */
function reactionButtons(discussion: Discussion, answer: ReadAnswer, page: number): Block {
  const place = `${postValue(discussion)}/${page}`
  return buttons(
    ...Reaction.options.map((reaction) => {
      const isChosen = answer.reaction === reaction
      const said = isChosen ? 'nothing' : reaction
      return button(
        isChosen ? `✓ ${reactionLabels[reaction]}` : reactionLabels[reaction],
        componentId('answers', 'say', `${answer.id}/${said}/${place}`),
        isChosen ? 'primary' : 'plain',
      )
    }),
    button('Report…', componentId('answers', 'report', `${answer.id}/${place}`)),
  )
}

/** The message for somebody who was told to wait. */
export function answersAreThere(discussion: Discussion): Reply {
  return privateReply(
    text('There are enough answers now to read what others wrote.'),
    { kind: 'question', prompt: discussion.prompt, followUps: [] },
    buttons(
      button('Read the others', componentId('answers', 'read', postValue(discussion)), 'primary'),
    ),
  )
}
