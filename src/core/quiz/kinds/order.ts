/** Events to be put in order. */
import { z } from 'zod'
import { shuffle } from '../../platform/random.ts'
import { numberedList } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import {
  type PlayMode,
  type QuizKind,
  itemFields,
  optionIndex,
  optionText,
  playFields,
  promptText,
} from './kind.ts'
import {
  areDistinct,
  areOptions,
  choicesBlock,
  chosenInRows,
  formButton,
  indexesIn,
  listOptions,
  optionField,
  reportDuplicates,
  sortedChoices,
} from './options.ts'

const OrderItem = z.strictObject({
  kind: z.literal('order').describe('What is asked.'),
  prompt: promptText.describe('What to put in order.'),
  events: z.array(optionText).min(3).max(5).describe('In the right order.'),
  ...itemFields,
})
type OrderItem = z.infer<typeof OrderItem>

const Ordering = z.object({
  by: z.literal('order'),
  options: z.array(z.string()),
  /** The options in their right order. */
  key: z.array(optionIndex),
  ...playFields,
})
type Ordering = z.infer<typeof Ordering>

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const

const ordering = {
  schema: Ordering,
  isValid({ options }, answer) {
    const indexes = indexesIn(answer)
    return indexes.length === options.length && areDistinct(indexes) && areOptions(indexes, options)
  },
  credit: ({ key }, answer) => orderCredit(key, indexesIn(answer)),
  format: ({ options }, answer) =>
    indexesIn(answer)
      .map((index) => options[index] ?? '')
      .join(' → '),
  correct: ({ key }) => key,
  blocks: ({ options }) => [choicesBlock(options)],
  controls: (_, at) => formButton(at),
  fields: ({ options }) =>
    options.map((_, row) => optionField(row, ordinals[row] ?? String(row + 1), options)),
  parse({ options }, fields) {
    const indexes = chosenInRows(fields, options.length)
    if (areDistinct(indexes)) return indexes
    throw new UserError('You’ve put something in two places. Please use each one once.')
  },
} satisfies PlayMode<Ordering>

/** Pairs in the right order against pairs in the wrong one, as in Kendall's tau; no better than chance earns nothing. */
function orderCredit(key: readonly number[], indexes: readonly number[]): number {
  const positions = key.map((option) => indexes.indexOf(option))
  let agreeing = 0
  let pairs = 0
  for (const [row, position] of positions.entries()) {
    for (const later of positions.slice(row + 1)) {
      pairs += 1
      if (position < later) agreeing += 1
    }
  }
  return pairs === 0 ? 0 : Math.max(0, (2 * agreeing) / pairs - 1)
}

export const order = {
  schema: OrderItem,
  play: ordering,
  toPlayItem({ events }, fields, random) {
    const options = [...shuffle(events, random)]
    return { ...fields, by: 'order', options, key: events.map((event) => options.indexOf(event)) }
  },
  toCard: ({ events }) => ({
    question: [sortedChoices(events)],
    answer: [numberedList(events.map((event) => [event]))],
  }),
  preview: ({ events }) => numberedList(events.map((event) => [event])),
  check: ({ events }, _, report) => reportDuplicates(listOptions('events', events), report),
} satisfies QuizKind<OrderItem, Ordering>
