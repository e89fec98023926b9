/** Makes questions of a pack’s items, for the formats of other programs. */
import { countIn } from '../pack/count-words.ts'
import type { Pack } from '../pack/pack.ts'
import { withInstruction } from '../quiz/kinds/finish.ts'
import type { QuizItem } from '../quiz/kinds/index.ts'
import type { ExchangeFile, ExchangeQuestion, QuestionBody, Unusable } from './question.ts'
import { compareNames } from '../reply/compare-names.ts'

/** Returns the quiz items, discussion questions and terms of a pack, by scene; what has no place in any format is listed. */
export function fromItems(pack: Pack): ExchangeFile {
  const scenes = new Map(pack.scenes.map(({ id, title }) => [id, title]))
  const order = new Map(pack.scenes.map(({ id }, index) => [id, index]))
  const themes = new Map(pack.themes.map(({ id, name }) => [id, name]))
  function about({ scene, themes: ids }: Pick<QuizItem, 'scene' | 'themes'>) {
    const tags = ids.flatMap((id) => themes.get(id) ?? [])
    return { category: [scenes.get(scene) ?? scene], tags }
  }
  function byScene(a: { readonly scene: string }, b: { readonly scene: string }): number {
    return (order.get(a.scene) ?? 0) - (order.get(b.scene) ?? 0)
  }
  const quiz = pack.quiz.toSorted(byScene).flatMap((item): ExchangeQuestion[] => {
    const body = bodyOf(item)
    if (body === undefined) return []
    const place = `quiz item ${pack.quiz.indexOf(item) + 1}`
    const shared = { place, name: item.id, ...about(item), prompt: promptOf(item) }
    return [{ ...shared, body, feedback: item.explanation, notes: [] }]
  })
  const questions = pack.questions.toSorted(byScene).map((item): ExchangeQuestion => ({
    place: `discussion question ${pack.questions.indexOf(item) + 1}`,
    name: item.id,
    ...about(item),
    prompt: item.prompt,
    body: { kind: 'open', sample: item.exemplar },
    feedback: item.followUps.join('\n'),
    notes: [],
  }))
  const terms = pack.terms.map(({ id, term, field, definition }, index): ExchangeQuestion => ({
    place: `term ${index + 1}`,
    name: id,
    category: [field],
    tags: [],
    prompt: term,
    body: { kind: 'card', back: definition },
    notes: [],
  }))
  const unusable = [...opinions(pack), ...others(pack)]
  return { title: pack.title, questions: [...quiz, ...questions, ...terms], unusable }
}

/** Elsewhere nothing else says that this is the beginning of a line. */
function promptOf({ kind, prompt }: QuizItem): string {
  return kind === 'finish' ? withInstruction(prompt) : prompt
}

/** Returns undefined for what other programs have no question for. */
function bodyOf(item: QuizItem): QuestionBody | undefined {
  switch (item.kind) {
    case 'which-scene':
    case 'who-said':
    case 'to-whom':
    case 'theme-of-line':
    case 'cause':
    case 'meaning':
    case 'detail':
      return choiceOf([item.answer], item.distractors)
    case 'several':
      return choiceOf(item.answers, item.distractors, { several: true })
    case 'true-false':
      return { kind: 'true-false', answer: item.answer }
    case 'finish':
    case 'typed':
      return { kind: 'typed', accept: item.accept.map((text) => ({ text, credit: 1 })) }
    case 'estimate':
      return { kind: 'number', answer: item.answer, tolerance: item.tolerance }
    case 'locate':
      return choiceOf([item.answer], [...item.before, ...item.after])
    case 'scale':
      return item.answer === undefined
        ? undefined
        : { kind: 'number', answer: item.answer, tolerance: item.tolerance }
    case 'open':
      return { kind: 'open', sample: item.explanation }
    case 'poll':
      return undefined
    case 'match':
      return { kind: 'match', pairs: item.pairs, extra: [] }
    case 'order':
      return { kind: 'order', events: item.events }
    default:
      return item satisfies never
  }
}

/** Not every program shuffles options, so the right one must not always come first. */
function choiceOf(
  right: readonly string[],
  wrong: readonly string[],
  { several = false }: { readonly several?: boolean } = {},
): QuestionBody {
  const options = [
    ...right.map((text) => ({ text, credit: 1 })),
    ...wrong.map((text) => ({ text, credit: 0 })),
  ]
  const sorted = options.toSorted((a, b) => compareNames(a.text, b.text))
  return { kind: 'choice', several, options: sorted }
}

function opinions(pack: Pack): readonly Unusable[] {
  const reason = 'It asks what the class thinks, and other programs want a right answer.'
  return pack.quiz.flatMap((item, index) =>
    bodyOf(item) === undefined ? [{ place: `quiz item ${index + 1}`, name: item.id, reason }] : [],
  )
}

const lookedUp = ['scenes', 'quotes', 'characters', 'themes'] as const

/** What is looked up, not asked. */
function others(pack: Pack): readonly Unusable[] {
  const reason = 'Only questions and terms go into files for other programs.'
  return lookedUp.flatMap((section) => {
    const count = pack[section].length
    return count === 0 ? [] : { place: countIn(pack, section, count), reason }
  })
}
