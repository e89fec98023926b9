/** Teachers decide about a question that students reported: it is fine, it is changed, or it is out of their quizzes. */
import type { ActionHandlers } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import type { StoredAddition } from '../pack/additions.ts'
import type { OpenFlag } from '../quiz/flag.ts'
import { maxLeftOut } from '../quiz/left-out.ts'
import type { Reply } from '../reply/reply.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { UserError } from '../reply/user-error.ts'
import { type FlaggedQuestion, findFlagged } from './flagged-question.ts'
import { leftOutView } from './flagged-view.ts'
import { findNext, showEntry, showNext } from './show-queue.ts'
import { questionForm, readQuestion, toQuizItem } from './written-question.ts'

export const flaggedActions: ActionHandlers = {
  fine: {
    teachersOnly: true,
    async run({ value }, context) {
      const flags = await findFlags(context, value)
      if (flags.length === 0) return showDealtWith(context, value)
      return closeAll(context, flags, 'It stays as it is')
    },
  },
  'leave-out': {
    teachersOnly: true,
    async run({ value }, context) {
      const flags = await findFlags(context, value)
      const [first] = flags
      if (first === undefined) return showDealtWith(context, value)
      // What the class has added is kept as well, so that it can be put back.
      if (!(await context.quiz.leaveOut({ item: first.item, prompt: first.prompt }))) {
        throw new UserError(
          `Your class has taken out ${maxLeftOut} questions, which is the limit. Put some back first.`,
        )
      }
      return closeAll(context, flags, 'Your quizzes won’t ask it any more')
    },
  },
  mend: {
    teachersOnly: true,
    async run({ value }, context) {
      const flags = await findFlags(context, value)
      if (flags.length === 0) return showDealtWith(context, value)
      const { question } = requireChangeable(await findFlagged(context, flags))
      return questionForm(context.fullLibrary, {
        title: 'Change the question',
        press: componentId('quiz', 'mended', value),
        submit: 'Save it',
        question,
      })
    },
  },
  mended: {
    teachersOnly: true,
    async run({ value, fields }, context) {
      const flags = await findFlags(context, value)
      if (flags.length === 0) return showDealtWith(context, value)
      const { addition } = requireChangeable(await findFlagged(context, flags))
      const question = readQuestion(context.fullLibrary, fields)
      const scene = context.fullLibrary.scene(question.scene)
      if (scene === undefined) {
        throw new UserError(`Choose the ${context.fullLibrary.units.name} that it’s about.`)
      }
      const item = toQuizItem({ id: addition.id, question }, scene)
      const result = await context.classPacks.changeAddition(addition, {
        ...item,
        ...(addition.item['scene'] === scene.id && unasked(addition)),
      })
      if (result === 'gone') return showDealtWith(context, value)
      if (result !== 'changed') {
        const why = result.problems.join(' ')
        return showEntry(context, value, [`The study pack can’t hold it like this. ${why}`])
      }
      return closeAll(context, flags, 'Changed')
    },
  },
  'left-out': {
    teachersOnly: true,
    run: async (_, { quiz }) => leftOutView(await quiz.listLeftOut()),
  },
  'put-back': {
    teachersOnly: true,
    async run({ chosen }, { quiz }) {
      const item = chosen[0] ?? ''
      const prompt = (await quiz.listLeftOut()).find((each) => each.item === item)?.prompt ?? ''
      const isBack = await quiz.putBack(item)
      const said = isBack ? `Back in your quizzes: ${quoteWords(prompt, 60)}` : 'It’s back already.'
      return leftOutView(await quiz.listLeftOut(), [said])
    },
  },
}

/** Returns the open reports about the same question as the one with this id, in the pack in use. */
async function findFlags({ quiz, settings }: CommandContext, id: string): Promise<OpenFlag[]> {
  const flags = await quiz.listFlags()
  const pack = settings.applied.pack.value
  const about = flags.find((flag) => flag.id === id && flag.pack === pack)
  return flags.filter((flag) => about?.item === flag.item && about.pack === flag.pack)
}

function showDealtWith(context: CommandContext, id: string): Promise<Reply> {
  return showNext(context, id, ['Somebody has dealt with that report already.'])
}

async function closeAll(
  context: CommandContext,
  flags: readonly OpenFlag[],
  done: string,
): Promise<Reply> {
  const [{ id: key, prompt } = { id: '', prompt: '' }] = flags
  const next = await findNext(context, key)
  for (const { id } of flags) await context.quiz.closeFlag(id)
  return showEntry(context, next, [`${done}: ${quoteWords(prompt, 60)}`])
}

/** What the form does not ask for and an imported question may have, such as a rating of its own. */
function unasked({ item }: StoredAddition): StoredAddition['item'] {
  const names = ['about', 'fact', 'themes', 'rating', 'reasons', 'source']
  return Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]))
}

function requireChangeable(found: FlaggedQuestion) {
  const { addition, question } = found
  if (addition === undefined || question === undefined) {
    throw new UserError('That question can’t be changed here. You can take it out instead.')
  }
  return { addition, question }
}
