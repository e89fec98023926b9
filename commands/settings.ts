import {
  accommodationAction,
  accommodationSubcommand,
} from '../src/core/accommodations/accommodation-subcommand.ts'
import { ownAccommodation } from '../src/core/accommodations/accommodation-views.ts'
import { historyActions, historySubcommand } from '../src/core/settings/history-subcommand.ts'
import { logSubcommand } from '../src/core/settings/log-subcommand.ts'
import { formatCount } from '../src/core/reply/format.ts'
import {
  followedClassNote,
  formatSettingValue,
  settingFacts,
  settingLabels,
  scopeOption,
  toSettingScope,
} from '../src/core/settings/settings-view.ts'
import { parseLocale, suggestLocales } from '../src/core/settings/locale.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { localDate } from '../src/core/calendar/calendar.ts'
import { listedTerm, setTermStart } from '../src/core/calendar/term-start.ts'
import { parseDate } from '../src/core/calendar/parse-date.ts'
import { deletionNotice } from '../src/core/quiz/views/deletion-notice.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { findPack, packOption, packTitle } from '../src/core/pack/choose-pack.ts'
import { ratings } from '../src/core/pack/rating.ts'
import { bullets, facts, heading, note, replyWith, text } from '../src/core/reply/reply.ts'
import {
  type ChangedSetting,
  changeSetting,
  undoSetting,
} from '../src/core/settings/change-setting.ts'
import {
  formatTeacher,
  requireTeacherRole,
  teacherValue,
} from '../src/core/settings/named-teacher.ts'
import { type SettingName, settingNames, teacherSetting } from '../src/core/settings/settings.ts'

/** `/settings`: what applies in this channel, who chose it, and how a teacher changes it. */
export default defineCommandGroup({
  name: 'settings',
  alsoCalled: ['preferences', 'config', 'options'],
  summary: 'See and change what applies in this class and channel',
  defaultSubcommand: 'show',
  subcommands: {
    show: subcommand({
      summary: 'See what applies in this channel and who chose it',
      audience: 'person',
      options: {},
      async run({ room }, context) {
        const { settings, listPacks, person, quiz, accommodations } = context
        const elsewhere = new Set(
          settings.all.map((setting) => setting.room).filter((id) => id !== '' && id !== room.id),
        )
        const teachers = settings.all.filter(({ name }) => name.startsWith(teacherSetting('')))
        return replyWith(
          heading(
            settings.follows === undefined ? 'What applies in this channel' : 'What applies here',
          ),
          facts(...settingFacts(settings.applied, await listPacks(), await listedTerm(context))),
          bullets(
            teachers.map(({ name, value }) => [
              'Also a teacher here: ',
              ...formatTeacher(name.slice(teacherSetting('').length), value),
            ]),
          ),
          elsewhere.size > 0 &&
            note(
              `${formatCount(elsewhere.size, 'other channel')} ${elsewhere.size === 1 ? 'has its' : 'have their'} own settings.`,
            ),
          ...ownAccommodation(await accommodations.own()),
          ...followedClassNote(settings),
          ...(await deletionNotice({ person, quiz, settings })),
          person.isTeacher
            ? note(
                'Where nobody is named, it’s the default. To change these, use ',
                { command: 'settings set' },
                '.',
              )
            : note('Where nobody is named, it’s the default. Teachers can change these.'),
        )
      },
    }),
    set: subcommand({
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
          summary: 'Language for the dates in your settings, such as en-GB',
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
    }),
    reset: subcommand({
      summary: 'Reset a setting to the class’s value or the default',
      audience: 'person',
      teachersOnly: true,
      options: {
        setting: {
          kind: 'choice',
          summary: 'What to reset',
          required: true,
          choices: settingNames.map((name) => ({ value: name, label: settingLabels[name] })),
        },
        where: scopeOption,
      },
      async run({ options }, context) {
        const { applied, wasSet, undo } = await changeSetting(context, {
          scope: toSettingScope(options.where),
          name: options.setting,
          value: undefined,
        })
        return replyWith(
          text(wasSet ? 'Reset. This now applies here:' : 'Nothing to reset. This applies here:'),
          facts(...settingFacts(applied, await context.listPacks(), await listedTerm(context))),
          ...undo,
        )
      },
    }),
    history: historySubcommand,
    log: logSubcommand,
    accommodation: accommodationSubcommand,
    teacher: subcommand({
      summary: 'Let a person or role use the teacher commands, or stop letting them',
      audience: 'person',
      teachersOnly: true,
      options: {
        person: { kind: 'person', summary: 'The person' },
        role: { kind: 'role', summary: 'Or everyone with this role' },
        allowed: { kind: 'flag', summary: 'Choose no to stop it (default: yes)' },
      },
      async run({ options }, context) {
        const id = options.person?.id ?? options.role?.id
        if (id === undefined) {
          throw new UserError('Choose a ', { code: 'person' }, ' or a ', { code: 'role' }, '.')
        }
        const kind = options.person === undefined ? 'role' : 'person'
        const isAllowed = options.allowed !== false
        if (isAllowed && options.role !== undefined) requireTeacherRole(options.role)
        const { undo } = await changeSetting(context, {
          scope: 'class',
          name: teacherSetting(id),
          value: isAllowed ? teacherValue(kind, options.role?.name) : undefined,
        })
        return replyWith(
          text(
            ...(options.role?.name === undefined
              ? formatTeacher(id, kind, options.person?.name)
              : ['Everyone in ', { strong: options.role.name }]),
            isAllowed
              ? ' can now use the teacher commands in this class.'
              : ' can no longer use the teacher commands, unless they manage the server.',
          ),
          ...undo,
        )
      },
    }),
  },
  actions: {
    accommodate: accommodationAction,
    ...historyActions,
    undo: {
      teachersOnly: true,
      async run({ value }, context) {
        await undoSetting(context, value)
        return replyWith(text('Undone.'))
      },
    },
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
