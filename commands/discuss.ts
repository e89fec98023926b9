import { defineCommand } from '../src/core/command/command.ts'
import type { CommandContext } from '../src/core/command/context.ts'
import { type ItemFilter, parseAnother, pickAnother } from '../src/core/lookup/another.ts'
import { findItem, itemOption, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import { hiddenView, withClosestNote } from '../src/core/lookup/item-view.ts'
import { exemplarBlock, questionView } from '../src/core/lookup/question-view.ts'
import type { Question } from '../src/core/pack/pack.ts'
import { pick } from '../src/core/platform/random.ts'
import { normaliseWords } from '../src/core/reply/normalise-words.ts'
import type { Reply } from '../src/core/reply/reply.ts'
import { UserError } from '../src/core/reply/user-error.ts'

const kinds = ['scene', 'theme', 'question'] as const

/** Words that only say again what the command does: “a question about scene 3”. */
const asksForQuestion =
  /^(?:(?:a|an|any|another|some) )?(?:(?:discussion )?questions? )?(?:about|on|for) (?=\S)/i

/** `/discuss`: a question worth discussing, with follow-ups and evidence. */
export default defineCommand({
  name: 'discuss',
  alsoCalled: ['discussion', 'question', 'talk about'],
  summary: 'Get a discussion question with follow-ups and evidence to look at',
  audience: 'choice',
  followsPerson: true,
  options: {
    about: itemOption('A scene, a theme or a few words; leave out for any question', ...kinds),
  },
  async run({ options, seed }, context) {
    const { library } = context
    const about = options.about?.replace(asksForQuestion, '')
    if (about === undefined) return anyQuestion(context, {}, seed)
    const found = await findItem(library, kinds, about)
    if ('closest' in found) {
      return (
        (await hiddenView(context, kinds, about)) ?? notFoundView(library, 'question', about, found)
      )
    }
    const view =
      found.kind === 'question'
        ? viewFor(context, requireItem(library.question(found.id)))
        : anyQuestion(context, { [found.kind]: found.id }, seed)
    const isExplained = found.isOnlyClosest !== true || namesAll(view, about)
    return isExplained ? view : withClosestNote(view, about)
  },
  actions: {
    open: {
      run: ({ value }, context) => viewFor(context, requireItem(context.library.question(value))),
    },
    scene: { run: ({ value, seed }, context) => anyQuestion(context, { scene: value }, seed) },
    theme: { run: ({ value, seed }, context) => anyQuestion(context, { theme: value }, seed) },
    quote: {
      run({ value, seed }, context) {
        const { library } = context
        const quote = requireItem(library.quote(value))
        const filter = { scene: quote.scene }
        const questions = library.questions.filter((question) => question.quote === quote.id)
        const question = pick(questions, seed)
        return question === undefined
          ? anyQuestion(context, filter, seed)
          : viewFor(context, question, filter)
      },
    },
    another: {
      run({ value, seed }, context) {
        const { filter, currentId } = parseAnother('discuss', value)
        return anyQuestion(context, filter, seed, currentId)
      },
    },
  },
})

/** Whether the question itself has all the words, so that nobody wonders why it came. */
function namesAll({ blocks }: Reply, words: string): boolean {
  const question = blocks.find((block) => block.kind === 'question')
  const said = normaliseWords(question?.prompt ?? '')
  return normaliseWords(words).every((word) => said.includes(word))
}

type ViewContext = Pick<CommandContext, 'library' | 'person'>

/** Teachers read what a thoughtful answer might say before the class does, where nobody else sees it. */
function viewFor(
  { library, person }: ViewContext,
  question: Question,
  filter: ItemFilter = {},
): Reply {
  const view = questionView(library, question, filter)
  return person.isTeacher ? { ...view, onlyPrivate: [exemplarBlock(question)] } : view
}

function anyQuestion(
  context: ViewContext,
  filter: ItemFilter,
  seed: number,
  currentId = '',
): Reply {
  const questions = context.library.questions.filter((question) => matchesFilter(question, filter))
  const question = pickAnother(questions, currentId, seed)
  if (context.library.questions.length === 0) {
    throw new UserError(
      'There’s no discussion question that your class may see yet. Try again when the class has got further.',
    )
  }
  if (question === undefined) {
    throw new UserError(
      'There’s no question about that yet. Use ',
      { command: 'discuss' },
      ' on its own to get any question.',
    )
  }
  return viewFor(context, question, filter)
}

/** A question belongs to its own scene and to the scenes of its evidence. */
function matchesFilter({ scene, themes, evidence }: Question, filter: ItemFilter): boolean {
  return (
    (filter.scene === undefined ||
      scene === filter.scene ||
      evidence.some((item) => item.scene === filter.scene)) &&
    (filter.theme === undefined || themes.includes(filter.theme))
  )
}
