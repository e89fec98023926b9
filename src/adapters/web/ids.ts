/** The one classroom of the playground: `web:general` is a channel, `web:ana` a person, `web:me/ana` their own channel. */
import { type CommandOption, type OptionResolver, yesOrNo } from '../../core/command/option.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { noSuchChannel, noSuchPerson } from './errors.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'

const names = {
  rivera: 'Ms. Rivera',
  ana: 'Ana',
  ben: 'Ben',
  chloe: 'Chloe',
  dev: 'Dev',
  emi: 'Emi',
} as const

export type PersonKey = keyof typeof names
export const personKeys = Object.keys(names) as readonly PersonKey[]

export function isTeacherKey(key: PersonKey): boolean {
  return key === 'rivera'
}

export function personOf(key: PersonKey): Person {
  return { id: `web:${key}`, name: names[key], isTeacher: isTeacherKey(key) }
}

export const people = personKeys.map((key) => ({ key, ...personOf(key) }))

export const channels = [
  { key: 'general', title: '#general', topic: 'Look things up and share what you find' },
  { key: 'quiz', title: '#quiz', topic: 'Play together: open a tab for each player' },
  { key: 'me', title: 'Just you', topic: 'Only you can see this channel' },
] as const

export type Channel = (typeof channels)[number]
export type ChannelKey = Channel['key']

export const classId = 'web:class'

function room(id: string): Room {
  return { id, class: classId, platform: 'web', allowsMature: true, showsPictures: true }
}

/** The room behind a channel. Everybody has a room of their own behind “Just you”. */
export function roomOf(channel: ChannelKey, person: PersonKey): Room {
  return room(channel === 'me' ? `web:me/${person}` : `web:${channel}`)
}

/** Returns the id of a person’s own room, where messages to them alone arrive. */
export function privateRoomOf(personId: string): string {
  return personId.replace(/^web:/, 'web:me/')
}

/** Returns the id of the person whose own room this is, or undefined for a shared room. */
export function ownerOf(roomId: string): string | undefined {
  return roomId.startsWith('web:me/') ? roomId.replace('web:me/', 'web:') : undefined
}

/** Whether the classroom has this room. */
export function isRoom(roomId: string): boolean {
  return people.some((person) => channels.some(({ key }) => roomOf(key, person.key).id === roomId))
}

/** The channel that a room appears as. */
export function channelOf(roomId: string): ChannelKey {
  if (ownerOf(roomId) !== undefined) return 'me'
  return roomId === 'web:quiz' ? 'quiz' : 'general'
}

/** The values of an option that has a list of them. */
export function choicesOf(option: CommandOption): readonly Suggestion[] | undefined {
  switch (option.kind) {
    case 'choice':
      return option.choices
    case 'flag':
      return yesOrNo
    case 'room':
      return channels
        .filter(({ key }) => key !== 'me')
        .map(({ key, title }) => ({ label: title, value: `web:${key}` }))
    case 'person':
      return people.map(({ id, name }) => ({ label: name, value: id }))
    case 'text':
    case 'integer':
    case 'role':
    case 'file':
      return undefined
    default:
      return option satisfies never
  }
}

/** Reads what was typed or chosen as a channel, a person or a role of the one classroom; forms send whole ids. */
export const optionResolver: OptionResolver = {
  room(words) {
    const key = words.replace(/^(?:#|web:)/, '')
    const found = channels.find((channel) => channel.key === key && key !== 'me')
    if (found === undefined) throw new UserError(noSuchChannel)
    return room(`web:${key}`)
  },
  person(words) {
    const name = words.replace(/^@/, '').toLowerCase()
    const found = people.find((each) => [each.id, each.name.toLowerCase()].includes(name))
    if (found === undefined) throw new UserError(noSuchPerson)
    return { id: found.id, name: found.name }
  },
  role(words) {
    const id = words.replace(/^@/, '')
    if (['everyone', 'channel', 'here'].includes(id)) {
      return { id, everyone: true, hasKnownMembers: false }
    }
    throw new UserError('The playground has no roles. Type everyone, or leave the role out.')
  },
}
