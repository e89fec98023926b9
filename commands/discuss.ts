import { defineCommand } from '../src/core/command/command.ts'
import { type ItemFilter, parseAnother, pickAnother } from '../src/core/lookup/another.ts'
import { findItem, itemOption, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import { hiddenView, itemView, withClosestNote } from '../src/core/lookup/item-view.ts'
import { questionView } from '../src/core/lookup/question-view.ts'
import type { Library } from '../src/core/pack/library.ts'
import type { Question } from '../src/core/pack/pack.ts'
import { pick } from '../src/core/platform/random.ts'
import type { Reply } from '../src/core/reply/reply.ts'
import { UserError } from '../src/core/reply/user-error.ts'

const kinds = ['scene', 'theme', 'question'] as const

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
    const { about } = options
    if (about === undefined) return anyQuestion(library, {}, seed)
    const found = await findItem(library, kinds, about)
    if ('closest' in found) {
      return (
        (await hiddenView(context, kinds, about)) ?? notFoundView(library, 'question', about, found)
      )
    }
    const view =
      found.kind === 'question'
        ? itemView(library, 'question', found.id)
        : anyQuestion(library, { [found.kind]: found.id }, seed)
    return found.isOnlyClosest === true ? withClosestNote(view, about) : view
  },
  actions: {
    open: { run: ({ value }, { library }) => itemView(library, 'question', value) },
    scene: { run: ({ value, seed }, { library }) => anyQuestion(library, { scene: value }, seed) },
    theme: { run: ({ value, seed }, { library }) => anyQuestion(library, { theme: value }, seed) },
    quote: {
      run({ value, seed }, { library }) {
        const quote = requireItem(library.quote(value))
        const filter = { scene: quote.scene }
        const questions = library.questions.filter((question) => question.quote === quote.id)
        const question = pick(questions, seed)
        return question === undefined
          ? anyQuestion(library, filter, seed)
          : questionView(library, question, filter)
      },
    },
    another: {
      run({ value, seed }, { library }) {
        const { filter, currentId } = parseAnother('discuss', value)
        return anyQuestion(library, filter, seed, currentId)
      },
    },
  },
})

function anyQuestion(library: Library, filter: ItemFilter, seed: number, currentId = ''): Reply {
  const questions = library.questions.filter((question) => matchesFilter(question, filter))
  const question = pickAnother(questions, currentId, seed)
  if (question === undefined) {
    throw new UserError(
      'There’s no question about that yet. Use ',
      { command: 'discuss' },
      ' on its own to get any question.',
    )
  }
  return questionView(library, question, filter)
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
