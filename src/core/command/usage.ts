/** Says what to type for a command. */
import { type Command, fullName, visibleOptions } from './command.ts'
import type { CommandOption } from './option.ts'

/** Returns what to type, with optional parts in brackets: `scene <query> [show:yes]`. */
export function usage(command: Command, subcommandName: string): string {
  const subcommand = command.subcommands.get(subcommandName)
  if (subcommand === undefined) return command.name
  const parts = Object.entries(visibleOptions(subcommand)).map(([name, option], index) => {
    const shape = index === 0 && option.kind === 'text' ? `<${name}>` : `${name}:${example(option)}`
    return option.required === true ? shape : `[${shape}]`
  })
  return [fullName(command, subcommandName), ...parts].join(' ')
}

function example(option: CommandOption): string {
  switch (option.kind) {
    case 'integer':
      return `${option.min}–${option.max}`
    case 'flag':
      return 'yes'
    case 'choice':
      return option.choices.map((choice) => choice.value).join('|')
    case 'room':
      return '#channel'
    case 'person':
      return '@person'
    case 'role':
      return '@role'
    case 'file':
      return 'file'
    case 'text':
      return '"…"'
    default:
      return option satisfies never
  }
}
