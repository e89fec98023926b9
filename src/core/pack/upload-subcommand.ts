/** `/pack upload`: a teacher saves a pack for the class, tries it and can take it back. */
import { type AttachedFile, requireFile, requireSize } from '../command/attached-file.ts'
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import type { Form } from '../reply/form.ts'
import { type Reply, bullets, button, buttons, replyWith, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { requireUnused } from './pack-in-use.ts'
import { maxUploadBytes } from './pack-limits.ts'
import { savedView } from './saved-view.ts'
import { tryQuestion } from './try-question.ts'

const packEndings = ['.yaml', '.yml', '.zip']

export const uploadSubcommand = subcommand({
  summary: 'Upload your own study pack, as one YAML file or its folder as a zip',
  audience: 'person',
  limit: 'strict',
  teachersOnly: true,
  options: {
    file: {
      kind: 'file',
      summary: 'The pack (a form asks for it if left out)',
      formAsks: true,
      maxBytes: maxUploadBytes,
      endings: packEndings,
    },
  },
  run: ({ options }, context) =>
    options.file === undefined ? uploadForm : uploadPack(options.file, context),
})

export const uploadActions = {
  file: { teachersOnly: true, run: () => uploadForm },
  read: {
    teachersOnly: true,
    limit: 'strict',
    run: ({ files }, context) => uploadPack(requireFile(files, 'file'), context),
  },
  try: {
    teachersOnly: true,
    run: ({ value, seed }, context) => tryQuestion(value, seed, context),
  },
  undo: { teachersOnly: true, run: ({ value }, context) => takeBack(value, context) },
} as const satisfies ActionHandlers

const uploadForm: Form = {
  title: 'Upload a study pack',
  press: componentId('pack', 'read'),
  submit: 'Upload',
  fields: [
    {
      kind: 'file',
      name: 'file',
      label: 'Your own pack, as a YAML file or a zip',
      required: true,
      maxBytes: maxUploadBytes,
      extensions: packEndings,
    },
  ],
}

async function uploadPack(
  file: AttachedFile,
  { classPacks, settings }: CommandContext,
): Promise<Reply> {
  requireSize(file, maxUploadBytes)
  const upload = await classPacks.upload(file)
  if (!('problems' in upload)) return savedView(upload, settings)
  const mistakes = replyWith(
    text('Nothing was saved, because the file has mistakes. They are listed by line and column:'),
    bullets(upload.problems.map((problem) => [problem])),
    buttons(button('Upload it again…', componentId('pack', 'file'))),
  )
  return { ...mistakes, refused: true }
}

/** The button says what it takes back, since more may have been saved after it. */
async function takeBack(value: string, { classPacks, settings }: CommandContext): Promise<Reply> {
  const [id = '', savedAt = '', replaced] = value.split('/')
  const history = await classPacks.history(id)
  if (history === undefined) throw new UserError('Your class doesn’t have this pack any more.')
  if (String(history.current.savedAt) !== savedAt) {
    throw new UserError(
      'This pack has changed since then, so it wasn’t taken back. See its versions with ',
      { command: 'pack history' },
      '.',
    )
  }
  const title = (await classPacks.find(id))?.title ?? id
  if (replaced === 'nothing') {
    requireUnused(settings, id, title)
    await classPacks.remove(id)
    return replyWith(text('Your class no longer has ', { strong: title }, '.'))
  }
  const [latest] = history.earlier
  const back = latest && (await classPacks.goBack(id, latest.number))
  if (back === undefined) throw oldButtonError()
  if ('problems' in back) throw unreadableVersion()
  return savedView(back, settings, {
    begin: [{ strong: back.pack.title }, ' is what it was before. '],
  })
}

export function unreadableVersion(): UserError {
  return new UserError('That version can’t be read any more, so nothing has changed.')
}
