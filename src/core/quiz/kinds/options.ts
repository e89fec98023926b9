/** What the kinds with options share: how options are shown, chosen in a form, checked and marked. */
import { componentId } from '../../command/component-id.ts'
import { normaliseText } from '../../reply/normalise-words.ts'
import {
  type Block,
  type FormField,
  type RichText,
  type SelectOption,
  button,
  buttons,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import type { FormValues, ItemOption, QuizAnswer, ReportItemProblem } from './kind.ts'

/** The longest label of an option in a menu, by Slack. */
const maxMenuLabelLength = 75

const letters = 'ABCDEFG'

/** Returns the letter of an option. */
export function optionLetter(index: number): string {
  return letters[index] ?? String(index + 1)
}

/** Returns the indexes in an answer; typed words have none. */
export function indexesIn(answer: QuizAnswer): readonly number[] {
  return typeof answer === 'string' ? [] : answer
}

export function areDistinct(indexes: readonly number[]): boolean {
  return new Set(indexes).size === indexes.length
}

export function areOptions(indexes: readonly number[], options: readonly string[]): boolean {
  return indexes.every((index) => options[index] !== undefined)
}

/** Returns the options of an answer with their letters. */
export function formatOptions(options: readonly string[], answer: QuizAnswer): string {
  return indexesIn(answer)
    .map((index) => `${optionLetter(index)}. ${options[index] ?? ''}`)
    .join(', ')
}

export function choicesBlock(options: readonly string[]): Block {
  return {
    kind: 'choices',
    choices: options.map((text, index) => ({ letter: optionLetter(index), text })),
  }
}

/** Sorts the options by the alphabet, which gives nothing away and never changes. */
export function sortedChoices(options: readonly string[]): Block {
  return choicesBlock([...new Set(options)].toSorted((a, b) => a.localeCompare(b, 'en')))
}

/** Returns options as a menu shows them; the value is the option's index. */
export function menuOptions(options: readonly string[]): readonly SelectOption[] {
  return options.map((option, index) => ({
    label: truncate(`${optionLetter(index)}. ${option}`, maxMenuLabelLength),
    value: String(index),
  }))
}

/** A button that opens the form. */
export function formButton(at: string): readonly Block[] {
  return [buttons(button('Answer…', componentId('quiz', 'write', at), 'primary'))]
}

export function optionField(
  row: number,
  label: string,
  options: readonly string[],
  kind: 'one' | 'several' = 'one',
): FormField {
  return { kind, name: `row-${row}`, label, required: true, options: menuOptions(options) }
}

/** Returns the option chosen in each row; NaN where none is. */
export function chosenInRows(fields: FormValues, rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => Number(fields[`row-${row}`]?.[0] ?? NaN))
}

/** The field for an answer that is typed. */
export function typedField(label: string, hint: string): FormField {
  return {
    kind: 'text',
    name: 'typed',
    label,
    hint,
    required: true,
    long: false,
    maxLength: maxTypedLength,
  }
}

const maxTypedLength = 150

export function typedIn(fields: FormValues): string {
  return (fields['typed']?.[0] ?? '').trim().slice(0, maxTypedLength)
}

export function listOptions(field: string, options: readonly string[]): readonly ItemOption[] {
  return options.map((option, index) => ({ path: [field, index], option }))
}

export function reportDuplicates(options: readonly ItemOption[], report: ReportItemProblem): void {
  const seen = new Set<string>()
  for (const { path, option } of options) {
    const words = normaliseText(option)
    if (seen.has(words)) {
      report(path, `“${option}” appears twice, so there would be two right answers.`)
    }
    seen.add(words)
  }
}

/** An option for its author, with a tick where it is right. */
export function markedOption(isRight: boolean, option: string): RichText {
  return isRight ? [{ strong: `✓ ${option}` }] : [option]
}
