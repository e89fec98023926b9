/** The one classroom of the playground: its people and its channels. */
import type { Person } from '../../core/platform/room.ts'

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
    topic: 'Look things up and talk about them',
  },
  {
    key: 'quiz',
    name: 'quiz',
    title: '#quiz',
    topic: 'Play together: open a tab for each player',
  },
  { key: 'me', name: 'Just you', title: 'Just you', topic: 'Only you can see this channel' },
]

export function personOf(key: PersonKey): Person {
  return { id: `web:${key}`, name: names[key], isTeacher: key === teacherKey }
}

export const people: readonly (Person & { readonly key: PersonKey })[] = personKeys.map((key) => ({
  key,
  ...personOf(key),
}))
