import { formatOrigin, scopeOption, toSettingScope } from '../src/core/settings/settings-view.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { exportSubcommand } from '../src/core/exchange/export-subcommand.ts'
import { importActions, importSubcommand } from '../src/core/exchange/import-subcommand.ts'
import { addActions, addSubcommand } from '../src/core/pack/add-subcommand.ts'
import {
  packOption,
  packTitle,
  requireNamedPack,
  suggestPacks,
} from '../src/core/pack/choose-pack.ts'
import { historyActions, historySubcommand } from '../src/core/pack/history-subcommand.ts'
import { isPackInUse, requireUnused, usePack } from '../src/core/pack/pack-in-use.ts'
import { pluralOf } from '../src/core/pack/unit-label.ts'
import { uploadActions, uploadSubcommand } from '../src/core/pack/upload-subcommand.ts'
import { wordsFor } from '../src/core/pack/work-words.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { componentId } from '../src/core/command/component-id.ts'
import {
  type Block,
  bullets,
  button,
  buttons,
  heading,
  note,
  replyWith,
  row,
  text,
} from '../src/core/reply/reply.ts'
import { truncateToSentence } from '../src/core/reply/truncate.ts'
import type { PackSummary } from '../src/core/command/context.ts'
import { formatCount } from '../src/core/reply/format.ts'

/** Three lines on a phone or so. */
const maxSummaryLength = 200
/** The rest is counted. */
const maxLeftOut = 10

/** `/pack`: the study packs there are, and the one that the class works with. */
export default defineCommandGroup({
  name: 'pack',
  summary: 'See the study packs and choose one for your class',
  defaultSubcommand: 'list',
  wordsSubcommand: 'use',
  subcommands: {
    list: subcommand({
      summary: 'See the study packs to choose from',
      audience: 'person',
      options: {},
      async run({ person }, { listPacks, settings }) {
        const { pack, locale } = settings.applied
        const packs = await listPacks()
        return replyWith(
          heading('Study packs'),
          ...packs.map((each) => {
            const isUsed = each.id === pack.value
            const about = [
              { strong: packTitle(each) },
              isUsed ? ' (in use here)' : '',
              `\n${truncateToSentence(each.summary, maxSummaryLength)}\n${contentsOf(each)}`,
              ...(each.added > 0
                ? [`, ${each.added.toLocaleString('en')} added by your class`]
                : []),
            ]
            return person.isTeacher && !isUsed
              ? row(button('Use it', componentId('pack', 'use', each.id)), ...about)
              : text(...about)
          }),
          pack.setting !== undefined &&
            note('The pack in use here: ', ...formatOrigin(pack, locale.value), '.'),
          ...(person.isTeacher ? packs.flatMap(leftOutBlocks) : []),
          person.isTeacher &&
            buttons(
              button('Upload your own…', componentId('pack', 'file')),
              button('Bring questions…', componentId('pack', 'bring')),
              button('Add one question…', componentId('pack', 'compose')),
            ),
        )
      },
    }),
    use: subcommand({
      summary: 'Choose the study pack for the class or for this channel',
      audience: 'person',
      teachersOnly: true,
      options: { pack: { ...packOption, required: true }, where: scopeOption },
      run: ({ options, room }, context) =>
        usePack(context, options.pack, { scope: toSettingScope(options.where), room }),
    }),
    upload: uploadSubcommand,
    history: historySubcommand,
    add: addSubcommand,
    import: importSubcommand,
    export: exportSubcommand,
    remove: subcommand({
      summary: 'Remove a study pack that your class has uploaded',
      audience: 'person',
      teachersOnly: true,
      options: {
        pack: {
          ...packOption,
          required: true,
          suggest: async (typed, { listPacks, settings }) =>
            suggestPacks(
              (await listPacks()).filter(
                ({ id, isUploaded }) => isUploaded && !isPackInUse(settings, id),
              ),
              typed,
            ),
        },
      },
      async run({ options }, { listPacks, classPacks, settings }) {
        const { id, title, isUploaded } = requireNamedPack(await listPacks(), options.pack)
        if (isUploaded) requireUnused(settings, id, title)
        if (!(await classPacks.remove(id))) {
          throw new UserError(
            `“${title}” is installed for everyone. You can only remove packs that your class has uploaded.`,
          )
        }
        return replyWith(text('Removed ', { strong: title }, '.'))
      },
    }),
  },
  actions: {
    ...uploadActions,
    ...historyActions,
    ...importActions,
    ...addActions,
    use: {
      teachersOnly: true,
      run: ({ value, room }, context) => usePack(context, value, { scope: 'class', room }),
    },
  },
})

/** What the class added and the pack has no place for any more, so that a teacher can add it again. */
function leftOutBlocks({ title, leftOut }: PackSummary): readonly Block[] {
  if (leftOut.length === 0) return []
  const count = formatCount(leftOut.length, 'thing')
  const shown = leftOut.slice(0, maxLeftOut)
  const rest = leftOut.length - shown.length
  return [
    text(
      `${title}: ${count} that your class added no longer ${leftOut.length === 1 ? 'fits' : 'fit'} the pack and ${leftOut.length === 1 ? 'is' : 'are'} left out:`,
    ),
    bullets([
      ...shown.map(({ name, problem }) => [`“${name}”: ${problem}`]),
      ...(rest > 0 ? [[`… and ${rest.toLocaleString('en')} more.`]] : []),
    ]),
  ]
}

function contentsOf({ unit, work, scenes, quotes, questions }: PackSummary): string {
  const { quote } = wordsFor(work)
  return [
    formatCount(scenes, unit.name, pluralOf(unit.name)),
    formatCount(quotes, quote),
    formatCount(questions, 'question'),
  ].join(', ')
}
