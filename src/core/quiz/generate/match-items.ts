/** Questions made from three lines: who says which. */
import type { Library } from '../../pack/library.ts'
import type { Quote } from '../../pack/pack.ts'
import { type RandomInt, shuffle } from '../../platform/random.ts'
import type { QuizItem } from '../kinds/index.ts'
import { onOneLine } from './distinct-lines.ts'
import { isNamedIn, lineFields, speakerOf } from './line-items.ts'

const maxOptionLength = 75
const pairCount = 3

/** Each speaker is used once, with a line that names none of the three. */
export function askToMatch(
  quotes: readonly Quote[],
  view: Library,
  random: RandomInt,
): readonly QuizItem[] {
  const short = shuffle(
    quotes.filter(({ line }) => onOneLine(line).length <= maxOptionLength),
    random,
  )
  const bySpeaker = new Map(short.map((quote) => [quote.speaker, quote]))
  const group = [...bySpeaker.values()]
    .filter((quote) => speakerOf(quote, view) !== undefined)
    .slice(0, pairCount)
  const speakers = group.flatMap((quote) => speakerOf(quote, view) ?? [])
  const last = group
    .toSorted((a, b) => view.sceneNumber(a.scene) - view.sceneNumber(b.scene))
    .at(-1)
  if (
    last === undefined ||
    new Set(speakers.map(({ name }) => name)).size < pairCount ||
    group.some((quote) => speakers.some((speaker) => isNamedIn(quote, speaker)))
  ) {
    return []
  }
  const pairs = group.map((quote) => ({
    left: onOneLine(quote.line),
    right: speakerOf(quote, view)?.name ?? '',
  }))
  return [
    {
      ...lineFields('match', last),
      fact: group.map(({ id }) => id).join('-'),
      kind: 'match',
      prompt: 'Who says what?',
      pairs,
      explanation: pairs.map(({ left, right }) => `${right}: “${left}”`).join(' '),
    },
  ]
}
