/** The one classroom of the playground: who is in it and which channels it has. */
import type { OptionResolver } from '../../core/command/option.ts'
import type { Person, Room } from '../../core/platform/room.ts'

export const personKeys = ['rivera', 'ana', 'ben', 'chloe', 'dev', 'emi'] as const
export type PersonKey = (typeof personKeys)[number]

export const channelKeys = ['general', 'quiz', 'me'] as const
export type ChannelKey = (typeof channelKeys)[number]

export interface Channel {
  readonly key: ChannelKey
  readonly name: string
  readonly title: string
  readonly topic: string
}

const className = 'web:class'

const names: Readonly<Record<PersonKey, string>> = {
  rivera: 'Ms. Rivera',
  ana: 'Ana',
  ben: 'Ben',
  chloe: 'Chloe',
  dev: 'Dev',
  emi: 'Emi',
}

const teacherKey: PersonKey = 'rivera'

export const channels: readonly Channel[] = [
  {
    key: 'general',
    name: 'general',
    title: '#general',
    topic: 'Look things up, share what you find, talk it over',
  },
  {
    key: 'quiz',
    name: 'quiz',
    title: '#quiz',
    topic: 'Play together; open a tab for each player',
  },
  { key: 'me', name: 'Just you', title: 'Just you', topic: 'Nobody else sees this channel' },
]

export function personOf(key: PersonKey): Person {
  return { id: `web:${key}`, name: names[key], isTeacher: key === teacherKey }
}

export const people: readonly (Person & { readonly key: PersonKey })[] = personKeys.map((key) => ({
  key,
  ...personOf(key),
}))

/** The room behind a channel; everybody has a desk of their own. */
export function roomOf(channel: ChannelKey, person: PersonKey): Room {
  return {
    id: channel === 'me' ? `web:me/${person}` : `web:${channel}`,
    class: className,
    platform: 'web',
    allowsMature: true,
  }
}

/** Reads what was typed or chosen as a channel or a role; the page's forms send whole ids. */
export const optionResolver: OptionResolver = {
  room(words) {
    const id = words.startsWith('web:') ? words : `web:${words.replace(/^#/, '')}`
    return { id, class: className, platform: 'web', allowsMature: true }
  },
  role(words) {
    const id = words.replace(/^@/, '')
    return { id, everyone: ['everyone', 'channel', 'here'].includes(id) }
  },
}

/** The id of somebody's own desk, where messages to them alone arrive. */
export function privateRoomOf(personId: string): string {
  return personId.replace(/^web:/, 'web:me/')
}

/** Whose desk a room is; nothing for the channels that all share. */
export function ownerOf(roomId: string): string | undefined {
  return roomId.startsWith('web:me/') ? roomId.replace('web:me/', 'web:') : undefined
}

/** Whether the classroom has this room. */
export function isRoom(roomId: string): boolean {
  return people.some(({ key }) =>
    channels.some((channel) => roomOf(channel.key, key).id === roomId),
  )
}

/** The channel that a room appears as. */
export function channelOf(roomId: string): ChannelKey {
  if (ownerOf(roomId) !== undefined) return 'me'
  return roomId === 'web:quiz' ? 'quiz' : 'general'
}
