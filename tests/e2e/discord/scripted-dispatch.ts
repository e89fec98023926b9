/** A dispatcher over commands that a test writes for itself; they need no services. */
import type { CommandEvent, Dispatch, PressEvent } from '../../../src/app/dispatch.ts'
import type { Command, CommandIndex } from '../../../src/core/command.ts'
import { parsePress } from '../../../src/core/press.ts'
import { type Answer, isForm } from '../../../src/core/reply.ts'
import type { Services } from '../../../src/core/services.ts'

export interface Script extends Dispatch {
  /** The events that arrived, oldest first. */
  readonly events: readonly (CommandEvent | PressEvent)[]
}

export function scriptedDispatch(...all: readonly Command[]): Script {
  const commands: CommandIndex = new Map(all.map((command) => [command.name, command]))
  const services = {} as Services
  const events: (CommandEvent | PressEvent)[] = []

  function finish(answer: Answer, isPrivate: boolean): Answer {
    return isForm(answer) ? answer : { ...answer, private: answer.private ?? isPrivate }
  }

  return {
    commands,
    events,
    async command(event) {
      events.push(event)
      const action = commands.get(event.command)!.actions.get(event.action)!
      const answer = await action.run({ ...event, seed: 0, options: event.given }, services)
      return finish(answer, action.audience === 'person')
    },
    async press(event) {
      events.push(event)
      const { command, press, value } = parsePress(event.address)
      const action = commands.get(command)!.presses[press]!
      const { chosen = [], fields = {} } = event
      const answer = await action.run({ ...event, seed: 0, value, chosen, fields }, services)
      return finish(answer, action.audience !== 'room')
    },
    line: () => Promise.reject(new Error('There are no lines on Discord.')),
    suggest: () => Promise.resolve([]),
    isPrivate: ({ command, action }) =>
      Promise.resolve(commands.get(command)!.actions.get(action)!.audience === 'person'),
  }
}
