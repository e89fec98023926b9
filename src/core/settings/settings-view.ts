/** How settings are shown: what applies in a room, and who chose it. */
import { readLocale, toDateLocale } from './locale.ts'
import type { Term } from '../calendar/class-calendar.ts'
import { formatDate } from '../calendar/format-calendar.ts'
import { readDate } from '../calendar/parse-date.ts'
import { retentionTexts } from '../quiz/retention.ts'
import { readAnswerRules } from '../discussion/answer-rules.ts'
import { formatAnswerRules } from '../discussion/rules-words.ts'
import { packTitle } from '../pack/choose-pack.ts'
import type { PackSummary } from '../command/context.ts'
import type {
  Applied,
  AppliedSettings,
  LookupAudience,
  RoomSettings,
  SettingName,
  SettingScope,
  StudentQuestions,
} from './settings.ts'
import { type Rating, ratings } from '../pack/rating.ts'
import { flatten } from '../reply/plain-text.ts'
import { type Block, type Fact, type RichText, fact, note } from '../reply/reply.ts'

/** The option of every command that changes a setting. */
export const scopeOption = {
  kind: 'choice',
  summary: 'For the whole class (default) or only this channel',
  choices: [
    { value: 'class', label: 'The whole class' },
    { value: 'channel', label: 'Only this channel' },
  ],
} as const

export function toSettingScope(where: 'class' | 'channel' | undefined): SettingScope {
  return where === 'channel' ? 'room' : 'class'
}

export const settingLabels: Readonly<Record<SettingName, string>> = {
  pack: 'Study pack',
  rating: 'Rating ceiling',
  lookups: 'Lookups',
  pictures: 'Pictures',
  locale: 'Language of spreadsheets',
  term: 'Start of term',
  'keep-quizzes': 'Quizzes are kept',
  'student-questions': 'Questions by students',
  answers: 'Answers to the daily post',
  'keep-answers': 'Answers are kept',
}

export function settingLabel(name: SettingName | 'progress'): string {
  return name === 'progress' ? 'Progress' : settingLabels[name]
}

/** Every setting with its value and who chose it. */
export function settingFacts(
  applied: AppliedSettings,
  packs: readonly PackSummary[],
  /** The term of the calendar, where the class has listed its terms there. */
  listed?: Term,
): readonly Fact[] {
  const { pack, rating, lookups, pictures, locale, term } = applied
  const { 'keep-quizzes': kept, 'student-questions': byStudents } = applied
  const { answers, 'keep-answers': keptAnswers } = applied
  const found = packs.find(({ id }) => id === pack.value)
  const title = found === undefined ? `${pack.value} (not installed)` : packTitle(found)
  function row(name: SettingName, value: RichText, from: Applied<unknown>): Fact {
    // A default needs no explanation in every row.
    if (from.setting === undefined) return fact(settingLabels[name], ...value)
    return fact(settingLabels[name], ...value, ' — ', ...formatOrigin(from, locale.value))
  }
  const { progress } = applied
  return [
    row('pack', [title], pack),
    ...(progress.from === 'plan'
      ? [fact('Progress', 'moves by itself, ', ...formatOrigin(progress, locale.value))]
      : []),
    row('rating', formatRating(applied), rating),
    row('lookups', formatLookups(lookups.value), lookups),
    row('pictures', [pictures.value], pictures),
    row('locale', [formatLanguage(locale.value)], locale),
    listed === undefined
      ? row('term', term.value === undefined ? ['not set'] : [formatTerm(term.value)], term)
      : fact(settingLabels.term, `${formatDate(listed.from)} (${listed.name}, by the calendar)`),
    row('keep-quizzes', [retentionTexts[kept.value]], kept),
    row('student-questions', [studentQuestionTexts[byStudents.value]], byStudents),
    row('answers', [formatAnswerRules(answers.value)], answers),
    row('keep-answers', [retentionTexts[keptAnswers.value]], keptAnswers),
  ]
}

/** What was stored before there was a check may be no date. */
function formatTerm(value: string): string {
  return readDate(value) === undefined ? value : formatDate(value)
}

function formatRating({ rating: { value }, ceiling }: AppliedSettings): RichText {
  if (ceiling === value) return [ratingTexts[value]]
  const here = ratingTexts[ceiling].toLowerCase()
  return [ratingTexts[value], `, but here ${here}, because this channel isn’t age-restricted`]
}

const ratingTexts: Readonly<Record<Rating, string>> = {
  everyone: 'Suitable for everyone',
  teen: 'Up to mild language and themes (teen)',
  mature: 'Mature content too',
}

function formatLookups(lookups: LookupAudience): RichText {
  return lookups === 'private'
    ? ['Only for the person who asks, with a Share button']
    : ['For the whole channel']
}

const studentQuestionTexts: Readonly<Record<StudentQuestions, string>> = {
  on: 'on',
  unsigned: 'on, without names',
  off: 'off',
}

/** What people call a value that a teacher has chosen. */
export function formatSettingValue(name: SettingName, value: string): string {
  if (name === 'lookups') return flatten(formatLookups(value === 'shown' ? 'shown' : 'private'))
  const rating = ratings.find((each) => each === value)
  if (name === 'rating' && rating !== undefined) return ratingTexts[rating]
  if (name === 'locale') return formatLanguage(value)
  if (name === 'term') return formatTerm(value)
  if (name === 'answers') return formatAnswerRules(readAnswerRules(value) ?? 'off')
  if (
    (name === 'keep-quizzes' || name === 'keep-answers') &&
    Object.hasOwn(retentionTexts, value)
  ) {
    return retentionTexts[value as keyof typeof retentionTexts]
  }
  if (name === 'student-questions' && Object.hasOwn(studentQuestionTexts, value)) {
    return studentQuestionTexts[value as StudentQuestions]
  }
  return value
}

/** Returns “British English” for en-GB, and what was stored before there was a check as it is. */
function formatLanguage(locale: string): string {
  if (readLocale(locale) === undefined) return locale
  return new Intl.DisplayNames('en-GB', { type: 'language' }).of(locale) ?? locale
}

/** Says who chose a value, for what and when. */
export function formatOrigin({ from, setting }: Applied<unknown>, locale: string): RichText {
  if (setting === undefined) return ['the default']
  return [
    from === 'plan'
      ? 'by the reading plan of '
      : from === 'room'
        ? 'set for this channel by '
        : 'set for the class by ',
    { person: setting.by.id, name: setting.by.name },
    ', ',
    { time: setting.at, fallback: formatMoment(setting.at, locale) },
  ]
}

export function formatMoment(at: number, locale: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const
  return `${new Intl.DateTimeFormat(toDateLocale(locale), style).format(at)} UTC`
}

/** In direct messages, says which class is followed; nothing in a channel. */
export function followedClassNote({ follows, applied }: RoomSettings): readonly Block[] {
  if (follows === undefined) return []
  const { classes, usedAt } = follows
  if (classes === 0) {
    return [note('You haven’t used me in a class yet, so these are the usual settings.')]
  }
  const what =
    classes === 1
      ? 'These are the settings of your class.'
      : `You’re in ${classes} classes. This is the pack of the class where you last used me, with the strictest limits of them all.`
  if (usedAt === undefined) return [note(what)]
  const moment = { time: usedAt, fallback: formatMoment(usedAt, applied.locale.value) }
  return [note(what, ' You last used me there ', moment, '.')]
}
