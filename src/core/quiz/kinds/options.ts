/** What the kinds share: how options are shown, chosen in a form, checked and marked, and how an answer is typed. */
import { componentId } from '../../command/component-id.ts'
import { normaliseText } from '../../reply/normalise-words.ts'
import type { FormField } from '../../reply/form.ts'
import { type Block, type SelectOption, bullets, button, buttons } from '../../reply/reply.ts'
import { cutText, truncate } from '../../reply/truncate.ts'
import { foldMixedScripts } from '../confusables.ts'
import type { AnswerParts, FormValues, ItemOption, ReportItemProblem } from './kind.ts'

/** The longest label of an option in a menu, by Slack. */
const maxMenuLabelLength = 75

export const maxTypedLength = 150

/** Grades an answer that a blind guess gets right with this chance, so that guesses average 0. */
export function gradeGuess(isRight: boolean, chance: number): number {
  if (isRight) return 1
  return chance < 1 ? -Math.min(1, chance / (1 - chance)) : 0
}

/** Returns the letter of an option. */
export function optionLetter(index: number): string {
  return 'ABCDEFGH'[index] ?? String(index + 1)
}

/** Longer options stand above their buttons alone. */
const maxButtonOptionLength = 12

/** Returns the letters of options, with the options after them where all are as short as “True”. */
export function buttonLabels(options: readonly string[]): readonly string[] {
  const areShort = options.every((option) => option.length <= maxButtonOptionLength)
  return options.map((option, index) => (areShort ? lettered(index, option) : optionLetter(index)))
}

function lettered(index: number, option: string): string {
  return `${optionLetter(index)}. ${option}`
}

/** The buttons with which one option is chosen; `at` names the quiz and the round. */
export function optionButtons(options: readonly string[], at: string): Block {
  const labels = buttonLabels(options)
  return buttons(
    ...labels.map((label, index) =>
      button(label, componentId('quiz', 'answer', `${at}/${index}`), 'primary'),
    ),
  )
}

export function areDistinct(indexes: readonly number[]): boolean {
  return new Set(indexes).size === indexes.length
}

export function areOptions(indexes: readonly number[], options: readonly string[]): boolean {
  return indexes.every((index) => options[index] !== undefined)
}

interface ItemWithOptions {
  readonly options: readonly string[]
}

/** Returns the options of an answer with their letters; no full stop of one meets the next. */
export function formatOptions({ options }: ItemWithOptions, { indexes }: AnswerParts): string {
  const chosen = indexes.map((index) => lettered(index, options[index] ?? ''))
  return chosen.length === 1
    ? chosen.join('')
    : chosen.map((option) => option.replace(/\.$/, '')).join('; ')
}

export function choicesBlock(options: readonly string[]): Block {
  return {
    kind: 'choices',
    choices: options.map((text, index) => ({ letter: optionLetter(index), text })),
  }
}

/** Sorts the options by the alphabet, which gives nothing away and never changes; where that is the right order, backwards. */
export function sortedChoices(options: readonly string[], right: readonly string[] = []): Block {
  const sorted = [...new Set(options)].toSorted((a, b) => a.localeCompare(b, 'en'))
  const isRight = right.length > 1 && sorted.every((option, index) => option === right[index])
  return choicesBlock(isRight ? sorted.toReversed() : sorted)
}

/** Returns options as a menu shows them, longer ones by their beginning; the value is the option's index. */
export function menuOptions(options: readonly string[]): readonly SelectOption[] {
  return options.map((option, index) => ({
    label: truncate(lettered(index, option), maxMenuLabelLength),
    value: String(index),
  }))
}

/** Whether a menu shows these options whole. */
export function fitMenu(options: readonly string[]): boolean {
  return options.every((option, index) => lettered(index, option).length <= maxMenuLabelLength)
}

/** A field for each label, all with the same options. */
export function rowFields(
  labels: readonly string[],
  options: readonly string[],
  kind: 'one' | 'several' = 'one',
): readonly FormField[] {
  const menu = menuOptions(options)
  return labels.map((label, row) => ({
    kind,
    name: `row-${row}`,
    label,
    required: true,
    options: menu,
  }))
}

/** Returns the option chosen in each row; NaN where none is. */
export function rowsIn(fields: FormValues, rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => Number(fields[`row-${row}`]?.[0] ?? NaN))
}

/** Returns the options chosen in the only row. */
export function chosenIn(fields: FormValues): number[] {
  return (fields['row-0'] ?? []).map(Number)
}

/** How one option is chosen, by a button or in a menu. */
export const oneOfOptions = {
  isValid: ({ options }: ItemWithOptions, { indexes }: AnswerParts) =>
    indexes.length === 1 && areOptions(indexes, options),
  format: formatOptions,
  controls: ({ options }: ItemWithOptions, at: string) => [optionButtons(options, at)],
  fields: ({ options }: ItemWithOptions) => rowFields(['Your answer'], options),
  parse: (_: ItemWithOptions, fields: FormValues) => chosenIn(fields),
  countedOptions: ({ options }: ItemWithOptions) => options,
} as const

/** The field for an answer that is typed. */
export function typedField(label: string, hint: string): FormField {
  const limits = { required: true, long: false, maxLength: maxTypedLength }
  return { kind: 'text', name: 'typed', label, hint, ...limits }
}

export function typedIn(fields: FormValues): string {
  return cutText((fields['typed']?.[0] ?? '').trim(), maxTypedLength)
}

export function listOptions(field: string, options: readonly string[]): readonly ItemOption[] {
  return options.map((option, index) => ({ path: [field, index], option }))
}

export function reportDuplicates(options: readonly ItemOption[], report: ReportItemProblem): void {
  const seen = new Set<string>()
  for (const { path, option } of options) {
    const look = foldMixedScripts(normaliseText(option))
    if (seen.has(look)) {
      report(path, `“${option}” appears twice, so there would be two right answers.`)
    }
    seen.add(look)
  }
}

/** Options for their author, with a tick where they are right. */
export function markedOptions(options: readonly string[], right: readonly string[]): Block {
  return bullets(
    options.map((option) => (right.includes(option) ? [{ strong: `✓ ${option}` }] : [option])),
  )
}
