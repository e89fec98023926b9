/** One right option among wrong ones. What is asked decides how the answer is checked against the line. */
import { z } from 'zod'
import { normaliseText } from '../../reply/normalise-words.ts'
import { text } from '../../reply/reply.ts'
import { shuffle } from '../../platform/random.ts'
import {
  type LineFacts,
  type ReportItemProblem,
  type SingleChoice,
  defineKind,
  definePlayMode,
  choiceText,
  itemSchema,
} from './kind.ts'
import {
  gradeGuess,
  listOptions,
  markedOptions,
  reportDuplicates,
  sortedChoices,
  oneOfOptions,
} from './options.ts'

/** Also how true-or-false statements are played. */
export const oneOption = definePlayMode(
  'one',
  { options: z.array(z.string()), key: z.int().min(0) },
  {
    grade: ({ key, options }, { indexes }) => gradeGuess(indexes[0] === key, 1 / options.length),
    correct: ({ key }) => [key],
    ...oneOfOptions,
  },
)

const kinds = [
  'which-scene',
  'who-said',
  'to-whom',
  'theme-of-line',
  'cause',
  'meaning',
  'detail',
] as const

const schema = itemSchema(kinds, 'The question.', {
  answer: choiceText.describe('The right option.'),
  distractors: z.array(choiceText).min(1).max(5).describe('Plausible and wrong.'),
})
type ChoiceItem = z.infer<typeof schema>

interface Names {
  /** What the options are names of. */
  readonly names: SingleChoice['names']
  /** What the line itself says the answer is. */
  readonly fact?: 'speaker' | 'addressee' | 'scene'
}

const namesOf: Partial<Record<ChoiceItem['kind'], Names>> = {
  'which-scene': { names: 'scene', fact: 'scene' },
  'who-said': { names: 'character', fact: 'speaker' },
  'to-whom': { names: 'character', fact: 'addressee' },
  'theme-of-line': { names: 'theme' },
}

/** What an item with options asks. */
const labels: Readonly<Record<ChoiceItem['kind'], string>> = {
  detail: 'Multiple choice: what happens',
  cause: 'Multiple choice: why it happens',
  meaning: 'Multiple choice: what it means',
  'which-scene': 'Multiple choice: in which scene',
  'who-said': 'Multiple choice: who says the line',
  'to-whom': 'Multiple choice: who the line is said to',
  'theme-of-line': 'Multiple choice: which theme the line has',
}

export const choice = defineKind(schema, oneOption, {
  labels,
  toPlayItem({ answer, distractors }, fields, random) {
    const options = [...shuffle([answer, ...distractors], random)]
    return { ...fields, options, key: options.indexOf(answer) }
  },
  toCard: ({ answer, distractors }) => ({
    question: [sortedChoices([answer, ...distractors])],
    answer: [text({ strong: answer })],
  }),
  preview: ({ answer, distractors }) => markedOptions([answer, ...distractors], [answer]),
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
})

function singleChoice({ kind, answer, distractors }: ChoiceItem): SingleChoice {
  const right = { path: ['answer'], option: answer }
  return { right, wrong: listOptions('distractors', distractors), names: namesOf[kind]?.names }
}

/** For a theme, no distractor may be a theme of the line either, or it would be right as well. */
function checkAgainstLine(item: ChoiceItem, line: LineFacts, report: ReportItemProblem): void {
  const fact = namesOf[item.kind]?.fact
  const proven = fact === undefined ? undefined : line[fact]
  if (proven !== undefined && normaliseText(item.answer) !== normaliseText(proven)) {
    report(['answer'], `The ${fact} of “${line.id}” is “${proven}”, not “${item.answer}”.`)
  }
  if (item.kind !== 'theme-of-line') return
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
