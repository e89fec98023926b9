/** `settings set`: a teacher changes what applies in the class or in one channel. */
import { localDate } from '../calendar/local-time.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { setTermStart } from '../calendar/term-start.ts'
import { subcommand } from '../command/command.ts'
import { findPack, packOption, packTitle } from '../pack/choose-pack.ts'
import { noteHowFar } from '../pack/pack-in-use.ts'
import { ratings } from '../pack/rating.ts'
import { facts, note, replyWith, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type ChangedSetting, changeSetting } from './change-setting.ts'
import { parseLocale, suggestLocales } from './locale.ts'
import { formatSettingValue, scopeOption, settingLabels, toSettingScope } from './settings-view.ts'
import type { SettingName } from './settings.ts'

export const setSettingsSubcommand = subcommand({
  summary: 'Change what applies in the class or in this channel',
  audience: 'person',
  teachersOnly: true,
  options: {
    rating: {
      kind: 'choice',
      summary: 'The strongest content the bot may show',
      choices: [
        { value: 'everyone', label: 'Everyone: suitable for any class' },
        { value: 'teen', label: 'Teen: mild language and themes' },
        { value: 'mature', label: 'Mature: for classes that allow it' },
      ],
    },
    lookups: {
      kind: 'choice',
      summary: 'Who sees the answers to lookups',
      choices: [
        { value: 'private', label: 'Only the person who asks, with a Share button' },
        { value: 'shown', label: 'The whole channel' },
      ],
    },
    pictures: {
      kind: 'choice',
      summary: 'Pictures beside the words, such as charts and quote cards',
      choices: [
        { value: 'on', label: 'On (default)' },
        { value: 'off', label: 'Off: words only' },
      ],
    },
    locale: {
      kind: 'text',
      summary: 'Language of your spreadsheets, such as de for 66,5 or en for 66.5',
      maxLength: 35,
      suggest: suggestLocales,
    },
    pack: packOption,
    term: {
      kind: 'text',
      summary: 'First day of term, such as 2026-09-01, for term scores',
      maxLength: 40,
    },
    'keep-quizzes': {
      kind: 'choice',
      summary: 'How long quizzes are kept, with their answers',
      choices: [
        { value: 'term', label: 'Until the next term begins' },
        { value: 'year', label: 'For a year (default)' },
        { value: 'two-years', label: 'For two years' },
      ],
    },
    'student-questions': {
      kind: 'choice',
      summary: 'Whether students may write quiz questions, which you look at first',
      choices: [
        { value: 'on', label: 'On (default): with their names, if they like' },
        { value: 'unsigned', label: 'On, but the class doesn’t see who wrote new ones' },
        { value: 'off', label: 'Off' },
      ],
    },
    where: scopeOption,
  },
  async run({ options, person }, context) {
    const today = localDate(person.timeZone ?? 'UTC', await context.daily.now())
    const { rating, lookups, pictures, locale, pack, term, 'keep-quizzes': kept } = options
    const { 'student-questions': byStudents } = options
    if (kept !== undefined && options.where === 'channel') {
      throw new UserError(
        'Quizzes are kept for the same time in every channel. Leave out ',
        { code: 'where' },
        '.',
      )
    }
    const newPack = pack === undefined ? undefined : findPack(await context.listPacks(), pack)
    const changes = Object.entries({
      ...(newPack === undefined ? {} : { pack: newPack.id }),
      ...(rating === undefined ? {} : { rating }),
      ...(lookups === undefined ? {} : { lookups }),
      ...(pictures === undefined ? {} : { pictures }),
      ...(locale === undefined ? {} : { locale: parseLocale(locale) }),
      ...(term === undefined ? {} : { term: parseDate(term, { today }) }),
      ...(kept === undefined ? {} : { 'keep-quizzes': kept }),
      ...(byStudents === undefined ? {} : { 'student-questions': byStudents }),
    }) as [SettingName, string][]
    const scope = toSettingScope(options.where)
    const done: ChangedSetting[] = []
    for (const [name, value] of changes) {
      if (name === 'term' && scope === 'class' && (await setTermStart(context, value))) {
        done.push(savedInCalendar(context.settings.applied))
        continue
      }
      done.push(await changeSetting(context, { scope, name, value }))
    }
    const last = done.at(-1)
    // The pack is changed first.
    const [usesPack] = newPack === undefined ? [] : done
    if (last === undefined) {
      throw new UserError('Say what to change, for example ', {
        command: 'settings set',
        words: `rating:${ratings[1]}`,
      })
    }
    const { applied, undo } = last
    return replyWith(
      text(scope === 'class' ? 'Saved for the class.' : 'Saved for this channel.'),
      facts(
        ...changes.map(([name, value]) => ({
          label: settingLabels[name],
          value: [newPack?.id === value ? packTitle(newPack) : formatSettingValue(name, value)],
        })),
      ),
      ...done.flatMap(({ notes }) => notes),
      usesPack?.notes.length === 0 && noteHowFar(usesPack.applied),
      kept !== undefined &&
        note(
          'Nothing is deleted straight away. Two weeks before, teachers can see here and in quiz reports what will be.',
        ),
      rating !== undefined &&
        applied.ceiling !== applied.rating.value &&
        note(
          'Mature content only appears in age-restricted channels. To see it here, mark this channel as age-restricted.',
        ),
      // A button has room for one old value only.
      ...(done.length === 1 ? undo : []),
    )
  },
})

/** What was saved with the terms of the calendar, where `settings history` has it too. */
function savedInCalendar(applied: ChangedSetting['applied']): ChangedSetting {
  const notes = [
    note(
      'Your class lists its terms in its calendar, so that has changed: ',
      { command: 'calendar show' },
      '.',
    ),
  ]
  return { applied, wasSet: true, notes, undo: [] }
}
