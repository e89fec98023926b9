/** How one question looks: what is asked, how it is answered, and how the room answered it. */
import { componentId } from '../../command/component-id.ts'
import type { Form } from '../../reply/form.ts'
import {
  type Block,
  bullets,
  button,
  buttons,
  note,
  numberedList,
  text,
} from '../../reply/reply.ts'
import {
  answerLines,
  countOptions,
  creditFor,
  findCorrectAnswer,
  formatAnswer,
  isScored,
} from '../item.ts'
import { imageWords } from '../../picture/pack-image.ts'
import { formatCount } from '../../reply/format.ts'
import { type PlayItem, playModeOf } from '../kinds/index.ts'
import type { FormValues, QuizAnswer } from '../kinds/kind.ts'
import { noRightAnswer } from '../kinds/poll.ts'
import { choicesBlock, fitMenu, optionLetter } from '../kinds/options.ts'
import type { Quiz } from '../quiz.ts'
import type { QuizSettings } from '../quiz-settings.ts'
import { hidesCounts } from '../shown-board.ts'
import { isWarmUp } from '../warm-up.ts'
import { confidenceField } from './confidence-views.ts'
import { escapedLength, fitOptions, maxQuizMessageLength } from './fit-options.ts'

/** Room for the heading, the timer and what has been answered, and for the leaderboard after a round. Characters. */
const besideQuestion = 500
const besideResult = 1300
/** What a menu and a bar need for each option beside its words. */
const menuLabelLength = 85
const barLength = 38

/** As many fields as Discord’s forms hold. */
const maxFieldsBesideConfidence = 5

/** Names the question that is open or shown. */
export function questionTitle(plan: Quiz['plan'], round: number): string {
  const name = isWarmUp(plan, round) ? 'Warm-up question' : 'Question'
  return `${name} ${round + 1} of ${plan.items.length}`
}

/** The question and what there is to choose from. `alsoTaken` is how much of the message something else needs, in characters. */
export function questionBlocks(item: PlayItem, alsoTaken = 0): readonly Block[] {
  const question: Block = { kind: 'question', prompt: item.prompt, followUps: [] }
  const taken = alsoTaken + pictureLength(item)
  return [
    question,
    ...pictureBlocks(item),
    ...(playModeOf(item).blocks?.(item) ?? []),
    ...optionBlocks(item, taken),
  ]
}

/** The picture that a question is about. */
export function pictureBlocks({ picture }: Pick<PlayItem, 'picture'>): readonly Block[] {
  return picture === undefined ? [] : [{ kind: 'image', ...picture }]
}

/** What it takes of a message where its words stand for it. */
function pictureLength({ picture }: PlayItem): number {
  return picture === undefined ? 0 : escapedLength(imageWords(picture))
}

function optionBlocks(item: PlayItem, alsoTaken = 0): readonly Block[] {
  if (!('options' in item)) return []
  const { options, prompt } = item
  const taken =
    alsoTaken + besideQuestion + escapedLength(prompt) + options.length * menuLabelLength
  return [choicesBlock(fitOptions(options, maxQuizMessageLength - taken))]
}

/** What people answer with; `at` names the quiz and the round. */
export function answerBlocks(item: PlayItem, at: string): readonly Block[] {
  return (
    playModeOf(item).controls?.(item, at) ?? [
      buttons(button('Answer…', componentId('quiz', 'write', at), 'primary')),
    ]
  )
}

/** The form for answers that no row of buttons can take; `at` names the quiz and the round. */
export function answerForm(
  item: PlayItem,
  at: string,
  settings: Pick<QuizSettings, 'confidence'> = { confidence: 'off' },
): Form {
  const fields = playModeOf(item).fields(item)
  const arranges = item.by === 'order' || item.by === 'match'
  // Places and pairs fill a form, so the answer to it asks instead.
  const asksConfidence =
    settings.confidence !== 'off' &&
    isScored(item) &&
    !arranges &&
    fields.length < maxFieldsBesideConfidence
  return {
    title: 'Your answer',
    press: componentId('quiz', 'send', at),
    submit: 'Answer',
    // On a phone the form covers the question.
    intro: [text({ strong: item.prompt }), ...(needsOptions(item) ? optionBlocks(item) : [])],
    fields: asksConfidence ? [...fields, confidenceField(settings)] : fields,
    ...(arranges ? { arrange: item.by } : {}),
  }
}

/** Whether the form’s own menus have only the beginning of an option. */
function needsOptions(item: PlayItem): boolean {
  return 'options' in item && !fitMenu(item.options)
}

/** Returns the answer in a filled-in form. Throws a UserError for what is not an answer. */
export function parseAnswerForm(item: PlayItem, fields: FormValues): QuizAnswer {
  return playModeOf(item).parse(item, fields)
}

/** An answer after its label; an order, pairs and several options have a line for each part. */
export function labelledAnswer(
  label: string,
  item: PlayItem,
  answer: QuizAnswer,
): readonly Block[] {
  const lines = answerLines(item, answer)
  return lines === undefined
    ? [text(`${label}: `, { strong: formatAnswer(item, answer) })]
    : [text(`${label}:`), linesBlock(item, lines)]
}

/** The lines of an answer; chosen options have their letters instead of numbers. */
export function linesBlock({ by }: PlayItem, lines: readonly string[]): Block {
  const items = lines.map((line) => [{ strong: line }])
  return by === 'several' ? bullets(items) : numberedList(items)
}

/** Whether an answer can be right in part. */
function hasParts({ by }: PlayItem): boolean {
  return by === 'several' || by === 'order' || by === 'match' || by === 'place'
}

export function writtenBy(author: string): string {
  return `Written by ${author}`
}

/** The right answer of a question, where it has one. */
export function rightAnswer(item: PlayItem): readonly Block[] {
  const answer = findCorrectAnswer(item)
  return answer === undefined ? [note(noRightAnswer)] : labelledAnswer('Answer', item, answer)
}

/** The right answer and how the room answered, as counts: who chose what stays with them. */
export function roundResultBlocks(
  item: PlayItem,
  { plan, answers }: Pick<Quiz, 'plan' | 'answers'>,
  alsoTaken = 0,
): readonly Block[] {
  const correct = findCorrectAnswer(item)
  const isHidden = hidesCounts(plan.settings, answers.length)
  const crowd = note(isHidden ? fewAnswers(plan, answers) : crowdWords(item, answers))
  const options = countOptions(item, answers)
  if (options.length === 0) {
    return correct === undefined ? [crowd] : [...labelledAnswer('Answer', item, correct), crowd]
  }
  const { prompt, explanation } = item
  const taken =
    alsoTaken +
    pictureLength(item) +
    besideResult +
    escapedLength(prompt) +
    escapedLength(explanation)
  const shown = fitOptions(
    options.map((option) => option.text),
    maxQuizMessageLength - taken - options.length * barLength,
  )
  const rows = options.map(({ count, right: isRight }, index) => ({
    label:
      'options' in item ? `${optionLetter(index)}. ${shown[index] ?? ''}` : (shown[index] ?? ''),
    count,
    right: isRight,
  }))
  if (isHidden && item.by !== 'scale') {
    const lines = rows.map((row) => (row.right ? [{ strong: `✓ ${row.label}` }] : [row.label]))
    return [bullets(lines), crowd]
  }
  const bars: Block = { kind: 'distribution', people: answers.length, rows }
  // The bars of a scale show where the right answer lies, and not what it is.
  const isOnScale = item.by === 'scale' && correct !== undefined
  const answer = isOnScale ? labelledAnswer('Answer', item, correct) : []
  return isHidden ? [...answer, crowd] : [...answer, bars, crowd]
}

/** So few have answered that a count would point at one of them. */
function fewAnswers({ settings }: Quiz['plan'], answers: Quiz['answers']): string {
  return answers.length === 0
    ? 'Nobody answered this one.'
    : `Fewer than ${settings.smallClass} answered, so nobody’s choice is shown.`
}

/** How many answered, and how many of them were right where an answer can be. */
function crowdWords(item: PlayItem, answers: Quiz['answers']): string {
  if (answers.length === 0) return 'Nobody answered this one.'
  if (findCorrectAnswer(item) === undefined) return `${formatCount(answers.length, 'answer')}.`
  const right = answers.filter(({ response }) => creditFor(item, response) === 1).length
  return `${right} of ${answers.length} got it ${hasParts(item) ? 'completely right' : 'right'}.`
}
