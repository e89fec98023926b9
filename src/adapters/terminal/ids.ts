/** The one person and the one room of the terminal. */
import type { OptionResolver } from '../../core/command/option.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'

/** Anyone at the terminal also runs the bot, so they may do what a teacher may do. */
export const person: Person = {
  id: 'terminal:operator',
  name: 'You',
  isTeacher: true,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}

export const room: Room = {
  id: 'terminal:room',
  class: 'terminal:class',
  platform: 'terminal',
  allowsMature: true,
}

/** The terminal has one room, one person and no roles, so there is nothing to choose. */
export const optionResolver: OptionResolver = {
  room: () => {
    throw new UserError('The terminal has just this one channel. Leave the channel out.')
  },
  person: () => {
    throw new UserError('You’re the only person in the terminal.')
  },
  role: () => {
    throw new UserError('The terminal has no roles. Leave the role out.')
  },
}
