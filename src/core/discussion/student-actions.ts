/** What students do under a daily post: write, change and delete their answer, and read those of others. */
import type { ActionHandlers, ActionRequest } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import type { ReplyOrForm } from '../reply/form.ts'
import { type Block, type Reply, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type Answer, Reaction } from './answer.ts'
import { readAnswerText } from './answer-text.ts'
import type { Discussion } from './discussion.ts'
import { consentFormField, placeBlocks, readConsent, starterBlock } from './form-extras.ts'
import { parsePostPlace } from './post-place.ts'
import { othersView } from './views/others-view.ts'
import {
  type FormExtras,
  answerForm,
  canWrite,
  deleteQuestion,
  ownAnswerView,
  writtenWords,
} from './views/own-answer.ts'

type Context = Pick<
  CommandContext,
  'discussion' | 'moderation' | 'requireLookups' | 'person' | 'classLibrary'
>

/** An answer is as urgent as one to a question of a quiz: a whole class gives it at once. */
const whileClassAnswers = { limit: 'urgent' } as const

export const studentActions: ActionHandlers = {
  write: { ...whileClassAnswers, run: ({ value, at }, context) => openForm(value, at, context) },
  send: { ...whileClassAnswers, run: sendAnswer },
  read: {
    ...whileClassAnswers,
    async run({ value, at }, context) {
      const { page } = parsePostPlace(value)
      return readOthers(await requirePost(value, context), { page, at }, context)
    },
  },
  say: { ...whileClassAnswers, run: sayOfAnswer },
  own: {
    async run({ value, at }, context) {
      const discussion = await requirePost(value, context)
      const own = await context.discussion.own(discussion)
      if (own === undefined) throw new UserError('You haven’t answered this question.')
      const word = await context.moderation.wordFor(own)
      return ownAnswerView(discussion, own, at, word === '' ? '' : `Your teacher wrote: “${word}”`)
    },
  },
  'ask-delete': {
    run: async ({ value, at }, context) => deleteQuestion(await requirePost(value, context), at),
  },
  delete: {
    async run({ value }, context) {
      const discussion = await requirePost(value, context)
      const isDeleted = await context.discussion.remove(discussion)
      return privateReply(
        text(isDeleted ? 'Your answer is deleted.' : 'There was no answer to delete.'),
      )
    },
  },
}

async function openForm(value: string, at: number, context: Context): Promise<ReplyOrForm> {
  const discussion = await requirePost(value, context)
  const own = await context.discussion.own(discussion)
  if (canWrite(discussion, own, at)) {
    const pseudonym = await context.discussion.pseudonym(discussion)
    const extras = await formExtras(discussion, own, context)
    return answerForm(discussion, { own, pseudonym, ...extras })
  }
  if (own === undefined) throw new UserError(writtenWords('over'))
  return ownAnswerView(discussion, own, at, writtenWords('closed'))
}

async function formExtras(
  discussion: Discussion,
  own: Answer | undefined,
  { moderation, classLibrary }: Context,
): Promise<FormExtras> {
  const place = await moderation.placeIn(discussion)
  return {
    hints: [starterBlock(classLibrary, discussion), ...placeBlocks(place)],
    fields: (await moderation.showsEnd(discussion)) ? [consentFormField(own)] : [],
  }
}

async function sendAnswer({ value, fields, at }: ActionRequest, context: Context): Promise<Reply> {
  const discussion = await requirePost(value, context)
  const { moderation } = context
  const words = readAnswerText(fields['answer']?.[0] ?? '')
  const written = await context.discussion.write(discussion, {
    text: words,
    hold: await moderation.hasListedWord(discussion, words),
    mayBeShown: readConsent(fields),
    ...(await placeOf(discussion, context)),
  })
  if (written === undefined) throw noPost()
  const { result } = written
  if (result === 'over') throw new UserError(writtenWords(result))
  await moderation.afterWriting(discussion)
  const said = text(writtenWords(result))
  const held =
    written.answer?.state === 'held' && note('A teacher looks at it before your class does.')
  try {
    return await readOthers(discussion, { page: 0, at }, context, said, ...(held ? [held] : []))
  } catch (error) {
    // What they wrote is kept; the others wait until the quiz or the test is over.
    if (error instanceof UserError) return privateReply(said, held, note(...error.text))
    throw error
  }
}

async function placeOf(discussion: Discussion, { moderation }: Context) {
  const { group, role } = await moderation.placeIn(discussion)
  return { ...(group !== undefined && { group }), ...(role !== undefined && { role }) }
}

async function sayOfAnswer({ value, at }: ActionRequest, context: Context): Promise<Reply> {
  const [answer = '', said, ...place] = value.split('/')
  const { page } = parsePostPlace(place.join('/'))
  const discussion = await requirePost(place.join('/'), context)
  context.requireLookups()
  const reaction = Reaction.safeParse(said).data
  if (!(await context.discussion.react(discussion, answer, reaction))) {
    throw new UserError('This answer isn’t there any more.')
  }
  return readOthers(discussion, { page, at }, context)
}

async function readOthers(
  discussion: Discussion,
  { page, at }: { readonly page: number; readonly at: number },
  context: Context,
  ...before: readonly Block[]
): Promise<Reply> {
  // What classmates think of the story may be what a quiz asks just now.
  context.requireLookups()
  const result = await context.discussion.read(discussion, page)
  if (result === undefined) throw noPost()
  return othersView(discussion, result, at, ...before)
}

async function requirePost(value: string, { discussion }: Context): Promise<Discussion> {
  const found = await discussion.find(parsePostPlace(value))
  if (found === undefined) throw noPost()
  return found
}

function noPost(): UserError {
  return new UserError(
    'There are no answers to this post any more. Your class has new questions in its channel.',
  )
}
