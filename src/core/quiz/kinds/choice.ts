/** One right option among wrong ones. What is asked decides how the answer is checked against the line. */
import { z } from 'zod'
import { componentId } from '../../command/component-id.ts'
import { normaliseText } from '../../reply/normalise-words.ts'
import { bullets, button, buttons, text } from '../../reply/reply.ts'
import { shuffle } from '../../platform/random.ts'
import {
  type LineFacts,
  type PlayMode,
  type QuizKind,
  type ReportItemProblem,
  type SingleChoice,
  itemFields,
  optionIndex,
  optionText,
  playFields,
  promptText,
} from './kind.ts'
import {
  choicesBlock,
  formatOptions,
  indexesIn,
  listOptions,
  markedOption,
  optionField,
  optionLetter,
  reportDuplicates,
  sortedChoices,
} from './options.ts'

const ChoiceItem = z.strictObject({
  kind: z
    .literal(['which-scene', 'who-said', 'to-whom', 'theme-of-line', 'cause', 'meaning', 'detail'])
    .describe('What is asked.'),
  prompt: promptText.describe('The question.'),
  answer: optionText.describe('The right option.'),
  distractors: z.array(optionText).min(2).max(4).describe('Plausible and wrong.'),
  ...itemFields,
})
type ChoiceItem = z.infer<typeof ChoiceItem>

const OneOption = z.object({
  by: z.literal('one'),
  options: z.array(z.string()),
  key: optionIndex,
  ...playFields,
})
type OneOption = z.infer<typeof OneOption>

/** Also how true-or-false statements are played. */
export const oneOption = {
  schema: OneOption,
  isValid({ options }, answer) {
    const [index = NaN, ...others] = indexesIn(answer)
    return others.length === 0 && options[index] !== undefined
  },
  credit: ({ key }, answer) => (indexesIn(answer)[0] === key ? 1 : 0),
  format: ({ options }, answer) => formatOptions(options, answer),
  correct: ({ key }) => [key],
  blocks: ({ options }) => [choicesBlock(options)],
  controls: ({ options }, at) => [
    buttons(
      ...options.map((_, index) =>
        button(optionLetter(index), componentId('quiz', 'answer', `${at}/${index}`), 'primary'),
      ),
    ),
  ],
  fields: ({ options }) => [optionField(0, 'Your answer', options)],
  parse: (_, fields) => (fields['row-0'] ?? []).map(Number),
  countedOptions: ({ options }) => options,
  guessCost: ({ options }) => 1 / (options.length - 1),
} satisfies PlayMode<OneOption>

/** What the options are names of, for the kinds whose options are names. */
const optionNames: Partial<Record<ChoiceItem['kind'], SingleChoice['names']>> = {
  'which-scene': 'scene',
  'who-said': 'character',
  'to-whom': 'character',
  'theme-of-line': 'theme',
}

/** What the line itself says the answer is. */
const provenBy: Partial<Record<ChoiceItem['kind'], 'speaker' | 'addressee' | 'scene'>> = {
  'which-scene': 'scene',
  'who-said': 'speaker',
  'to-whom': 'addressee',
}

export const choice = {
  schema: ChoiceItem,
  play: oneOption,
  toPlayItem({ answer, distractors }, fields, random) {
    const options = [...shuffle([answer, ...distractors], random)]
    return { ...fields, by: 'one', options, key: options.indexOf(answer) }
  },
  toCard: ({ answer, distractors }) => ({
    question: [sortedChoices([answer, ...distractors])],
    answer: [text({ strong: answer })],
  }),
  preview: ({ answer, distractors }) =>
    bullets([
      markedOption(true, answer),
      ...distractors.map((option) => markedOption(false, option)),
    ]),
  check(item, line, report) {
    const { right, wrong } = singleChoice(item)
    reportDuplicates([right, ...wrong], report)
    if (line !== undefined) return checkAgainstLine(item, line, report)
    const asksAboutLine = ['who-said', 'to-whom', 'theme-of-line'].includes(item.kind)
    if (asksAboutLine && item.quote === undefined) {
      report(['quote'], 'Say which line this is about: add quote.')
    }
  },
  singleChoice,
} satisfies QuizKind<ChoiceItem, OneOption>

function singleChoice({ kind, answer, distractors }: ChoiceItem): SingleChoice {
  const names = optionNames[kind]
  return {
    right: { path: ['answer'], option: answer },
    wrong: listOptions('distractors', distractors),
    ...(names === undefined ? {} : { names }),
  }
}

function checkAgainstLine(item: ChoiceItem, line: LineFacts, report: ReportItemProblem): void {
  if (item.kind === 'theme-of-line') return checkThemes(item, line, report)
  const fact = provenBy[item.kind]
  const proven = fact === undefined ? undefined : line[fact]
  if (proven !== undefined && normaliseText(item.answer) !== normaliseText(proven)) {
    report(['answer'], `The ${fact} of “${line.id}” is “${proven}”, not “${item.answer}”.`)
  }
}

/** The answer must be a theme of the line, and no distractor may be one, or it would be right as well. */
function checkThemes(item: ChoiceItem, line: LineFacts, report: ReportItemProblem): void {
  const themes = new Set(line.themes.map((theme) => normaliseText(theme)))
  if (!themes.has(normaliseText(item.answer))) {
    const list = line.themes.join(', ')
    report(['answer'], `“${item.answer}” isn’t a theme of “${line.id}”, which has: ${list}.`)
  }
  for (const { path, option } of listOptions('distractors', item.distractors)) {
    if (themes.has(normaliseText(option))) {
      report(path, `“${option}” is a theme of “${line.id}” too, so it would also be right.`)
    }
  }
}
