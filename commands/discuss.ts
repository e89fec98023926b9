import { type QuestionFilter, questionView } from '../src/core/lookup/question-view.ts'
import { pick } from '../src/core/platform/random.ts'
import { defineCommand } from '../src/core/command/command.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import type { Library } from '../src/core/pack/library.ts'
import { findItem, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import type { Question } from '../src/core/pack/pack.ts'
import type { Reply } from '../src/core/reply/reply.ts'

/** `/discuss`: a question worth talking about, with follow-ups and evidence. */
export default defineCommand({
  name: 'discuss',
  summary: 'Get a discussion question with follow-ups and evidence to look at',
  audience: 'choice',
  options: {
    about: {
      kind: 'text',
      summary: 'A scene, theme, character or words; leave it out for any question',
      maxLength: 120,
      suggest: (typed, { library }) =>
        library.search.suggest(typed, ['scene', 'theme', 'question']),
    },
  },
  run({ options, seed }, { library }) {
    if (options.about === undefined) return anyQuestion(library, {}, seed)
    const found = findItem(library, ['scene', 'theme', 'question'], options.about)
    if ('closest' in found) return notFoundView('question', options.about, found.closest)
    if (found.kind === 'question')
      return questionView(library, requireItem(library.question(found.id)))
    return anyQuestion(library, { [found.kind]: found.id }, seed)
  },
  actions: {
    open: {
      run: ({ value }, { library }) => questionView(library, requireItem(library.question(value))),
    },
    scene: { run: ({ value, seed }, { library }) => anyQuestion(library, { scene: value }, seed) },
    theme: { run: ({ value, seed }, { library }) => anyQuestion(library, { theme: value }, seed) },
    quote: {
      run({ value, seed }, { library }) {
        const quote = requireItem(library.quote(value))
        const own = pick(
          library.questions.filter((question) => question.quote === quote.id),
          seed,
        )
        if (own !== undefined) return questionView(library, own, { scene: quote.scene })
        return anyQuestion(library, { scene: quote.scene }, seed)
      },
    },
    another: {
      run({ value, seed }, { library }) {
        const [scene, theme, current] = value.split('/')
        const filter = { ...(scene ? { scene } : {}), ...(theme ? { theme } : {}) }
        return anyQuestion(library, filter, seed, library.questions[Number(current || NaN)])
      },
    },
  },
})

function anyQuestion(
  library: Library,
  filter: QuestionFilter,
  seed: number,
  current?: Question,
): Reply {
  const all = library.questions.filter((question) => fits(question, filter))
  const others = all.length > 1 ? all.filter((question) => question !== current) : all
  const question = pick(others, seed)
  if (question === undefined) {
    throw new UserError(
      'There is no question about that yet. ',
      { code: 'discuss' },
      ' alone gives you any.',
    )
  }
  return questionView(library, question, filter)
}

/** A question belongs to its own scene and to those whose evidence it asks for. */
function fits(question: Question, { scene, theme }: QuestionFilter): boolean {
  return (
    (scene === undefined ||
      question.scene === scene ||
      question.evidence.some((at) => at.scene === scene)) &&
    (theme === undefined || question.themes.includes(theme))
  )
}
