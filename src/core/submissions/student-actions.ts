/** A student writes quiz questions: the subcommands of `/quiz`, the form, and the buttons of their own questions. */
import { type ActionHandlers, type ActionRequest, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { findItem, itemOption } from '../lookup/find-item.ts'
import { isDirectMessageClass } from '../platform/room.ts'
import type { Form } from '../reply/form.ts'
import type { Reply, RichText } from '../reply/reply.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { typedWords } from '../lookup/typed-words.ts'
import { UserError } from '../reply/user-error.ts'
import { advise } from './advise.ts'
import type { Submission } from './submission.ts'
import {
  type NamesAllowed,
  isOpen,
  newsBlocks,
  ownSubmissionView,
  ownSubmissionsView,
} from './submission-views.ts'
import { questionForm, readQuestion, toQuizItem } from './written-question.ts'

export const studentSubcommands = {
  write: subcommand({
    summary: 'Write a question for your class’s quizzes',
    audience: 'person',
    neverGuessed: true,
    options: { about: itemOption('The scene that it’s about', 'scene') },
    async run({ options: { about }, room }, context) {
      requireClass(room)
      requireAllowed(context)
      return newQuestionForm(
        context,
        about === undefined ? undefined : await findScene(context, about),
      )
    },
  }),
  mine: subcommand({
    summary: 'Your own questions, and what became of them',
    audience: 'person',
    options: {},
    async run({ room }, { submissions }) {
      requireClass(room)
      return ownSubmissionsView(await submissions.listOwn())
    },
  }),
}

export const studentActions: ActionHandlers = {
  /** Opens the form: for a new question, or filled in with one of their own. */
  compose: {
    async run({ value, room }, context) {
      requireClass(room)
      requireAllowed(context)
      if (value === '') return newQuestionForm(context)
      const submission = await requireOwn(context, value)
      return questionForm(context.library, {
        title: 'Change your question',
        press: componentId('quiz', 'rewrite', value),
        submit: 'Save it',
        question: submission.question,
      })
    },
  },
  draft: {
    limit: 'strict',
    async run({ fields, room }, context) {
      requireClass(room)
      requireAllowed(context)
      const question = readQuestion(context.library, fields)
      requireItem(context, { id: 'new', question })
      const before = await context.submissions.listOwn()
      const view = await ownView(context, await context.submissions.create(question))
      return { ...view, blocks: [...view.blocks, ...newsBlocks(before)] }
    },
  },
  rewrite: {
    async run({ value, fields }, context) {
      requireAllowed(context)
      const { id, version, state } = await requireOwn(context, value)
      const question = readQuestion(context.library, fields)
      requireItem(context, { id, question })
      const said = state === 'waiting' ? ['Saved. Your teacher sees it as it is now.'] : ['Saved.']
      return change(context, value, { id, states: [state], version }, { question }, said)
    },
  },
  submit: {
    async run({ value }, context) {
      const names = requireAllowed(context)
      const submission = await requireOwn(context, value)
      requireItem(context, submission)
      const [, , as] = value.split('/')
      const isSigned = names === 'on' && (as === 'signed' || as === 'pseudonym')
      const known = isSigned ? await context.submissions.publicName() : undefined
      if (isSigned && (known === undefined || (as === 'pseudonym' && !known.isPseudonym))) {
        return ownView(context, submission, [
          'Nothing has been sent: the name on that button isn’t yours any more. Choose again.',
        ])
      }
      const signature = known?.name
      const { id, version } = submission
      const expected = { id, version, states: ['draft', 'returned'] as const }
      const said = ['Thank you! It will be in your class’s quizzes once your teacher has taken it.']
      return change(context, value, expected, { state: 'waiting', signature }, said)
    },
  },
  withdraw: {
    async run({ value }, context) {
      const { submissions } = context
      const { id, version, state, question } = await findOpen(context, value)
      const expected = { id, version, states: [state] }
      const done =
        state === 'waiting'
          ? await submissions.changeOwn(expected, { state: 'withdrawn' })
          : await submissions.removeOwn(expected)
      if (!done) throw new UserError('Your teacher has decided about it in the meantime.')
      const verb = state === 'waiting' ? 'Withdrawn' : 'Deleted'
      const said = [`${verb}: ${quoteWords(question.prompt, 60)}`]
      return ownSubmissionsView(await context.submissions.listOwn(), said)
    },
  },
  submission: {
    async run({ chosen }, context) {
      const submission = await context.submissions.findOwn(chosen[0] ?? '')
      if (submission === undefined) throw noSuchQuestion()
      return ownView(context, submission)
    },
  },
  mine: {
    run: async (_, { submissions }) => ownSubmissionsView(await submissions.listOwn()),
  },
}

function newQuestionForm({ library }: CommandContext, scene?: string): Form {
  return questionForm(library, {
    title: 'Write a quiz question',
    press: componentId('quiz', 'draft'),
    opener: componentId('quiz', 'compose'),
    submit: 'Show me how it looks',
    ...(scene === undefined ? {} : { scene }),
  })
}

async function findScene({ library }: CommandContext, words: string): Promise<string> {
  const found = await findItem(library, ['scene'], words)
  if ('id' in found) return found.id
  throw new UserError(
    `No ${library.units.name} matches `,
    { em: typedWords(words) },
    '. Leave ',
    { code: 'about' },
    ' out to choose it in the form.',
  )
}

/** Direct messages have no teacher who could look at it. */
function requireClass(room: ActionRequest['room']): void {
  if (!isDirectMessageClass(room.class)) return
  throw new UserError(
    'Your questions are for your class and its teacher, so use this in one of its channels.',
  )
}

/** Throws a UserError where teachers have switched it off. */
function requireAllowed({ settings }: CommandContext): NamesAllowed {
  const { value } = settings.applied['student-questions']
  if (value !== 'off') return value
  throw new UserError('Your teacher has switched off questions by students.')
}

function noSuchQuestion(): UserError {
  return new UserError(
    'You have no such question any more. See yours with ',
    { command: 'quiz mine' },
    '.',
  )
}

const forAnotherPack =
  'That question is for another study pack, so it waits here until your class uses that one again.'

/** The same where it is for the pack in use; its scenes are nothing in another one. */
async function requireOwn(context: CommandContext, value: string): Promise<Submission> {
  const submission = await findOpen(context, value)
  if (submission.pack === context.settings.applied.pack.value) return submission
  throw new UserError(forAnotherPack)
}

/** Finds the person’s own question that a button names as `id/version/…`. Throws a UserError where it is closed. */
async function findOpen({ submissions }: CommandContext, value: string): Promise<Submission> {
  const [id = '', version] = value.split('/')
  const submission = await submissions.findOwn(id)
  if (submission === undefined) throw noSuchQuestion()
  if (!isOpen(submission) || submission.state === 'taking') {
    throw new UserError(
      'Your teacher has decided about it in the meantime. See ',
      { command: 'quiz mine' },
      '.',
    )
  }
  if (String(submission.version) !== version) {
    throw new UserError(
      'You’ve changed it since. Open it again with ',
      { command: 'quiz mine' },
      '.',
    )
  }
  return submission
}

/** Returns the item, if its scene is one that the class may see. Throws a UserError for what a quiz cannot ask. */
function requireItem({ library }: CommandContext, submission: Pick<Submission, 'id' | 'question'>) {
  const scene = library.scene(submission.question.scene)
  if (scene === undefined) {
    throw new UserError(`Your class can’t see that ${library.units.name}. Choose another one.`)
  }
  return toQuizItem(submission, scene)
}

async function change(
  context: CommandContext,
  value: string,
  ...[expected, wanted, said]: [
    ...Parameters<CommandContext['submissions']['changeOwn']>,
    said: RichText,
  ]
): Promise<Reply> {
  const isDone = await context.submissions.changeOwn(expected, wanted)
  const submission = await context.submissions.findOwn(expected.id)
  if (submission === undefined) throw noSuchQuestion()
  if (!isDone) await requireOwn(context, value)
  return ownView(context, submission, said)
}

async function ownView(
  context: CommandContext,
  submission: Submission,
  said?: RichText,
): Promise<Reply> {
  const { library, settings } = context
  const isHere = submission.pack === settings.applied.pack.value
  const scene = isHere ? library.scene(submission.question.scene) : undefined
  const item = scene && toQuizItem(submission, scene)
  const names = settings.applied['student-questions'].value
  return ownSubmissionView({
    library,
    submission,
    item,
    advice: item === undefined ? [] : advise(library, submission.question, item),
    publicName: await context.submissions.publicName(),
    names: names === 'unsigned' ? 'unsigned' : 'on',
    ...((said ?? !isHere) && { said: said ?? [forAnotherPack] }),
  })
}
