/** Teachers go through the questions that wait: `quiz questions`, and the buttons under each. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { type Reply, file, privateReply, text } from '../reply/reply.ts'
import { hasWords, tidyText } from '../reply/tidy-text.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { UserError } from '../reply/user-error.ts'
import { flaggedActions } from './flagged-actions.ts'
import { maxWordLength, sendBackForm, tooLate } from './queue-views.ts'
import { findNext, showEntry, showNext, withAllowedName } from './show-queue.ts'
import type { Submission } from './submission.ts'
import { questionForm, readQuestion, requireVisible, toQuizItem } from './written-question.ts'

export const queueSubcommands = {
  questions: subcommand({
    summary: 'Questions that students wrote or reported, one by one',
    audience: 'person',
    teachersOnly: true,
    options: {},
    run: (_, context) => showNext(context),
  }),
}

export const queueActions: ActionHandlers = {
  /** Shows the one after the one that it names. */
  questions: { teachersOnly: true, run: ({ value }, context) => showNext(context, value) },
  take: {
    teachersOnly: true,
    run: ({ value }, context) => ifWaiting(context, value, (seen) => take(context, seen)),
  },
  edit: {
    teachersOnly: true,
    run: ({ value }, context) =>
      ifWaiting(context, value, ({ question }) =>
        questionForm(context.fullLibrary, {
          title: 'Change and take it',
          press: componentId('quiz', 'edited', value),
          submit: 'Take it',
          question,
        }),
      ),
  },
  edited: {
    teachersOnly: true,
    run: ({ value, fields }, context) =>
      ifWaiting(context, value, (seen) =>
        take(context, { ...seen, question: readQuestion(context.fullLibrary, fields) }),
      ),
  },
  'send-back': {
    teachersOnly: true,
    run: ({ value }, context) => ifWaiting(context, value, sendBackForm),
  },
  'sent-back': {
    teachersOnly: true,
    async run({ value, fields }, context) {
      const word = tidyText(fields['word']?.[0] ?? '').replaceAll(/\n+/g, ' ')
      if (!hasWords(word)) throw new UserError('Say in a few words what could be better.')
      if (word.length > maxWordLength) {
        throw new UserError(`Keep it to ${maxWordLength} characters.`)
      }
      return decide(context, value, { state: 'returned', word }, 'Sent back')
    },
  },
  decline: {
    teachersOnly: true,
    run: ({ value }, context) => decide(context, value, { state: 'declined' }, 'Left out'),
  },
  ...flaggedActions,
  patch: {
    teachersOnly: true,
    async run(_, { submissions }) {
      const count = await submissions.countAdded()
      if (count === 0) throw new UserError('Your class has added no questions to this pack.')
      return privateReply(
        text(
          `Here ${count === 1 ? 'is the question' : `are the ${count} questions`} that your class has added, for whoever writes the pack. They go at the end of its quiz.yaml. Nobody’s name is in the file.`,
        ),
        file('quiz-patch.yaml', 'application/yaml', await submissions.patch()),
      )
    },
  },
}

/** Goes on with the question as the teacher saw it; where it is not that any more, the next one comes, and says why. */
async function ifWaiting<Answer>(
  context: CommandContext,
  value: string,
  proceed: (submission: Submission) => Answer | Promise<Answer>,
): Promise<Answer | Reply> {
  const [id = '', version] = value.split('/')
  const submission = await context.submissions.find(id)
  if (submission?.state !== 'waiting' || String(submission.version) !== version) {
    return showLate(context, id, submission)
  }
  if (submission.pack !== context.settings.applied.pack.value) {
    return showNext(context, id, [forAnotherPack])
  }
  return proceed(withAllowedName(context, submission))
}

const forAnotherPack =
  'That question is for another study pack, and waits until your class uses that one again.'

async function showLate(
  context: CommandContext,
  id: string,
  submission: Submission | undefined,
): Promise<Reply> {
  const said = tooLate(submission, context.person.id)
  return submission?.state === 'waiting'
    ? showEntry(context, id, said)
    : showNext(context, id, said)
}

async function take(context: CommandContext, submission: Submission): Promise<Reply> {
  const { submissions, fullLibrary } = context
  const { id, question, by } = submission
  const scene = fullLibrary.scene(question.scene)
  if (scene === undefined) {
    throw new UserError(`Your class can’t see the ${fullLibrary.units.name} that it’s about.`)
  }
  // The rating may have changed since it was written.
  requireVisible(fullLibrary, question)
  const next = await findNext(context, id)
  const result = await submissions.take(submission, toQuizItem(submission, scene))
  if (result === 'changed') return showLate(context, id, await submissions.find(id))
  if (result !== 'taken') {
    const problems = result.problems.join(' ')
    return showEntry(context, id, [`The study pack can’t hold it like this. ${problems}`])
  }
  return showEntry(context, next, [
    `Taken. Your quizzes can ask ${by.name}’s question from now on.`,
  ])
}

async function decide(
  context: CommandContext,
  value: string,
  change: { readonly state: 'returned' | 'declined'; readonly word?: string },
  done: string,
): Promise<Reply> {
  return ifWaiting(context, value, async (seen) => {
    const next = await findNext(context, seen.id)
    if (!(await context.submissions.decide(seen, change))) {
      return showLate(context, seen.id, await context.submissions.find(seen.id))
    }
    return showEntry(context, next, [`${done}: ${quoteWords(seen.question.prompt, 60)}`])
  })
}
