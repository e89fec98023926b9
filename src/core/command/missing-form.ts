/** The form that asks a teacher for what is missing in a command line. */
import { type Command, type GivenOptions, fullName, visibleOptions } from './command.ts'
import { lineCommand, optionalComponentId } from './component-id.ts'
import { type CommandOption, optionLabel, yesOrNo } from './option.ts'
import { formatOptions } from './read-options.ts'
import { capitalise } from '../reply/capitalise.ts'
import type { Form, FormField } from '../reply/form.ts'
import { hasVisible } from '../reply/invisible.ts'
import { truncate } from '../reply/truncate.ts'

/** Discord shows no more fields in a form, and no longer labels (https://docs.discord.com/developers/components/reference). */
const maxFields = 5
const maxLabelLength = 45

/** Option names and what a form shows in them at first, in the order of its fields. */
type FormPresets = Readonly<Record<string, string>>

interface FormParts {
  readonly presets: FormPresets
  /** Returns what an option is for in the words of the class’s pack. */
  readonly inWords: (summary: string) => string
}

/** Returns whether a required option has no value. */
export function lacksOption(command: Command, name: string, given: GivenOptions): boolean {
  return missingNames(command, name, given).length > 0
}

/** Returns undefined where a form cannot ask: for people and channels, or where a button cannot carry what was typed. */
export function missingForm(
  command: Command,
  name: string,
  given: GivenOptions,
  { presets, inWords }: FormParts,
): Form | undefined {
  const subcommand = command.subcommands.get(name)
  if (subcommand === undefined) return undefined
  const options = visibleOptions(subcommand)
  const missing = missingNames(command, name, given)
  const more = Object.keys(presets).filter((each) => isEmpty(given[each]))
  const fields = [...new Set([...more, ...missing])].map((each) => {
    const option = options[each]
    return option && fieldOf(each, option, presets[each] ?? '', inWords(option.summary))
  })
  const asked = fields.filter((field) => field !== undefined)
  const canAsk = missing.every((each) => asked.some((field) => field.name === each))
  const words = givenWords(command, name, given)
  if (!canAsk || asked.length > maxFields || words === undefined) return undefined
  const typed = Object.entries(words).flatMap(([each, value]) => {
    const option = options[each]
    const field = option && fieldOf(each, option, value, inWords(option.summary))
    // Discord opens no form with more in a field than fits there; running the line says what is too long.
    return field?.kind === 'text' && value.length <= field.maxLength ? [field] : []
  })
  const line = `${fullName(command, name)} ${formatOptions(words, subcommand)}`.trim()
  const press = optionalComponentId(lineCommand, 'fill', line)
  const opener = optionalComponentId(lineCommand, 'run', line)
  if (press === undefined || opener === undefined) return undefined
  return {
    title: titleOf(fullName(command, name), inWords(subcommand.summary)),
    press,
    opener,
    submit: 'Continue',
    fields: [...asked, ...typed].slice(0, maxFields),
  }
}

function missingNames(command: Command, name: string, given: GivenOptions): readonly string[] {
  const subcommand = command.subcommands.get(name)
  if (subcommand === undefined) return []
  return Object.entries(visibleOptions(subcommand))
    .filter(([each, option]) => option.required === true && isEmpty(given[each]))
    .map(([each]) => each)
}

function isEmpty(value: GivenOptions[string] | undefined): boolean {
  return value === undefined || (typeof value === 'string' && !hasVisible(value))
}

/** Returns undefined for what only the platform that sent it can resolve. */
function givenWords(
  command: Command,
  name: string,
  given: GivenOptions,
): Readonly<Record<string, string>> | undefined {
  const options = command.subcommands.get(name)?.options ?? {}
  const words: Record<string, string> = {}
  for (const [each, value] of Object.entries(given)) {
    if (isEmpty(value)) continue
    const kind = options[each]?.kind
    const isPlain = kind === 'text' || kind === 'integer' || kind === 'flag' || kind === 'choice'
    if (!isPlain || typeof value === 'object') return undefined
    words[each] = String(value)
  }
  return words
}

function fieldOf(
  name: string,
  option: CommandOption,
  value: string,
  summary: string,
): FormField | undefined {
  const { label, hint } = labelOf(name, summary)
  const shared = {
    name,
    label,
    ...(hint !== undefined && { hint }),
    required: option.required === true,
  }
  switch (option.kind) {
    case 'text':
      return {
        ...shared,
        kind: 'text',
        long: false,
        maxLength: option.maxLength,
        ...(value !== '' && { value }),
      }
    case 'integer':
      return { ...shared, kind: 'text', long: false, maxLength: 12, ...(value !== '' && { value }) }
    case 'choice':
      if (option.choices.length > 25) return undefined
      return {
        ...shared,
        kind: 'one',
        options: option.choices.map((choice) => ({ label: choice.label, value: choice.value })),
        ...(value !== '' && { value: [value] }),
      }
    case 'flag':
      return {
        ...shared,
        kind: 'one',
        options: yesOrNo,
        ...(value !== '' && { value: [value] }),
      }
    case 'room':
    case 'person':
    case 'role':
    case 'file':
      return undefined
    default:
      return option satisfies never
  }
}

function titleOf(name: string, summary: string): string {
  return summary.length <= maxLabelLength ? summary : truncate(optionLabel(name), maxLabelLength)
}

/** “Local time, such as 08:30” is a label and a hint. */
function labelOf(
  name: string,
  summary: string,
): { readonly label: string; readonly hint?: string } {
  if (summary.length <= maxLabelLength) return { label: summary }
  const [, first = '', afterComma, inBrackets] =
    /^([^,(]{1,45})(?:, (.+)|\((.+)\))$/u.exec(summary) ?? []
  if (first !== '') return { label: first.trim(), hint: sentence(afterComma ?? inBrackets ?? '') }
  return { label: optionLabel(name), hint: summary }
}

function sentence(words: string): string {
  const capital = capitalise(words)
  return capital.endsWith('.') || !capital.includes(' ') ? capital : `${capital}.`
}
