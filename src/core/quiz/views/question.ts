/** How one question looks: what is asked, how it is answered, and how the room answered it. */
import { UserError } from '../../reply/user-error.ts'
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Form,
  type FormField,
  type SelectOption,
  button,
  buttons,
  fact,
  facts,
  note,
  select,
} from '../../reply/reply.ts'
import { truncate } from '../../search/search.ts'
import {
  type PlayItem,
  type QuizAnswer,
  formatAnswer,
  optionLetter,
  correctAnswer,
} from '../item.ts'
import type { Quiz } from '../quiz.ts'
import { creditFor } from '../score.ts'

/** The longest label of an option in a menu, by Slack. */
const maxOptionLabelLength = 75

/** The question and what can be chosen. */
export function questionBlocks(item: PlayItem): readonly Block[] {
  const question: Block = { kind: 'question', prompt: item.prompt, followUps: [] }
  switch (item.by) {
    case 'one':
    case 'several':
    case 'order':
      return [question, choices(item.options)]
    case 'match':
      return [
        question,
        { kind: 'list', items: item.lefts.map((left) => [left]), ordered: true },
        choices(item.options),
      ]
    case 'words':
    case 'number':
      return [question]
    default:
      return item satisfies never
  }
}

function choices(options: readonly string[]): Block {
  return {
    kind: 'choices',
    choices: options.map((option, place) => ({ letter: optionLetter(place), text: option })),
  }
}

export function answerBlocks(item: PlayItem, at: string): readonly Block[] {
  switch (item.by) {
    case 'one':
      return [
        buttons(
          ...item.options.map((_, place) =>
            button(optionLetter(place), componentId('quiz', 'answer', `${at}/${place}`), 'primary'),
          ),
        ),
      ]
    case 'several':
      return [
        note('Several answers are right.'),
        select(
          'Choose all that are right',
          componentId('quiz', 'pick', at),
          optionsOf(item.options),
          {
            max: item.options.length,
          },
        ),
      ]
    case 'order':
    case 'match':
    case 'words':
    case 'number':
      return [buttons(button('Answer…', componentId('quiz', 'write', at), 'primary'))]
    default:
      return item satisfies never
  }
}

/** Options as a menu shows them, by letter; the value is the option's place. */
function optionsOf(options: readonly string[]): readonly SelectOption[] {
  return options.map((option, place) => ({
    label: truncate(`${optionLetter(place)}. ${option}`, maxOptionLabelLength),
    value: String(place),
  }))
}

/** The form for answers that no row of buttons can take; `at` names the quiz and the round. */
export function answerForm(item: PlayItem, at: string): Form {
  return {
    title: 'Your answer',
    press: componentId('quiz', 'send', at),
    submit: 'Answer',
    fields: fieldsOf(item),
  }
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const

function fieldsOf(item: PlayItem): readonly FormField[] {
  switch (item.by) {
    case 'words':
      return [textField('How does it go on?', 'Small slips of the keyboard do not matter.')]
    case 'number':
      return [textField('Your number', `A whole number from ${item.min} to ${item.max}.`)]
    case 'one':
    case 'several': {
      const kind = item.by
      return [
        {
          kind,
          name: 'row-0',
          label: 'Your answer',
          required: true,
          options: optionsOf(item.options),
        },
      ]
    }
    case 'order':
      return item.options.map((_, row) =>
        choiceField(row, ordinals[row] ?? String(row + 1), item.options),
      )
    case 'match':
      return item.lefts.map((left, row) => choiceField(row, left, item.options))
    default:
      return item satisfies never
  }
}

function textField(label: string, hint: string): FormField {
  return { kind: 'text', name: 'typed', label, hint, required: true, long: false, maxLength: 150 }
}

function choiceField(row: number, label: string, options: readonly string[]): FormField {
  return { kind: 'one', name: `row-${row}`, label, required: true, options: optionsOf(options) }
}

/** A filled-in form as a response; what does not make an answer is refused in a sentence. */
export function parseAnswerForm(
  item: PlayItem,
  fields: Readonly<Record<string, readonly string[]>>,
): QuizAnswer {
  const words = (fields['typed']?.[0] ?? '').trim().slice(0, 150)
  switch (item.by) {
    case 'words':
      if (words === '') throw new UserError('Please type an answer.')
      return words
    case 'number': {
      const number = /^-?\d{1,9}$/.test(words) ? Number(words) : NaN
      if (number >= item.min && number <= item.max) return [number]
      throw new UserError(`Please type a whole number from ${item.min} to ${item.max}.`)
    }
    case 'one':
    case 'several':
      return (fields['row-0'] ?? []).map(Number)
    case 'order': {
      const places = item.options.map((_, row) => Number(fields[`row-${row}`]?.[0] ?? NaN))
      if (new Set(places).size === places.length) return places
      throw new UserError('Each of them has one place only. Please choose again.')
    }
    case 'match':
      return item.lefts.map((_, row) => Number(fields[`row-${row}`]?.[0] ?? NaN))
    default:
      return item satisfies never
  }
}

/** The right answer and how the room answered, as counts: who chose what stays with them. */
export function roundResultBlocks(item: PlayItem, { answers }: Quiz): readonly Block[] {
  const right = answers.filter(({ response }) => creditFor(item, response) === 1).length
  const crowd = note(
    answers.length === 0
      ? 'Nobody answered this one.'
      : `${right} of ${answers.length} had it all right.`,
  )
  if (item.by !== 'one' && item.by !== 'several') {
    return [facts(fact('Answer', { strong: formatAnswer(item, correctAnswer(item)) })), crowd]
  }
  const key = typeof item.key === 'number' ? [item.key] : item.key
  const rows = item.options.map((option, place) => ({
    label: `${optionLetter(place)}. ${option}`,
    count: answers.filter(({ response }) => hasChosen(response, place)).length,
    right: key.includes(place),
  }))
  return [{ kind: 'distribution', rows }, crowd]
}

function hasChosen(response: QuizAnswer, place: number): boolean {
  return typeof response !== 'string' && response.includes(place)
}
