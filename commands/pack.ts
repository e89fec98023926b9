import { formatOrigin, scopeOption, toSettingScope } from '../src/core/settings/settings-view.ts'
import { changeSetting } from '../src/core/settings/change-setting.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { findPack, packOption, packTitle, suggestPacks } from '../src/core/pack/choose-pack.ts'
import { pluralOf } from '../src/core/pack/unit-label.ts'
import { wordsFor } from '../src/core/pack/work-words.ts'
import { type AttachedFile, requireFile, requireText } from '../src/core/command/attached-file.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { componentId } from '../src/core/command/component-id.ts'
import type { Form } from '../src/core/reply/form.ts'
import {
  type Reply,
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
import type { CommandContext, PackSummary } from '../src/core/command/context.ts'
import { formatCount } from '../src/core/reply/format.ts'
import { lostScene } from '../src/core/lookup/scene-view.ts'
import {
  type RoomSettings,
  type SettingScope,
  progressSetting,
} from '../src/core/settings/settings.ts'

/** Three lines on a phone or so. */
const maxSummaryLength = 200
const maxPackBytes = 1_000_000
const packEndings = ['.yaml', '.yml']

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
        return replyWith(
          heading('Study packs'),
          ...(await listPacks()).map((each) => {
            const isUsed = each.id === pack.value
            const about = [
              { strong: packTitle(each) },
              isUsed ? ' (in use here)' : '',
              `\n${truncateToSentence(each.summary, maxSummaryLength)}\n${contentsOf(each)}`,
            ]
            return person.isTeacher && !isUsed
              ? row(button('Use it', componentId('pack', 'use', each.id)), ...about)
              : text(...about)
          }),
          pack.setting !== undefined &&
            note('The pack in use here: ', ...formatOrigin(pack, locale.value), '.'),
          person.isTeacher && buttons(button('Upload your own…', componentId('pack', 'file'))),
        )
      },
    }),
    use: subcommand({
      summary: 'Choose the study pack for the class or for this channel',
      audience: 'person',
      teachersOnly: true,
      options: { pack: { ...packOption, required: true }, where: scopeOption },
      run: ({ options }, context) => usePack(context, options.pack, toSettingScope(options.where)),
    }),
    upload: subcommand({
      summary: 'Upload your own study pack, as one YAML file',
      audience: 'person',
      limit: 'strict',
      teachersOnly: true,
      options: {
        file: {
          kind: 'file',
          summary: 'The pack (a form asks for it if left out)',
          maxBytes: maxPackBytes,
          endings: packEndings,
        },
      },
      run: ({ options }, context) =>
        options.file === undefined ? packForm : uploadPack(options.file, context),
    }),
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
                ({ id, isUploaded }) => isUploaded && !isInUse(settings, id),
              ),
              typed,
            ),
        },
      },
      async run({ options }, { listPacks, classPacks, settings }) {
        const { id, title, isUploaded } = findPack(await listPacks(), options.pack)
        if (isUploaded && isInUse(settings, id)) {
          throw new UserError(
            `“${title}” is in use in your class. Choose another pack first with `,
            { command: 'pack use' },
            ', also in each channel that has its own, then remove this one.',
          )
        }
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
    file: { teachersOnly: true, run: () => packForm },
    read: {
      teachersOnly: true,
      limit: 'strict',
      run: ({ files }, context) => uploadPack(requireFile(files, 'file'), context),
    },
    use: {
      teachersOnly: true,
      run: ({ value }, context) => usePack(context, value, 'class'),
    },
  },
})

const packForm: Form = {
  title: 'Upload a study pack',
  press: componentId('pack', 'read'),
  submit: 'Upload',
  fields: [
    {
      kind: 'file',
      name: 'file',
      label: 'Your own pack, as one YAML file',
      required: true,
      maxBytes: maxPackBytes,
      extensions: packEndings,
    },
  ],
}

async function uploadPack(
  file: AttachedFile,
  { classPacks, settings }: CommandContext,
): Promise<Reply> {
  const upload = await classPacks.upload({ name: file.name, content: requireText(file) })
  if ('problems' in upload) {
    const mistakes = replyWith(
      text('Nothing was saved, because the file has mistakes. They are listed by line and column:'),
      bullets(upload.problems.map((problem) => [problem])),
      buttons(button('Upload it again…', componentId('pack', 'file'))),
    )
    return { ...mistakes, refused: true }
  }
  const { id, title, scenes } = upload.pack
  const saved = ['Saved ', { strong: title }, ' for your class. '] as const
  const pictures = scenes.flatMap((scene) => scene.pictures ?? []).length
  const withoutFiles = pictures > 0 && note(describePictures(pictures))
  if (!isInUse(settings, id)) {
    return replyWith(
      text(...saved, 'It isn’t in use yet.'),
      withoutFiles,
      buttons(button('Use it for the class', componentId('pack', 'use', id), 'primary')),
    )
  }
  const reached = settings.all.filter(({ name }) => name === progressSetting(id))
  const isLost = reached.some(({ value }) => scenes.every((scene) => scene.id !== value))
  return replyWith(
    text(...saved, 'It’s in use, so everyone sees this version from now on.'),
    withoutFiles,
    isLost && note(...lostScene),
  )
}

/** The one file that is uploaded holds no drawings. */
function describePictures(count: number): string {
  return count === 1
    ? 'It names a picture, but an uploaded file can’t hold any, so your class reads its description instead.'
    : `It names ${count} pictures, but an uploaded file can’t hold any, so your class reads their descriptions instead.`
}

/** Whether the class or any of its channels works with this pack. */
function isInUse({ applied, all }: RoomSettings, id: string): boolean {
  return applied.pack.value === id || all.some(({ name, value }) => name === 'pack' && value === id)
}

function contentsOf({ unit, work, scenes, quotes, questions }: PackSummary): string {
  const { quote } = wordsFor(work)
  return [
    formatCount(scenes, unit.name, pluralOf(unit.name)),
    formatCount(quotes, quote),
    formatCount(questions, 'question'),
  ].join(', ')
}

async function usePack(
  context: CommandContext,
  typed: string,
  scope: SettingScope,
): Promise<Reply> {
  const pack = findPack(await context.listPacks(), typed)
  const { notes, undo } = await changeSetting(context, { scope, name: 'pack', value: pack.id })
  return replyWith(
    text(
      `${scope === 'class' ? 'The class' : 'This channel'} now works with `,
      { strong: packTitle(pack) },
      '.',
    ),
    ...(notes.length > 0 ? notes : [note('Each pack remembers how far the class has got in it.')]),
    ...undo,
  )
}
