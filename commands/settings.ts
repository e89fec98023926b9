import {
  accommodationAction,
  accommodationSubcommand,
} from '../src/core/accommodations/accommodation-subcommand.ts'
import { ownAccommodation } from '../src/core/accommodations/accommodation-views.ts'
import { setSettingsSubcommand } from '../src/core/settings/set-settings-subcommand.ts'
import { historyActions, historySubcommand } from '../src/core/settings/history-subcommand.ts'
import { overviewButton } from '../src/core/settings/overview-button.ts'
import { overviewActions, overviewSubcommand } from '../src/core/settings/overview-subcommand.ts'
import { logSubcommand } from '../src/core/settings/log-subcommand.ts'
import { formatCount } from '../src/core/reply/format.ts'
import {
  followedClassNote,
  settingFacts,
  settingLabels,
  scopeOption,
  toSettingScope,
} from '../src/core/settings/settings-view.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { listedTerm } from '../src/core/calendar/term-start.ts'
import { deletionNotice } from '../src/core/quiz/views/deletion-notice.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { bullets, buttons, facts, heading, note, replyWith, text } from '../src/core/reply/reply.ts'
import { changeSetting, undoSetting } from '../src/core/settings/change-setting.ts'
import {
  formatTeacher,
  requireTeacherRole,
  teacherValue,
} from '../src/core/settings/named-teacher.ts'
import { settingNames, teacherSetting } from '../src/core/settings/settings.ts'

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
          person.isTeacher && buttons(overviewButton()),
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
    set: setSettingsSubcommand,
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
    overview: overviewSubcommand,
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
          value: isAllowed ? teacherValue(kind, (options.person ?? options.role)?.name) : undefined,
        })
        return replyWith(
          text(
            ...(options.role?.name === undefined
              ? formatTeacher(id, teacherValue(kind, options.person?.name))
              : ['Everyone in ', { strong: options.role.name }]),
            isAllowed
              ? ' can now use the teacher commands in this class.'
              : ' can no longer use the teacher commands, unless they run the server or workspace.',
          ),
          ...undo,
        )
      },
    }),
  },
  actions: {
    accommodate: accommodationAction,
    ...historyActions,
    ...overviewActions,
    undo: {
      teachersOnly: true,
      async run({ value }, context) {
        await undoSetting(context, value)
        return replyWith(text('Undone.'))
      },
    },
  },
})
