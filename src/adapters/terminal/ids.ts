/** The one person and the one room of the terminal. */
import type { OptionResolver } from '../../core/command/option.ts'
import type { Person, Room } from '../../core/platform/room.ts'

/** Anyone at the terminal also runs the bot, so they may do what a teacher may do. */
export const person: Person = { id: 'terminal:operator', name: 'You', isTeacher: true }

export const room: Room = {
  id: 'terminal:room',
  class: 'terminal:class',
  platform: 'terminal',
  allowsMature: true,
}

/** The terminal has one room and no roles, so the words are taken as an id. */
export const optionResolver: OptionResolver = {
  room: (words) => ({ ...room, id: words }),
  role: (words) => ({ id: words, everyone: false }),
}
