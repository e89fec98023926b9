/**
 * The documented rules for command definitions that no schema can hold.
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object
 */

import { ApplicationCommandOptionType as Type, ApplicationCommandType, Locale } from 'discord.js'
import type { Problem } from './errors.ts'

/** A command or an option as the bot sends it; the schema has checked its shape. */
export interface Definition {
  readonly type?: number | null
  readonly name: string
  readonly description?: string | null
  readonly name_localizations?: Readonly<Record<string, string>> | null
  readonly description_localizations?: Readonly<Record<string, string>> | null
  readonly options?: readonly Definition[] | null
  readonly choices?: readonly Choice[] | null
  readonly required?: boolean | null
  readonly autocomplete?: boolean | null
  readonly min_length?: number | null
  readonly max_length?: number | null
  readonly min_value?: number | null
  readonly max_value?: number | null
}

interface Choice {
  readonly name: string
  readonly value: string | number
  readonly name_localizations?: Readonly<Record<string, string>> | null
}

type Path = readonly (string | number)[]

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const locales = new Set<string>(Object.values(Locale))

/** Rules for a whole list: names are unique within a type and at most 100 commands are slash commands. */
export function commandListProblems(commands: readonly Definition[]): Problem[] {
  const found = commands.flatMap((command, index) => commandProblems(command, [index]))
  for (const type of [ApplicationCommandType.User, ApplicationCommandType.Message]) {
    if (commands.filter((command) => Number(command.type) === Number(type)).length > 15) {
      found.push(problem([], 'APPLICATION_COMMANDS_MAX', 'At most 15 commands of this type.'))
    }
  }
  for (const type of [1, 2, 3]) {
    const same = commands.filter((command) => Number(command.type ?? 1) === type)
    found.push(...localNameProblems(same, [], 'APPLICATION_COMMANDS_DUPLICATE_NAME'))
  }
  const keys = commands.map((command) => `${command.type ?? 1} ${command.name}`)
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) {
      found.push(
        problem([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'This name is taken.'),
      )
    }
  })
  return found
}

export function commandProblems(command: Definition, path: Path): Problem[] {
  const found: Problem[] = []
  const type = command.type ?? ApplicationCommandType.ChatInput
  const size = definitionLength(command)
  if (size > 8000) {
    const message = `A command's texts must not exceed 8000 characters: this has ${size}.`
    found.push(problem(path, 'APPLICATION_COMMAND_TOO_LARGE', message))
  }
  if (type === ApplicationCommandType.ChatInput) {
    found.push(...nameProblems(command, path), ...optionListProblems(command.options ?? [], path))
    if (!command.description) {
      found.push(problem([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'))
    }
  } else if (command.description || command.options?.length) {
    const message = 'User and message commands have neither description nor options.'
    found.push(problem(path, 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', message))
  }
  if (type !== ApplicationCommandType.ChatInput) {
    const names = [command.name, ...Object.values(command.name_localizations ?? {})]
    if (names.some((name) => name.length > 32)) {
      found.push(
        problem([...path, 'name'], 'BASE_TYPE_MAX_LENGTH', 'Must be 32 or fewer in length.'),
      )
    }
  }
  return [...found, ...localeProblems(command, path)]
}

function optionListProblems(options: readonly Definition[], path: Path): Problem[] {
  const found: Problem[] = []
  const at = [...path, 'options']
  const names = options.map((option) => option.name)
  if (new Set(names).size < names.length) {
    found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'A name occurs twice.'))
  }
  found.push(...localNameProblems(options, at, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID'))
  const firstOptional = options.findIndex((option) => !option.required)
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required)) {
    const message = 'Required options must be placed before non-required options'
    found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message))
  }
  const groups = options.filter(isGroup)
  if (groups.length > 0 && groups.length < options.length) {
    const message = 'Subcommands and options cannot stand side by side.'
    found.push(problem(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message))
  }
  return [...found, ...options.flatMap((option, i) => optionProblems(option, [...at, i]))]
}

function optionProblems(option: Definition, path: Path): Problem[] {
  const found = [...nameProblems(option, path), ...localeProblems(option, path)]
  if (isGroup(option)) {
    found.push(...optionListProblems(option.options ?? [], path))
    const depth = path.filter((step) => step === 'options').length
    const children = option.options ?? []
    if (
      depth > (option.type === Type.Subcommand ? 2 : 1) ||
      (depth === 2 && children.some(isGroup))
    ) {
      found.push(problem(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deeply.'))
    }
  }
  const choices = option.choices ?? []
  if (option.autocomplete && choices.length > 0) {
    const message = 'Autocomplete and choices exclude each other.'
    found.push(problem(path, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message))
  }
  for (const key of ['name', 'value'] as const) {
    if (new Set(choices.map((choice) => choice[key])).size < choices.length) {
      const message = `Two choices have the same ${key}.`
      found.push(
        problem([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', message),
      )
    }
  }
  choices.forEach(({ value }, i) => {
    // The schema allows 6000 here, the documentation 100.
    const tooLong = typeof value === 'string' && value.length > 100
    const at = [...path, 'choices', i, 'value']
    if (tooLong) found.push(problem(at, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.'))
  })
  const disordered = [
    [option.min_length, option.max_length],
    [option.min_value, option.max_value],
  ].some(([min, max]) => typeof min === 'number' && typeof max === 'number' && min > max)
  if (disordered) found.push(problem(path, 'INVALID_RANGE', 'The minimum exceeds the maximum.'))
  return found
}

function nameProblems(named: Definition, path: Path): Problem[] {
  const names = [named.name, ...Object.values(named.name_localizations ?? {})]
  return names.flatMap((name) =>
    namePattern.test(name) && name === name.toLowerCase()
      ? []
      : [
          problem(
            [...path, 'name'],
            'APPLICATION_COMMAND_INVALID_NAME',
            `${name} is not a valid name.`,
          ),
        ],
  )
}

/** In each language the names of siblings differ; what has no name in it shows the one that it has everywhere. */
function localNameProblems(siblings: readonly Definition[], path: Path, code: string): Problem[] {
  const spoken = new Set(siblings.flatMap((one) => Object.keys(one.name_localizations ?? {})))
  return [...spoken].flatMap((locale) => {
    const names = siblings.map((one) => one.name_localizations?.[locale] ?? one.name)
    const doubled = names.filter((name, index) => names.indexOf(name) < index)
    return doubled.map((name) => problem(path, code, `${name} occurs twice in ${locale}.`))
  })
}

function localeProblems(named: Definition, path: Path): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(named[field] ?? {})
      .filter((locale) => !locales.has(locale))
      .map((locale) => problem([...path, field], 'BASE_TYPE_CHOICES', `${locale} is no locale.`)),
  )
}

/** Counts the characters of names, descriptions and choices, each in its longest language. */
function definitionLength(definition: Definition): number {
  const choices = (definition.choices ?? []).reduce(
    (sum, choice) =>
      sum + longestLength(choice.name, choice.name_localizations) + String(choice.value).length,
    0,
  )
  const options = (definition.options ?? []).reduce((sum, o) => sum + definitionLength(o), 0)
  return (
    longestLength(definition.name, definition.name_localizations) +
    longestLength(definition.description ?? '', definition.description_localizations) +
    choices +
    options
  )
}

function longestLength(
  text: string,
  others: Readonly<Record<string, string>> | null | undefined,
): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map((other) => other.length))
}

function isGroup(option: Definition): boolean {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup
}

function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message }
}
