/** Says in one sentence what a teacher has changed. */
import type { CommandContext } from '../command/context.ts'
import { readAnswerRules } from '../discussion/answer-rules.ts'
import { formatChangedRules } from '../discussion/rules-words.ts'
import { packTitle } from '../pack/choose-pack.ts'
import { Retention } from '../quiz/retention.ts'
import { UserError } from '../reply/user-error.ts'
import type { Inline, RichText } from '../reply/reply.ts'
import type { RecordedChange } from './change-history.ts'
import { formatTeacher } from './named-teacher.ts'
import { toDateLocale } from './locale.ts'
import { formatSettingValue } from './settings-view.ts'
import {
  type SettingName,
  isValidSetting,
  logSetting,
  progressSetting,
  settingNames,
  teacherSetting,
} from './settings.ts'

/** What sentences need to know of the class. */
export interface ChangeWords {
  readonly room: string
  readonly locale: string
  /** The time zone of the class, if it has one. */
  readonly zone: string | undefined
  readonly packTitle: (id: string) => string
  /** Returns “scene 4” for a unit of a pack, if that can be said here. */
  readonly unit: (pack: string, id: string) => string | undefined
}

export type ChangeWordParts = Pick<
  CommandContext,
  'settings' | 'listPacks' | 'calendar' | 'classLibrary'
>

/** Reads what the sentences of one answer need. */
export async function openChangeWords(
  room: string,
  context: ChangeWordParts,
): Promise<ChangeWords> {
  const [packs, { zone }] = await Promise.all([context.listPacks(), context.calendar.read()])
  return {
    room,
    locale: context.settings.applied.locale.value,
    zone,
    packTitle(id) {
      const found = packs.find((pack) => pack.id === id)
      return found === undefined ? 'a pack that isn’t there any more' : packTitle(found)
    },
    unit(pack, id) {
      const library = libraryIfAny(context)
      if (library?.pack.id !== pack) return undefined
      const label = library.units.labelInSentence(id)
      return label === '' ? undefined : label
    },
  }
}

function libraryIfAny(context: Pick<CommandContext, 'classLibrary'>) {
  try {
    return context.classLibrary
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** Returns “Ms Rivera changed the rating from everyone to teen for the class, 2 March, 09:14”. */
export function changeSentence(change: RecordedChange, words: ChangeWords): RichText {
  return [
    { person: change.by.id, name: change.by.name },
    ' ',
    ...whatChanged(change, words),
    ', ',
    momentOfChange(change.at, words),
  ]
}

/** Returns “changed the rating from everyone to teen for the class”. */
export function whatChanged(change: RecordedChange, words: ChangeWords): RichText {
  const { name, said } = change
  if (said !== '') return [said]
  if (name.startsWith(teacherSetting(''))) return teacherWords(change)
  if (name.startsWith(progressSetting(''))) {
    return [...progressWords(change, words), ...where(change, words)]
  }
  if (name === logSetting) return logWords(change)
  const known = settingNames.find((each) => each === name)
  if (known === undefined) return ['changed a setting', ...where(change, words)]
  return [...settingWords(known, change, words), ...where(change, words)]
}

const nouns: Readonly<Record<SettingName, string>> = {
  pack: 'the study pack',
  rating: 'the rating',
  lookups: 'who sees lookups',
  pictures: 'pictures',
  locale: 'the language of spreadsheets',
  term: 'the first day of term',
  'keep-quizzes': 'how long quizzes are kept',
  'student-questions': 'questions by students',
  answers: 'answers to the daily post',
  'keep-answers': 'how long answers are kept',
}

const keptFor: Readonly<Record<Retention, string>> = {
  term: 'the end of term',
  year: 'a year',
  'two-years': 'two years',
}

function settingWords(
  name: SettingName,
  { before, after }: RecordedChange,
  words: ChangeWords,
): RichText {
  const noun = nouns[name]
  const rules = name === 'answers' ? changedRules(before, after) : undefined
  if (rules !== undefined) return [`changed ${noun}: ${rules}`]
  const [from, to] = [before, after].map((each) =>
    each === undefined ? undefined : valueWords(name, each, words),
  )
  if (to === undefined) {
    return [`reset ${noun}`, ...(from === undefined ? [] : [` (until then ${from})`])]
  }
  return [from === undefined ? `set ${noun} to ${to}` : `changed ${noun} from ${from} to ${to}`]
}

/** The rules of answers are many, so only those are named that have changed. */
function changedRules(before = 'off', after = 'off'): string | undefined {
  const [from, to] = [before, after].map(readAnswerRules)
  if (from === undefined || from === 'off' || to === undefined || to === 'off') return undefined
  return formatChangedRules(from, to)
}

function valueWords(name: SettingName, value: string, words: ChangeWords): string {
  if (!isValidSetting(name, value)) return 'something that isn’t a choice any more'
  if (name === 'pack') return `“${words.packTitle(value)}”`
  if (name === 'rating') return value
  if (name === 'lookups') {
    return value === 'shown' ? 'the whole channel' : 'only the person who asks'
  }
  if (name === 'keep-quizzes' || name === 'keep-answers') {
    const kept = Retention.safeParse(value).data
    return kept === undefined ? value : keptFor[kept]
  }
  if (name === 'locale' || name === 'answers' || name === 'term') {
    return formatSettingValue(name, value)
  }
  return value === 'unsigned' ? 'on without names' : value
}

function teacherWords({ name, before, after }: RecordedChange): RichText {
  const who = formatTeacher(name.slice(teacherSetting('').length), after ?? before ?? 'person')
  return after === undefined
    ? ['took ', ...who, ' off the list of teachers']
    : ['put ', ...who, ' on the list of teachers']
}

function logWords({ after }: RecordedChange): RichText {
  return after === undefined
    ? ['stopped the posts about changes']
    : ['had changes posted in ', { channel: after, name: 'a channel' }]
}

function progressWords({ name, before, after }: RecordedChange, words: ChangeWords): RichText {
  const pack = name.slice(progressSetting('').length)
  const of = ` in “${words.packTitle(pack)}”`
  if (after === undefined) return [`opened everything${of}`]
  const [from, to] = [before, after].map((id) =>
    id === undefined ? undefined : words.unit(pack, id),
  )
  if (to === undefined) return [`changed how far the class has got${of}`]
  return [
    from === undefined
      ? `set the class’s progress to ${to}${of}`
      : `moved the class from ${from} to ${to}${of}`,
  ]
}

function where({ room }: RecordedChange, words: ChangeWords): RichText {
  if (room === '') return [' for the class']
  if (room === words.room) return [' for this channel']
  return [' for ', { channel: room, name: 'another channel' }]
}

/** Each reader’s own time where the platform can show it, else the class’s. */
function momentOfChange(at: number, { locale, zone = 'UTC' }: ChangeWords): Inline {
  const format = new Intl.DateTimeFormat(toDateLocale(locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    ...(zone === 'UTC' && { timeZoneName: 'short' }),
  })
  return { time: at, fallback: format.format(at), zone }
}
