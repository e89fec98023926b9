/** Turns typed lines into events: a command line, or the number of a button that was just shown. */
import { randomUUID } from 'node:crypto'
import type { Dispatch, Event } from '../../app/dispatch.ts'
import { onlyAction } from '../../core/command.ts'
import type { Answer } from '../../core/reply.ts'
import type { Person, Room } from '../../core/room.ts'
import type { NumberedPress } from './render.ts'

/** Whoever sits at the terminal runs the bot, and so may do what a teacher may. */
const person: Person = { id: 'terminal:operator', name: 'You', teacher: true }
const room: Room = {
  id: 'terminal:room',
  class: 'terminal:class',
  platform: 'terminal',
  ageRestricted: false,
}

export function occasion(): Event {
  return { id: randomUUID(), person, room, at: Date.now() }
}

/** Answers one line; `shown` are the numbered presses of the answer before. */
export async function answerLine(
  dispatch: Dispatch,
  line: string,
  shown: readonly NumberedPress[],
): Promise<Answer> {
  const pressed = /^\d{1,2}$/.test(line.trim()) ? shown[Number(line) - 1] : undefined
  if (pressed === undefined) return dispatch.line({ ...occasion(), line })
  return dispatch.press({ ...occasion(), address: pressed.address, chosen: pressed.chosen })
}

/** What Tab offers for a line that is being typed: commands, subcommands, then values of the first option. */
export async function complete(dispatch: Dispatch, line: string): Promise<readonly string[]> {
  const [, name = '', rest] = /^(\S*)(?:\s+(.*))?$/.exec(line) ?? []
  if (rest === undefined)
    return [...dispatch.commands.keys()]
      .filter((each) => each.startsWith(name))
      .map((each) => `${each} `)
  const command = dispatch.commands.get(name)
  if (command === undefined) return []
  const only = command.actions.get(onlyAction)
  if (only === undefined) {
    const names = [...command.actions.keys()].filter((each) => each.startsWith(rest))
    return names.map((each) => `${name} ${each} `)
  }
  const [option] = Object.keys(only.options)
  if (option === undefined) return []
  const offered = await dispatch.suggest({
    person,
    room,
    command: name,
    action: onlyAction,
    option,
    typed: rest,
  })
  return offered.map((suggestion) => `${name} ${suggestion.label.replace(/…$/, '')}`)
}
