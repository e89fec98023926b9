/** What a question asks about. Two questions that share a topic don't go together: one would repeat or answer the other. */
import type { Library } from '../pack/library.ts'
import { normaliseWords } from '../reply/normalise-words.ts'
import type { QuizItem } from './kinds/index.ts'

/** A line is recognised by so many of its first words; shorter ones are said too often to tell. */
const openingWords = { min: 3, max: 4 } as const

/** What people do not see while a question is open. */
const notShown: ReadonlySet<string> = new Set<keyof QuizItem>([
  'id',
  'kind',
  'scene',
  'about',
  'fact',
  'quote',
  'themes',
  'explanation',
  'author',
  'rating',
  'reasons',
  'source',
])

export type TopicsOf = (item: QuizItem) => readonly string[]

/**
 * Returns a function that lists the topics of an item: itself, its fact, its line and every other line that it quotes; and for
 * orders, the scene whose events they are.
 */
export function createTopicsOf(view: Library): TopicsOf {
  const lineByOpening = new Map(
    view.quotes.flatMap(({ id, line }) => {
      const words = normaliseWords(line).slice(0, openingWords.max)
      return words.length < openingWords.min ? [] : [[words.join(' '), id] as const]
    }),
  )

  function linesIn(item: QuizItem): readonly string[] {
    const shown = Object.entries(item).filter(([field]) => !notShown.has(field))
    const words = normaliseWords(JSON.stringify(shown))
    return words.flatMap((_, at) =>
      [openingWords.min, openingWords.max].flatMap(
        (count) => lineByOpening.get(words.slice(at, at + count).join(' ')) ?? [],
      ),
    )
  }

  return (item) => {
    const { id, fact, quote, kind } = item
    const lines = quote === undefined ? linesIn(item) : [quote, ...linesIn(item)]
    return [
      `item ${id}`,
      ...(fact === undefined ? [] : [`fact ${fact}`]),
      ...lines.map((line) => `line ${line}`),
      ...(kind === 'order' ? [`order ${item.about ?? item.scene}`] : []),
    ]
  }
}
