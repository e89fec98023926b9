/** `/pack export`: a teacher takes a pack out again, as a file of another program or one that can be uploaded. */
import { subcommand } from '../command/command.ts'
import { didYouMean, findClosestName } from '../command/did-you-mean.ts'
import { findPack, packOption } from '../pack/choose-pack.ts'
import { formatCount, joinWords } from '../reply/format.ts'
import { bullets, file, privateReply, text } from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { ExportFormat } from './class-exchange.ts'
import { listUnusable } from './describe-import.ts'

const maxLost = 6

export const exportSubcommand = subcommand({
  summary: 'Take a pack’s questions out as a file, for another program or to keep',
  audience: 'person',
  limit: 'strict',
  teachersOnly: true,
  options: {
    pack: { ...packOption, required: true },
    format: {
      kind: 'text',
      summary: 'What kind of file, such as Moodle XML',
      maxLength: 60,
      suggest: (typed, { classExchange: { formats } }) =>
        formats
          .filter((format) => isNamed(format, typed))
          .map(({ name, title }) => ({ label: title, value: name })),
    },
  },
  async run({ options }, context) {
    context.requireLookups()
    const { id } = findPack(await context.listPacks(), options.pack)
    const { name } = findFormat(context.classExchange.formats, options.format)
    const { ceiling } = context.settings.applied
    const exported = await context.classExchange.exportPack(id, name, ceiling)
    const { content, mediaType, lost, ...written } = exported
    return privateReply(
      text(`Here’s the pack as ${written.format}.`),
      lost.length > 0 && text(`${formatCount(lost.length, 'thing')} had no place in it:`),
      lost.length > 0 && bullets(listUnusable({ unusable: lost }, maxLost).map((line) => [line])),
      file(written.name, mediaType, content),
    )
  },
})

function findFormat(formats: readonly ExportFormat[], typed: string | undefined): ExportFormat {
  const found = typed === undefined ? formats[0] : formats.find((each) => isNamed(each, typed))
  if (found !== undefined) return found
  const titles = formats.map(({ title }) => title)
  const hint = didYouMean(findClosestName(typed ?? '', titles), '')
  throw new UserError(
    `There’s no format “${truncate(typed ?? '', 40)}”. ${hint} You can choose ${joinWords(titles)}.`.replace(
      '  ',
      ' ',
    ),
  )
}

function isNamed({ name, title, ending }: ExportFormat, typed: string): boolean {
  const words = typed.toLowerCase().replace(/^\./, '')
  return name.startsWith(words) || ending === words || title.toLowerCase().includes(words)
}
