/** What teachers get beside the answers of commands: a form where something is missing, and the next step of setting up a class. */
import type { Command, CommandIndex } from '../core/command/command.ts'
import type { CommandContext } from '../core/command/context.ts'
import { libraryIfAny, summaryInWords } from '../core/command/in-class-words.ts'
import { lacksOption, missingForm } from '../core/command/missing-form.ts'
import { parseCommandLine } from '../core/command/parse-line.ts'
import { type Form, type ReplyOrForm, isForm } from '../core/reply/form.ts'
import { leadsToOverview, offerNextStep } from '../core/settings/setup-steps.ts'
import type { ActionEvent, CommandEvent } from './events.ts'

/** After each step of setting up a class, the answer has the next one; `reopen` sees what the step has changed. */
export async function withNextStep(
  answer: ReplyOrForm,
  reopen: () => Promise<CommandContext>,
): Promise<ReplyOrForm> {
  if (isForm(answer) || !leadsToOverview(answer)) return answer
  return offerNextStep(answer, await reopen())
}

/** A teacher who leaves out what a command needs gets a form, where a form can ask for it. */
export async function askForMissing(
  command: Command,
  { subcommand: name, room, given }: CommandEvent,
  context: CommandContext,
): Promise<Form | undefined> {
  const subcommand = command.subcommands.get(name)
  if (subcommand?.teachersOnly !== true || !lacksOption(command, name, given)) return undefined
  const presets = (await subcommand.presets?.(context, { room, given })) ?? {}
  return missingForm(command, name, given, { presets, inWords: wordsOf(context) })
}

/** Returns the command of a line as the form left it: a field wins over what the line says, also one that was emptied. */
export function filledIn(
  { id, person, room, at, fields = {} }: ActionEvent,
  line: string,
  commands: CommandIndex,
): CommandEvent {
  const { command, subcommandName, given } = parseCommandLine(line, commands)
  const filled = Object.entries(fields).map(([name, [value = '']]) => [name, value] as const)
  const all = Object.entries({ ...given, ...Object.fromEntries(filled) }).filter(
    ([, value]) => typeof value !== 'string' || value.trim() !== '',
  )
  const left = Object.fromEntries(all)
  return { id, person, room, at, command: command.name, subcommand: subcommandName, given: left }
}

/** Returns what says a summary in the words of the class's pack. */
export function wordsOf(context: CommandContext): (summary: string) => string {
  return (summary) =>
    summaryInWords(
      summary,
      libraryIfAny(() => context.classLibrary),
    )
}
