/** A dispatcher for commands that a test defines and that need no context. */
import type { CommandEvent, Dispatcher, ActionEvent } from '../../../src/app/dispatch.ts'
import type { Command, CommandIndex } from '../../../src/core/command/command.ts'
import { parseComponentId } from '../../../src/core/command/component-id.ts'
import { type ReplyOrForm, isForm } from '../../../src/core/reply/form.ts'
import type { CommandContext } from '../../../src/core/command/context.ts'

export interface Script extends Dispatcher {
  /** The events that arrived, oldest first. */
  readonly events: readonly (CommandEvent | ActionEvent)[]
  /** Whether a command or an action is still running. */
  readonly isWorking: () => boolean
}

export function scriptedDispatch(...all: readonly Command[]): Script {
  const commands: CommandIndex = new Map(all.map((command) => [command.name, command]))
  const services = {} as CommandContext
  const events: (CommandEvent | ActionEvent)[] = []

  let running = 0

  async function finish(
    work: ReplyOrForm | Promise<ReplyOrForm>,
    isPrivate: boolean,
  ): Promise<ReplyOrForm> {
    running += 1
    const answer = await work
    running -= 1
    return isForm(answer) ? answer : { ...answer, private: answer.private ?? isPrivate }
  }

  return {
    commands,
    messageCommands: new Map(),
    events,
    isWorking: () => running > 0,
    async command(event) {
      events.push(event)
      const action = commands.get(event.command)!.subcommands.get(event.subcommand)!
      const work = action.run({ ...event, seed: 0, options: event.given }, services)
      return finish(work, action.audience === 'person')
    },
    async action(event) {
      events.push(event)
      const { command, action: press, value } = parseComponentId(event.componentId)
      const action = commands.get(command)!.actions.get(press)!
      const { chosen = [], fields = {}, files = {} } = event
      const work = action.run({ ...event, seed: 0, value, chosen, fields, files }, services)
      return finish(work, action.audience !== 'room')
    },
    message: () => Promise.reject(new Error('There are no message commands here.')),
    line: () => Promise.reject(new Error('There are no lines on Discord.')),
    suggest: () => Promise.resolve([]),
    isTeacher: (_, person) => Promise.resolve(person.isTeacher),
    commandsIn: (_, person) =>
      Promise.resolve({ commands, library: undefined, isTeacher: person.isTeacher }),
    isPrivate: ({ command, subcommand }) =>
      Promise.resolve(commands.get(command)!.subcommands.get(subcommand)!.audience === 'person'),
  }
}
