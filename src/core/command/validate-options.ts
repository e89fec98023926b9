/** Turns what a platform sent for an action's options into the values that `run` is typed for, or says what is wrong. */
import { type Subcommand, type GivenOptions, visibleOptions } from './command.ts'
import { UserError } from '../reply/user-error.ts'
import type { CommandOption, OptionResolver, OptionValue } from './option.ts'

/**
 * Checks every value against the action's table and returns what `run` is typed for. Throws a UserError for unknown names,
 * missing and malformed values. `resolver` reads rooms and roles that were typed as words.
 */
export function validateOptions(
  action: Subcommand,
  given: GivenOptions,
  resolver?: OptionResolver,
): GivenOptions {
  const options = visibleOptions(action)
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(options, name)) {
      throw new UserError('There is no option ', { code: name.slice(0, 40) }, ' here.')
    }
  }
  const values: Record<string, OptionValue> = {}
  for (const [name, option] of Object.entries(options)) {
    const value = given[name]
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
      if (option.required === true) {
        throw new UserError('Please add ', { code: name }, `: ${lowerFirst(option.summary)}.`)
      }
    } else {
      values[name] = parseValue(name, option, value, resolver)
    }
  }
  return values
}

function parseValue(
  name: string,
  option: CommandOption,
  value: OptionValue,
  resolver: OptionResolver | undefined,
): OptionValue {
  const words = typeof value === 'object' ? '' : String(value)
  switch (option.kind) {
    case 'text':
      return parseText(name, words, option.maxLength)
    case 'integer':
      return parseInteger(name, words, option.min, option.max)
    case 'flag':
      return parseFlag(name, words)
    case 'choice': {
      const typed = words.toLowerCase()
      const chosen = option.choices.find(
        (choice) => choice.value.toLowerCase() === typed || choice.label.toLowerCase() === typed,
      )
      if (chosen !== undefined) return chosen.value
      const all = option.choices.map((choice) => choice.value).join(', ')
      throw new UserError({ code: name }, ` is one of: ${all}.`)
    }
    case 'person':
      return parseText(name, words, 200)
    case 'room':
      if (typeof value === 'object' && 'class' in value) return value
      if (resolver !== undefined) return resolver.room(parseText(name, words, 200))
      throw new UserError('Please choose the ', { code: name }, ' from the list.')
    case 'role':
      if (typeof value === 'object' && 'everyone' in value) return value
      if (resolver !== undefined) return resolver.role(parseText(name, words, 200))
      throw new UserError('Please choose the ', { code: name }, ' from the list.')
    case 'file':
      if (typeof value !== 'object' || !('content' in value)) {
        throw new UserError({ code: name }, ' is an attached file. Please attach one.')
      }
      if (value.content.length > option.maxBytes) {
        throw new UserError(
          'The file is too large: ',
          `${option.maxBytes.toLocaleString('en')} characters fit.`,
        )
      }
      return value
    default:
      return option satisfies never
  }
}

function parseText(name: string, value: string, most: number): string {
  const words = value.replace(/\s+/gu, ' ').trim()
  // Controls, and the marks that turn the direction of text: nobody types them, and they can make a text look like another.
  if (/[\p{Cc}\p{Cs}\p{Co}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(words)) {
    throw new UserError(
      { code: name },
      ' holds invisible control characters. Please type it by hand.',
    )
  }
  if (words.length > most) {
    throw new UserError(
      { code: name },
      ` is ${words.length.toLocaleString('en')} characters long; ${most.toLocaleString('en')} fit.`,
    )
  }
  return words
}

function parseInteger(name: string, words: string, min: number, max: number): number {
  const number = /^-?\d{1,9}$/.test(words.trim()) ? Number(words) : NaN
  if (Number.isNaN(number) || number < min || number > max) {
    throw new UserError({ code: name }, ` is a whole number from ${min} to ${max}.`)
  }
  return number
}

function parseFlag(name: string, words: string): boolean {
  const word = words.toLowerCase()
  if (['yes', 'y', 'true', 'on', '1'].includes(word)) return true
  if (['no', 'n', 'false', 'off', '0'].includes(word)) return false
  throw new UserError({ code: name }, ' is yes or no.')
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
