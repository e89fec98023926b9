/** Turns a question about one value into buttons that run the whole command again with another. */
import { type Command, fullName } from '../core/command/command.ts'
import { formatOptions } from '../core/command/read-options.ts'
import { cleanText } from '../core/command/validate-options.ts'
import { UserError } from '../core/reply/user-error.ts'
import type { CommandEvent } from './events.ts'

/** What a button cannot carry: what only the platform can resolve, and files. */
const unofferable: ReadonlySet<string> = new Set(['room', 'person', 'role', 'file'])

/** Adds the buttons to an error that proposes values, and returns it. */
export function offerValues(
  error: unknown,
  command: Command,
  { subcommand: name, given }: Pick<CommandEvent, 'subcommand' | 'given'>,
): unknown {
  const subcommand = command.subcommands.get(name)
  if (!(error instanceof UserError) || error.proposed === undefined || subcommand === undefined) {
    return error
  }
  const { proposed } = error
  const isLost = Object.keys(given).some((each) =>
    unofferable.has(subcommand.options[each]?.kind ?? ''),
  )
  if (isLost) return new UserError(...error.text, ' Please type the command again.')
  // The command knows what was typed without its invisible characters.
  const typed = 'typed' in proposed ? cleanText(proposed.typed) : undefined
  const words = Object.entries(given).map(
    ([option, value]) => [option, typeof value === 'object' ? '' : String(value)] as const,
  )
  return error.offering(
    ...proposed.values.map((value) => {
      const changed =
        'option' in proposed
          ? [...words, [proposed.option, value] as const]
          : words.map(([option, old]) => [option, cleanText(old) === typed ? value : old] as const)
      return `${fullName(command, name)} ${formatOptions(Object.fromEntries(changed), subcommand)}`
    }),
  )
}
