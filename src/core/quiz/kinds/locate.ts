/** A passage, and the parts of the work in their order: students say where it belongs, and near is worth something. */
import { z } from 'zod'
import { text } from '../../reply/reply.ts'
import { defineKind, definePlayMode, choiceText, itemSchema } from './kind.ts'
import {
  choicesBlock,
  listOptions,
  markedOptions,
  reportDuplicates,
  oneOfOptions,
} from './options.ts'

/** With fewer places, blind guesses would earn too much from being near. */
const minPlaces = 6
const maxPlaces = 8

/** What a place right beside the right one is worth. */
const nearCredit = 0.5

const place = definePlayMode(
  'place',
  { options: z.array(z.string()), key: z.int().min(0) },
  {
    grade({ options, key }, { indexes: [given = NaN] }) {
      const distance = Math.abs(given - key)
      if (distance === 0) return 1
      if (distance === 1) return nearCredit
      // The places that are far off share what the near ones earn, so that guesses average 0.
      const near = [key - 1, key + 1].filter((index) => options[index] !== undefined).length
      return -(1 + near * nearCredit) / (options.length - 1 - near)
    },
    correct: ({ key }) => [key],
    ...oneOfOptions,
  },
)

const others = z
  .array(choiceText)
  .max(maxPlaces - 1)
  .default([])

const schema = itemSchema(['locate'], 'What to find the place of, such as a passage.', {
  before: others.describe('What comes before the right place in the work, in its order.'),
  answer: choiceText.describe('The right place, such as a scene. Next to it earns half.'),
  after: others.describe(
    `What comes after it. With the right one, ${minPlaces} to ${maxPlaces} places.`,
  ),
})

export const locate = defineKind(schema, place, {
  labels: { locate: 'Where in the text: near is worth half' },
  toPlayItem: (item, fields) => ({
    ...fields,
    options: placesOf(item),
    key: item.before.length,
  }),
  toCard: (item) => ({
    question: [choicesBlock(placesOf(item))],
    answer: [text({ strong: item.answer })],
  }),
  preview: (item) => markedOptions(placesOf(item), [item.answer]),
  check(item, _, report) {
    const { before, answer, after } = item
    const right = { path: ['answer'], option: answer }
    reportDuplicates(
      [...listOptions('before', before), right, ...listOptions('after', after)],
      report,
    )
    const count = placesOf(item).length
    if (count < minPlaces || count > maxPlaces) {
      report(
        ['after'],
        `There are ${count} places with the right one. It takes ${minPlaces} to ${maxPlaces}.`,
      )
    }
  },
})

/** Returns all places in the order of the work. */
function placesOf({ before, answer, after }: z.infer<typeof schema>): string[] {
  return [...before, answer, ...after]
}
