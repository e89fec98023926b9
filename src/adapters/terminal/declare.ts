/** Tells the prompt which commands there are: what Tab offers for a line that is being typed. */
import type { Dispatcher } from '../../app/dispatch.ts'
import { noSubcommand } from '../../core/command/command.ts'
import { person, room } from './ids.ts'

/** Returns whole lines: commands, then subcommands, then values of the first option. */
export async function complete(dispatch: Dispatcher, line: string): Promise<readonly string[]> {
  const [, name = '', rest] = /^(\S*)(?:\s+(.*))?$/.exec(line) ?? []
  if (rest === undefined) {
    return [...dispatch.commands.keys()]
      .filter((each) => each.startsWith(name))
      .map((each) => `${each} `)
  }
  const command = dispatch.commands.get(name)
  if (command === undefined) return []
  const single = command.subcommands.get(noSubcommand)
  if (single === undefined) {
    const names = [...command.subcommands.keys()].filter((each) => each.startsWith(rest))
    return names.map((each) => `${name} ${each} `)
  }
  const [option] = Object.keys(single.options)
  if (option === undefined) return []
  const suggestions = await dispatch.suggest({
    person,
    room,
    command: name,
    subcommand: noSubcommand,
    option,
    typed: rest,
  })
  return suggestions.map(({ label }) => `${name} ${label.replace(/…$/, '')}`)
}
