import {
  isOverriddenHere,
  parseUndo,
  toSettingScope,
  settingFacts,
  settingLabels,
  undoButton,
  storedValue,
  scopeOption,
} from '../src/core/settings/settings-view.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { parseDate } from '../src/core/daily/parse-calendar.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { findPack, packOption } from '../src/core/pack/choose-pack.ts'
import { ratings } from '../src/core/pack/rating.ts'
import {
  type RichText,
  bullets,
  facts,
  heading,
  note,
  replyWith,
  text,
} from '../src/core/reply/reply.ts'
import { type SettingName, settingNames, teacherSetting } from '../src/core/settings/settings.ts'

/** `/settings`: what applies in this channel, where it comes from, and how a teacher changes it. */
export default defineCommandGroup({
  name: 'settings',
  summary: 'See and change what applies in this class and channel',
  defaultSubcommand: 'show',
  subcommands: {
    show: subcommand({
      summary: 'See what applies in this channel and where it comes from',
      audience: 'person',
      options: {},
      run({ room }, { settings, packs, person }) {
        const elsewhere = new Set(
          settings.all.map((setting) => setting.room).filter((id) => id !== '' && id !== room.id),
        )
        const teachers = settings.all.filter(({ name }) => name.startsWith(teacherSetting('')))
        return replyWith(
          heading('What applies in this channel'),
          facts(...settingFacts(settings.applied, packs)),
          bullets(
            teachers.map(({ name, value }) => {
              const id = name.slice(teacherSetting('').length)
              return ['Also a teacher here: ', ...whoIs(id, value)]
            }),
          ),
          ...(elsewhere.size > 0
            ? [note(`${elsewhere.size} other channels have settings of their own.`)]
            : []),
          ...(person.isTeacher
            ? [note('Change them with ', { code: 'settings set' }, '.')]
            : [note('A teacher can change these.')]),
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
          summary: 'The strongest content that may be shown',
          choices: [
            { value: 'everyone', label: 'Everyone: fit for any class' },
            { value: 'teen', label: 'Teen: mild language and themes' },
            { value: 'mature', label: 'Mature: only where you allow it' },
          ],
        },
        lookups: {
          kind: 'choice',
          summary: 'Who sees the answer to a lookup',
          choices: [
            { value: 'private', label: 'The person who asks, with a button to share' },
            { value: 'shown', label: 'The whole channel' },
          ],
        },
        locale: {
          kind: 'text',
          summary: 'Language tag for dates, such as en-GB',
          maxLength: 35,
          suggest: (typed) =>
            suggestedLocales
              .filter((tag) => tag.toLowerCase().startsWith(typed.toLowerCase()))
              .map((tag) => ({ label: localeLabel(tag), value: tag })),
        },
        pack: packOption,
        term: {
          kind: 'text',
          summary: 'First day of the term, such as 2026-09-01, for its scores',
          maxLength: 10,
        },
        where: scopeOption,
      },
      async run({ options, room }, { settings, packs }) {
        const { rating, lookups, locale, pack, term } = options
        const changes = Object.entries({
          ...(pack === undefined ? {} : { pack: findPack(packs, pack).id }),
          ...(rating === undefined ? {} : { rating }),
          ...(lookups === undefined ? {} : { lookups }),
          ...(locale === undefined ? {} : { locale: parseLocale(locale) }),
          ...(term === undefined ? {} : { term: parseDate(term) }),
        }) as [SettingName, string][]
        const [first] = changes
        if (first === undefined) {
          throw new UserError('Please say what to change, for example ', {
            code: `settings set rating:${ratings[1]}`,
          })
        }
        const reach = toSettingScope(options.where)
        const before = storedValue(settings, room.id, reach, first[0])
        let applied = settings.applied
        for (const [name, value] of changes) applied = await settings.set(reach, name, value)
        const hidden = changes.filter(
          ([name]) => reach === 'class' && isOverriddenHere(applied, name),
        )
        return replyWith(
          text(reach === 'class' ? 'Saved for the class.' : 'Saved for this channel.'),
          facts(
            ...changes.map(([name, value]) => ({ label: settingLabels[name], value: [value] })),
          ),
          ...hidden.map(([name]) =>
            note(`This channel has its own value for “${settingLabels[name]}” and keeps it.`),
          ),
          ...(applied.ceiling === applied.rating.value
            ? []
            : [
                note(
                  'Mature items are shown in age-restricted channels only; mark this channel so in its Discord settings.',
                ),
              ]),
          ...(changes.length === 1 ? [undoButton(reach, first[0], before)] : []),
        )
      },
    }),
    reset: subcommand({
      summary: 'Take a value back, so that the class’s or the usual one applies again',
      audience: 'person',
      teachersOnly: true,
      options: {
        setting: {
          kind: 'choice',
          summary: 'What to take back',
          required: true,
          choices: settingNames.map((name) => ({ value: name, label: settingLabels[name] })),
        },
        where: scopeOption,
      },
      async run({ options, room }, { settings, packs }) {
        const reach = toSettingScope(options.where)
        const before = storedValue(settings, room.id, reach, options.setting)
        const applied = await settings.clear(reach, options.setting)
        return replyWith(
          text(
            before === undefined
              ? 'There was nothing to take back. What applies in this channel:'
              : 'Taken back. What applies in this channel now:',
          ),
          facts(...settingFacts(applied, packs)),
          ...(before === undefined ? [] : [undoButton(reach, options.setting, before)]),
        )
      },
    }),
    teacher: subcommand({
      summary: 'Name a person or a role that may do what teachers do, or take it back',
      audience: 'person',
      teachersOnly: true,
      options: {
        person: { kind: 'person', summary: 'Who' },
        role: { kind: 'role', summary: 'Or a whole role' },
        allowed: { kind: 'flag', summary: 'No takes it back (usual: yes)' },
      },
      async run({ options, room }, { settings }) {
        const id = options.person ?? options.role
        if (id === undefined) {
          throw new UserError('Please name a ', { code: 'person' }, ' or a ', { code: 'role' }, '.')
        }
        const kind = options.person === undefined ? 'role' : 'person'
        const name = teacherSetting(id)
        const before = storedValue(settings, room.id, 'class', name)
        if (options.allowed === false) await settings.clear('class', name)
        else await settings.set('class', name, kind)
        return replyWith(
          text(
            ...whoIs(id, kind),
            options.allowed === false
              ? ' is no longer a teacher by name. Whoever manages the server still is.'
              : ' may now do what teachers do in this class.',
          ),
          undoButton('class', name, before),
        )
      },
    }),
  },
  actions: {
    undo: {
      teachersOnly: true,
      async run({ value }, { settings }) {
        const undo = parseUndo(value)
        if (undo === undefined) throw new UserError('This button is from an older version.')
        const { reach, name, before } = undo
        if (before === undefined) await settings.clear(reach, name)
        else await settings.set(reach, name, before)
        return replyWith(text('It is as it was before.'))
      },
    },
  },
})

const suggestedLocales = [
  'en-GB',
  'en-US',
  'en-AU',
  'cs',
  'de',
  'es',
  'fr',
  'it',
  'ja',
  'pl',
  'pt-BR',
  'uk',
]

function whoIs(id: string, kind: string): RichText {
  return kind === 'role' ? ['the role ', { strong: id }] : [{ person: id, name: id }]
}

function localeLabel(tag: string): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(tag)
  return name === undefined ? tag : `${name} (${tag})`
}

function parseLocale(typed: string): string {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(typed)
    if (known !== undefined) return known
  } catch {
    // Not even a well-formed tag; the sentence below holds for both.
  }
  throw new UserError(
    `“${typed}” is no language I know. Use a tag such as `,
    { code: 'en-GB' },
    ' or ',
    { code: 'de' },
    '.',
  )
}
