/** Turns typed lines into events: a command line, or the number of a button that was just shown. */
import { randomUUID } from 'node:crypto'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import { noSubcommand } from '../../core/command/command.ts'
import type { OptionResolver } from '../../core/command/option.ts'
import type { ReplyOrForm } from '../../core/reply/reply.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { NumberedAction } from '../../render/terminal/render.ts'

/** Whoever sits at the terminal runs the bot, and so may do what a teacher may. */
const person: Person = { id: 'terminal:operator', name: 'You', isTeacher: true }
const room: Room = {
  id: 'terminal:room',
  class: 'terminal:class',
  platform: 'terminal',
  allowsMature: true,
}

/** A terminal has one room and no roles, so whatever is typed stands as it is. */
const resolver: OptionResolver = {
  room: (words) => ({ ...room, id: words }),
  role: (words) => ({ id: words, everyone: false }),
}

export function createEvent(): PlatformEvent {
  return { id: randomUUID(), person, room, at: Date.now() }
}

/** Answers one line; `shown` are the numbered presses of the answer before. */
export async function answerLine(
  dispatch: Dispatcher,
  line: string,
  shown: readonly NumberedAction[],
): Promise<ReplyOrForm> {
  const pressed = /^\d{1,2}$/.test(line.trim()) ? shown[Number(line) - 1] : undefined
  if (pressed === undefined) return dispatch.line({ ...createEvent(), line, resolver })
  return dispatch.action({ ...createEvent(), componentId: pressed.address, chosen: pressed.chosen })
}

/** What Tab offers for a line that is being typed: commands, subcommands, then values of the first option. */
export async function complete(dispatch: Dispatcher, line: string): Promise<readonly string[]> {
  const [, name = '', rest] = /^(\S*)(?:\s+(.*))?$/.exec(line) ?? []
  if (rest === undefined)
    return [...dispatch.commands.keys()]
      .filter((each) => each.startsWith(name))
      .map((each) => `${each} `)
  const command = dispatch.commands.get(name)
  if (command === undefined) return []
  const only = command.subcommands.get(noSubcommand)
  if (only === undefined) {
    const names = [...command.subcommands.keys()].filter((each) => each.startsWith(rest))
    return names.map((each) => `${name} ${each} `)
  }
  const [option] = Object.keys(only.options)
  if (option === undefined) return []
  const offered = await dispatch.suggest({
    person,
    room,
    command: name,
    subcommand: noSubcommand,
    option,
    typed: rest,
  })
  return offered.map((suggestion) => `${name} ${suggestion.label.replace(/…$/, '')}`)
}
