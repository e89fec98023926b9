/** `/pack import`: a teacher brings a file of questions from another program. */
import { type AttachedFile, requireFile, requireSize } from '../command/attached-file.ts'
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { itemOption } from '../lookup/find-item.ts'
import { findPack, packOption, packTitle } from '../pack/choose-pack.ts'
import { findPackScene } from '../pack/find-pack-scene.ts'
import type { Form } from '../reply/form.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, replyWith, text } from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { importEndings } from './import-endings.ts'
import { importedItemsView, importedPacksView } from './import-view.ts'

const maxImportBytes = 5_000_000

/** In menus of packs, what makes a new one; no id is like it. */
const newPack = '-'
/** Discord’s menus have no more options. */
const maxOffered = 24

export const importSubcommand = subcommand({
  summary: 'Bring questions from another program, such as Moodle, Anki or a spreadsheet',
  audience: 'person',
  limit: 'strict',
  teachersOnly: true,
  options: {
    file: {
      kind: 'file',
      summary: 'The file (a form asks for it if left out)',
      formAsks: true,
      maxBytes: maxImportBytes,
      endings: importEndings,
    },
    into: { ...packOption, summary: 'A pack to add them to (a new pack if left out)' },
    about: itemOption('What they’re about in that pack', 'scene'),
  },
  run: ({ options: { file, into, about } }, context) =>
    file === undefined ? importForm(context) : importFile(context, file, into, about),
})

export const importActions = {
  bring: { teachersOnly: true, run: (_, context) => importForm(context) },
  take: {
    teachersOnly: true,
    limit: 'strict',
    run({ files, fields }, context) {
      const [into = newPack] = fields['into'] ?? []
      const about = (fields['about']?.[0] ?? '').trim()
      const chosen = into === newPack ? undefined : into
      return importFile(
        context,
        requireFile(files, 'file'),
        chosen,
        about === '' ? undefined : about,
      )
    },
  },
  unadd: {
    teachersOnly: true,
    async run({ value }, { classPacks }) {
      const [pack = '', ...times] = value.split('/')
      const [from = NaN, to = NaN] = times.map(Number)
      if (!Number.isFinite(from) || !Number.isFinite(to)) throw oldButtonError()
      const count = await classPacks.takeBack(pack, [from, to])
      if (count === 0) throw new UserError('What you added then isn’t there any more.')
      return replyWith(text(`Removed ${formatCount(count, 'thing')} that you had added.`))
    },
  },
} as const satisfies ActionHandlers

async function importForm({ listPacks }: CommandContext): Promise<Form> {
  const packs = await listPacks()
  return {
    title: 'Bring your questions',
    press: componentId('pack', 'take'),
    submit: 'Import',
    fields: [
      {
        kind: 'file',
        name: 'file',
        label: 'A file from another program',
        required: true,
        maxBytes: maxImportBytes,
        extensions: importEndings,
      },
      {
        kind: 'one',
        name: 'into',
        label: 'Where they go',
        required: true,
        options: [
          { label: 'A new pack', value: newPack },
          ...packs
            .slice(0, maxOffered)
            .map((pack) => ({ label: truncate(packTitle(pack), 75), value: pack.id })),
        ],
        value: [newPack],
      },
      {
        kind: 'text',
        name: 'about',
        label: 'What they’re about (in a pack you have)',
        hint: 'Its name or number. Leave it empty if the file’s categories say it.',
        required: false,
        long: false,
        maxLength: 120,
      },
    ],
  }
}

async function importFile(
  { classExchange, classPacks, listPacks, settings }: CommandContext,
  file: AttachedFile,
  into: string | undefined,
  about: string | undefined,
): Promise<Reply> {
  requireSize(file, maxImportBytes)
  if (into === undefined) {
    return importedPacksView(await classExchange.importAsPacks(file), settings)
  }
  const { id } = findPack(await listPacks(), into)
  const pack = await classPacks.find(id)
  if (pack === undefined) throw oldButtonError()
  const { ceiling } = settings.applied
  const scene = about === undefined ? undefined : findPackScene(pack, about, ceiling).id
  return importedItemsView(await classExchange.importInto(id, scene, file), pack)
}
