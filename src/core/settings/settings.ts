/** What a class can settle, for all its rooms or for one of them, and which of these values applies in a room. */
import { Rating } from '../pack/rating.ts'
import type { Person, Room } from '../platform/room.ts'

/** Whether the answer to a lookup is for the person alone unless she says otherwise, or for the room. */
export type LookupAudience = 'private' | 'shown'

/** Each setting that has a usual value, with its value as people use it. */
export interface SettingValues {
  readonly pack: string
  readonly rating: Rating
  readonly lookups: LookupAudience
  /** A language tag (BCP 47) for dates and numbers. */
  readonly locale: string
}

export type SettingName = keyof SettingValues | 'term'

export const settingNames = [
  'pack',
  'rating',
  'lookups',
  'locale',
  'term',
] as const satisfies SettingName[]

/** A value as it is kept. `room` is '' where it holds for the whole class. */
export interface Setting {
  readonly room: string
  /** A setting's name, `progress/` and a pack's id, or `teacher/` and the id of a person or a role. */
  readonly name: string
  readonly value: string
  readonly by: Pick<Person, 'id' | 'name'>
  /** Epoch milliseconds. */
  readonly at: number
}

/** Keeps the settings of all classes. */
export interface SettingsStore {
  /** All settings of a class and its rooms. */
  read(classId: string): Promise<readonly Setting[]>
  set(classId: string, setting: Omit<Setting, 'at'>): Promise<void>
  /** Whether there was such a setting. */
  clear(classId: string, room: string, name: string): Promise<boolean>
}

/** A value with where it comes from: this room, the class, or what is usual where nobody has chosen. */
export interface Applied<T> {
  readonly value: T
  readonly from: 'room' | 'class' | 'default'
  readonly setting?: Setting
}

export interface AppliedSettings {
  readonly pack: Applied<string>
  readonly rating: Applied<Rating>
  readonly lookups: Applied<LookupAudience>
  readonly locale: Applied<string>
  /** The first day of the term, such as 2026-09-01; none where no teacher has said. */
  readonly term: Applied<string | undefined>
  /** The last scene the class has reached in the pack that applies; the whole story is open where there is none. */
  readonly progress: Applied<string | undefined>
  /** The rating after what the platform asks for: mature items need an age-restricted channel on Discord. */
  readonly ceiling: Rating
}

/** How far a class has come is kept for each pack, so that changing the pack and going back loses nothing. */
export function progressSetting(pack: string): string {
  return `progress/${pack}`
}

/** The setting that makes a person or a role a teacher of the class. */
export function teacherSetting(id: string): string {
  return `teacher/${id}`
}

/** Resolves a class's settings for one of its rooms: the room's own, else the class's, else the usual. */
export function applySettings(
  settings: readonly Setting[],
  room: Room,
  usual: SettingValues,
): AppliedSettings {
  function apply<T>(name: string, otherwise: T, read: (value: string) => T): Applied<T> {
    const own = settings.find((setting) => setting.name === name && setting.room === room.id)
    const shared = settings.find((setting) => setting.name === name && setting.room === '')
    const setting = own ?? shared
    if (setting === undefined) return { value: otherwise, from: 'default' }
    return { value: read(setting.value), from: own === undefined ? 'class' : 'room', setting }
  }

  const pack = apply('pack', usual.pack, String)
  const rating = apply('rating', usual.rating, (value) => Rating.parse(value))
  return {
    pack,
    rating,
    lookups: apply('lookups', usual.lookups, (value) => (value === 'shown' ? 'shown' : 'private')),
    locale: apply('locale', usual.locale, String),
    term: apply<string | undefined>('term', undefined, String),
    progress: apply<string | undefined>(progressSetting(pack.value), undefined, String),
    ceiling: effectiveCeiling(room, rating.value),
  }
}

/** Discord asks for an age-restricted channel for what is not fit for minors. */
export function effectiveCeiling(room: Room, rating: Rating): Rating {
  return rating === 'mature' && room.platform === 'discord' && !room.ageRestricted ? 'teen' : rating
}

/** Whether the class's teachers have named this person, or a role that she has. */
export function isNamedTeacher(settings: readonly Setting[], person: Person): boolean {
  const ids = [person.id, ...(person.roles ?? [])].map((id) => teacherSetting(id))
  return settings.some((setting) => setting.room === '' && ids.includes(setting.name))
}

/** Where a change is to hold. */
export type SettingScope = 'class' | 'room'

/** The settings as the commands of one invocation see them; what they change is noted as done by the person who asked. */
export interface RoomSettings {
  /** What applies in this room. */
  readonly applied: AppliedSettings
  /** Everything that the class and its rooms have set. */
  readonly all: readonly Setting[]
  /** Saves a value and gives what applies from now on. */
  set(reach: SettingScope, name: string, value: string): Promise<AppliedSettings>
  /** Takes a value away, so that what is above it applies again. */
  clear(reach: SettingScope, name: string): Promise<AppliedSettings>
}
