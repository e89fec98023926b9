/** The settings of a class, for all its rooms or for one of them, and which values apply in a room. */
import { z } from 'zod'
import { readDate } from '../calendar/parse-date.ts'
import { type AnswerRules, readAnswerRules } from '../discussion/answer-rules.ts'
import { Id } from '../pack/fields.ts'
import { Rating } from '../pack/rating.ts'
import type { Person, Room } from '../platform/room.ts'
import { Retention, defaultRetention } from '../quiz/retention.ts'
import { readLocale } from './locale.ts'

/** Who sees the answer to a lookup unless the person who asks says otherwise: only they, or the whole room. */
const LookupAudience = z.enum(['private', 'shown'])
export type LookupAudience = z.infer<typeof LookupAudience>

/** Whether the bot draws pictures beside its words. */
const Pictures = z.enum(['on', 'off'])
export type Pictures = z.infer<typeof Pictures>

/** Whether students may write quiz questions, and whether the class may see by whom. */
const StudentQuestions = z.enum(['on', 'unsigned', 'off'])
export type StudentQuestions = z.infer<typeof StudentQuestions>

/** The settings that have a default. */
export interface SettingValues {
  readonly pack: string
  readonly rating: Rating
  readonly lookups: LookupAudience
  /** A language tag (BCP 47) for dates and numbers. */
  readonly locale: string
}

export const settingNames = [
  'pack',
  'rating',
  'lookups',
  'pictures',
  'locale',
  'term',
  'keep-quizzes',
  'student-questions',
  'answers',
  'keep-answers',
] as const
export type SettingName = (typeof settingNames)[number]

/** A stored value. `room` is '' if it applies to the whole class. */
export interface Setting {
  readonly room: string
  /** A setting's name, `progress/` and a pack's id, or `teacher/` and the id of a person or a role. */
  readonly name: string
  readonly value: string
  readonly by: Pick<Person, 'id' | 'name'>
  /** Epoch milliseconds. */
  readonly at: number
  /** Whether a reading plan says so, which moves by itself. */
  readonly isPlanned?: true
}

/** What became of a change of a setting. */
export interface WrittenSetting {
  /** False where the value was no longer what whoever changes it had seen, so nothing was written. */
  readonly isWritten: boolean
  /** What was stored before, by whom and when. */
  readonly before: Setting | undefined
  /** Its number in the history; none where nothing has changed. */
  readonly number: number | undefined
}

/** The value that whoever changes a setting has seen, where their change is about that one only; undefined if there was none. */
export interface SeenValue {
  readonly value: string | undefined
}

export interface SettingsStore {
  /** Returns all settings of a class and its rooms. */
  read(classId: string): Promise<readonly Setting[]>
  /** Writes a value, and notes the change in the history. */
  set(classId: string, setting: Omit<Setting, 'at'>, seen?: SeenValue): Promise<WrittenSetting>
  /** Deletes a value, and notes the change in the history. */
  clear(
    classId: string,
    setting: Pick<Setting, 'room' | 'name' | 'by'>,
    seen?: SeenValue,
  ): Promise<WrittenSetting>
}

/** A value and where it comes from. */
export interface Applied<T> {
  readonly value: T
  readonly from: 'room' | 'class' | 'plan' | 'default'
  readonly setting?: Setting
}

type AppliedValues = { readonly [Name in keyof SettingValues]: Applied<SettingValues[Name]> }

export interface AppliedSettings extends AppliedValues {
  readonly pictures: Applied<Pictures>
  /** The first day of the term, such as 2026-09-01, if a teacher has set it. */
  readonly term: Applied<string | undefined>
  /** How long quizzes are kept, which is the same in all rooms. */
  readonly 'keep-quizzes': Applied<Retention>
  readonly 'student-questions': Applied<StudentQuestions>
  /** How daily posts are answered, if they are. */
  readonly answers: Applied<AnswerRules | 'off'>
  /** How long answers are kept, which is the same in all rooms. */
  readonly 'keep-answers': Applied<Retention>
  /**
   * The id of the last scene that the class has reached in the pack that applies; undefined if the whole story is open, and
   * `nothingOpen` where a reading plan opens nothing yet.
   */
  readonly progress: Applied<string | undefined>
  /** The strongest rating that may be shown in this room, which may be lower than the rating that the class chose. */
  readonly ceiling: Rating
}

/** Progress is stored per pack, so that changing the pack and going back loses nothing. */
export function progressSetting(pack: string): string {
  return `progress/${pack}`
}

/** The setting that makes a person or a role a teacher of the class; its value is `person` or `role`, with its name behind it. */
export function teacherSetting(id: string): string {
  return `teacher/${id}`
}

/** The setting that names the channel where what teachers change is posted; its value is the id of the room. */
export const logSetting = 'log'

/** What a stored or new value means; undefined if it is not valid, which counts as not set. */
const readers = {
  pack: (value) => Id.safeParse(value).data,
  rating: (value) => Rating.safeParse(value).data,
  lookups: (value) => LookupAudience.safeParse(value).data,
  pictures: (value) => Pictures.safeParse(value).data,
  locale: readLocale,
  term: readDate,
  'keep-quizzes': (value) => Retention.safeParse(value).data,
  'student-questions': (value) => StudentQuestions.safeParse(value).data,
  answers: readAnswerRules,
  'keep-answers': (value) => Retention.safeParse(value).data,
} as const satisfies Record<SettingName, (value: string) => unknown>

/** Whether there is a setting of this name that may hold this value, or be cleared if the value is undefined. */
export function isValidSetting(name: string, value: string | undefined): boolean {
  const known = settingNames.find((each) => each === name)
  if (known !== undefined) return value === undefined || readers[known](value) !== undefined
  if (name === logSetting) return value === undefined || /^[a-z]+:\S{1,150}$/.test(value)
  const [, kind, id] = /^(progress|teacher)\/(.+)$/.exec(name) ?? []
  if (kind === 'teacher') {
    return value === undefined || /^(person( .{1,80})?|role( @\S{1,80})?)$/.test(value)
  }
  return kind === 'progress' && [id, value ?? id].every((each) => Id.safeParse(each).success)
}

/** Resolves a class's settings for one of its rooms: the room's own, else the class's, else the default. */
export function applySettings(
  settings: readonly Setting[],
  room: Room,
  defaults: SettingValues,
): AppliedSettings {
  const places = [
    ['room', room.id],
    ['class', ''],
  ] as const

  function apply<T>(
    name: string,
    defaultValue: T,
    read: (value: string) => T | undefined,
  ): Applied<T> {
    for (const [from, where] of places) {
      const setting = settings.find((each) => each.name === name && each.room === where)
      const value = setting && read(setting.value)
      if (setting === undefined || value === undefined) continue
      return { value, from: setting.isPlanned === true ? 'plan' : from, setting }
    }
    return { value: defaultValue, from: 'default' }
  }

  const pack = apply('pack', defaults.pack, readers.pack)
  const rating = apply('rating', defaults.rating, readers.rating)
  return {
    pack,
    rating,
    lookups: apply('lookups', defaults.lookups, readers.lookups),
    pictures: apply('pictures', 'on', readers.pictures),
    locale: apply('locale', defaults.locale, readers.locale),
    term: apply<string | undefined>('term', undefined, readers.term),
    'keep-quizzes': apply('keep-quizzes', defaultRetention, readers['keep-quizzes']),
    'student-questions': apply('student-questions', 'on', readers['student-questions']),
    answers: apply<AnswerRules | 'off'>('answers', 'off', readers.answers),
    'keep-answers': apply('keep-answers', defaultRetention, readers['keep-answers']),
    // A scene that the pack does not have keeps the whole story closed, since the default would open it.
    progress: apply<string | undefined>(progressSetting(pack.value), undefined, String),
    ceiling: effectiveCeiling(room, rating.value),
  }
}

/** Returns the ceiling that holds in a room: the class's own, but never `mature` where the platform does not allow it. */
export function effectiveCeiling(room: Room, rating: Rating): Rating {
  return rating === 'mature' && !room.allowsMature ? 'teen' : rating
}

/** Whether the class's teachers have named this person, or a role they have. */
export function isNamedTeacher(settings: readonly Setting[], person: Person): boolean {
  const ids = [person.id, ...(person.roles ?? [])].map((id) => teacherSetting(id))
  return settings.some((setting) => setting.room === '' && ids.includes(setting.name))
}

/** Whether a change applies to the whole class or only to this room. */
export type SettingScope = 'class' | 'room'

export interface SettingChange {
  readonly scope: SettingScope
  /** As in `Setting`. */
  readonly name: string
  /** Undefined clears the setting, so that the class's or the default value applies again. */
  readonly value: string | undefined
  /** Which channel of the class it is for, if not the one of the request. */
  readonly room?: string
}

/** A room's settings during one invocation. Commands change them through `changeSetting`. */
export interface RoomSettings {
  readonly applied: AppliedSettings
  /** Everything that is set for the class and any of its rooms. */
  readonly all: readonly Setting[]
  /** In direct messages: how many classes their settings follow, and when the person last used the bot in one (epoch ms). */
  readonly follows?: { readonly classes: number; readonly usedAt: number | undefined }
  /**
   * Saves a change under the name of the person who asked. Returns what applies now, the value it replaced and its number in the
   * history. Throws a UserError that says who, if the value is no longer the one that they had seen.
   */
  change(
    change: SettingChange,
    seen?: SeenValue,
  ): Promise<{
    readonly applied: AppliedSettings
    readonly previous: string | undefined
    readonly number: number | undefined
  }>
}

/** The field of `AppliedSettings` that a stored setting affects, if any. */
export function appliedName(name: string): SettingName | 'progress' | undefined {
  return name.startsWith(progressSetting(''))
    ? 'progress'
    : settingNames.find((known) => known === name)
}
