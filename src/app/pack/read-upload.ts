/** Reads a pack as a teacher uploads it: one YAML file, or a zip archive of a pack’s folder. */
import { lintPack } from '../../core/pack/checks/lint.ts'
import { describeRemark } from '../../core/pack/describe-remark.ts'
import type { Pack, PackFile } from '../../core/pack/pack.ts'
import { packFiles } from '../../core/pack/sections.ts'
import { maxPackBytes } from '../../core/pack/pack-limits.ts'
import { imageFile } from '../../core/picture/pack-image.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type AttachedFile, requireText } from '../../core/command/attached-file.ts'
import { glimpseOf } from '../exchange/format.ts'
import { calendarFile, findForeignFile } from '../exchange/foreign-file.ts'
import { recogniseFormat } from '../exchange/formats.ts'
import { type Archive, openArchive } from '../exchange/unzip.ts'
import { isZip } from '../exchange/zip-directory.ts'
import { type FilePlace, type PictureFiles, joinPack } from './join-pack.ts'
import { parseUpload } from './parse-upload.ts'

export type ReadUpload =
  | {
      readonly pack: Pack
      /** As it is kept. */
      readonly content: string
      /** What could be better. */
      readonly advice: readonly string[]
    }
  | { readonly problems: readonly string[] }

/** Throws a UserError if the file is neither text nor an archive with a pack in it. */
export function readUpload(file: AttachedFile): ReadUpload {
  refuseOtherFiles(file)
  const isArchive = isZip(file.bytes)
  const { text, places } = isArchive
    ? joinArchive(file.bytes)
    : { text: requireText(file), places: [] }
  const result = parseUpload(file.name, text, { needsPictures: isArchive })
  if ('problems' in result) {
    return { problems: result.problems.map((problem) => placeIn(problem, places)) }
  }
  const advice = lintPack(result.pack).map((problem) => describeRemark(result.pack, problem))
  return { pack: result.pack, content: text, advice: advice.slice(0, maxAdvice) }
}

/** A teacher with questions of another program, or with another file for the bot, may well try this first. */
function refuseOtherFiles(file: AttachedFile): void {
  if (file.bytes.length === 0) throw new UserError('The file is empty. Choose another one.')
  const glimpse = glimpseOf(file)
  const isArchive = isZip(file.bytes)
  if (isArchive && glimpse.ends.includes('pack.yaml')) return
  const isYaml = /\.ya?ml$/i.test(file.name) || /^(?:title|id|scenes):/m.test(glimpse.text)
  const format = isYaml ? undefined : recogniseFormat(glimpse)
  if (format !== undefined) {
    throw new UserError(
      `This isn’t a study pack but a file of questions (${format.title}). Bring it with `,
      { command: 'pack import' },
      '.',
    )
  }
  const foreign = findForeignFile(glimpse)
  if (foreign === calendarFile) {
    throw new UserError('This is a calendar. ', ...calendarFile.advice)
  }
  if (foreign !== undefined && !foreign.mayBePack) throw notAPack(`This is ${foreign.name}.`)
  if (!isArchive && !anyField.test(glimpse.text)) throw notAPack('This isn’t a study pack.')
}

/** A line such as `title: …`, which every pack has. The counts keep a line of dashes from taking half a minute. */
const anyField = /^[ \t"'{-]{0,40}[\w-]{1,40}["']?[ \t]{0,40}:/m

function notAPack(what: string): UserError {
  return new UserError(`${what} A study pack is one YAML file, or its folder as a zip.`)
}

/** More than anybody reads. */
const maxAdvice = 200

function joinArchive(bytes: Uint8Array) {
  const archive = openArchive(bytes, { maxEntries: 500, maxTotalBytes: 4 * maxPackBytes })
  const manifests = archive.names.filter((name) => /(?:^|\/)pack\.yaml$/.test(name))
  const [manifest] = manifests
  if (manifest === undefined || manifests.length > 1) {
    throw new UserError(
      manifest === undefined
        ? 'There’s no pack.yaml in this archive. Zip the folder of one study pack and upload that.'
        : 'There are several packs in this archive. Upload them one by one.',
    )
  }
  const folder = manifest.slice(0, -'pack.yaml'.length)
  const texts = new Map<PackFile, string>()
  for (const name of packFiles) {
    const content = archive.read(`${folder}${name}.yaml`)
    if (content !== undefined) {
      texts.set(name, requireText({ name: `${name}.yaml`, bytes: content }))
    }
  }
  return joinPack(texts, readPictures(archive, folder, texts.get('quiz') ?? ''))
}

/** Only what a question names is unpacked. A name that stands there is checked with the pack. */
function readPictures(archive: Archive, folder: string, quiz: string): PictureFiles {
  const named = archive.names.flatMap((name) => {
    const file = name.startsWith(folder) ? name.slice(folder.length) : ''
    return imageFile.test(file) && quiz.includes(file) ? [file] : []
  })
  return new Map(named.map((file) => [file, archive.read(folder + file) ?? new Uint8Array()]))
}

/** Names the file of the folder that a problem of the joined file is in. */
function placeIn(problem: string, places: readonly FilePlace[]): string {
  const [, line = '', column = '', message] = /^(\d+):(\d+): (.*)$/s.exec(problem) ?? []
  const place = places.findLast((each) => each.line < Number(line))
  if (message === undefined || place === undefined) return problem
  return `${place.file}.yaml ${Number(line) - place.line}:${Math.max(1, Number(column) - 2)}: ${message}`
}
