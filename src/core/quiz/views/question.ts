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
import { answerLines, correctAnswer, countOptions, creditFor, formatAnswer } from '../item.ts'
import { type PlayItem, playModeOf } from '../kinds/index.ts'
import type { FormValues, QuizAnswer } from '../kinds/kind.ts'
import { choicesBlock, optionLetter } from '../kinds/options.ts'
import type { Quiz } from '../quiz.ts'

/** The question and what there is to choose from. */
export function questionBlocks(item: PlayItem): readonly Block[] {
  const question: Block = { kind: 'question', prompt: item.prompt, followUps: [] }
  const choices = 'options' in item ? [choicesBlock(item.options)] : []
  return [question, ...(playModeOf(item).blocks?.(item) ?? []), ...choices]
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
export function answerForm(item: PlayItem, at: string): Form {
  return {
    title: 'Your answer',
    press: componentId('quiz', 'send', at),
    submit: 'Answer',
    // On a phone the form covers the question.
    intro: [text({ strong: item.prompt })],
    fields: playModeOf(item).fields(item),
    ...(item.by === 'order' || item.by === 'match' ? { arrange: item.by } : {}),
  }
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
  return by === 'several' || by === 'order' || by === 'match'
}

/** The right answer and how the room answered, as counts: who chose what stays with them. */
export function roundResultBlocks(item: PlayItem, { answers }: Quiz): readonly Block[] {
  const right = answers.filter(({ response }) => creditFor(item, response) === 1).length
  const crowd = note(
    answers.length === 0
      ? 'Nobody answered this one.'
      : `${right} of ${answers.length} got it ${hasParts(item) ? 'completely right' : 'right'}.`,
  )
  const options = countOptions(item, answers)
  if (options.length === 0) {
    return [...labelledAnswer('Answer', item, correctAnswer(item)), crowd]
  }
  const rows = options.map(({ text, count, right: isRight }, index) => ({
    label: `${optionLetter(index)}. ${text}`,
    count,
    right: isRight,
  }))
  return [{ kind: 'distribution', people: answers.length, rows }, crowd]
}
