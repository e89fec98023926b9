/** The commands of `npm run pack`, by name. Each prints its result and returns whether all is well. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { type RenderOptions, render } from '../render/terminal/render.ts'
import { checkPackFolder } from '../app/pack-tools/check-pack-folder.ts'
import { upgradePack } from '../app/pack-tools/upgrade-pack.ts'
import { packStats } from '../app/pack-tools/pack-stats.ts'
import { fillTables } from '../app/pack-tools/field-table.ts'
import { createPack } from '../app/pack-tools/create-pack.ts'
import { createPackFromText } from '../app/pack-tools/pack-from-text.ts'
import { describeDraft } from '../app/pack-tools/describe-draft.ts'
import { previewItems } from '../app/pack-tools/preview-items.ts'
import { schemaFiles } from '../app/pack-tools/json-schema.ts'
import { formatProblems } from '../app/pack/format-problems.ts'
import { findPackFolders, loadPack } from '../app/pack/load-packs.ts'
import { didYouMean, findClosestName } from '../core/command/did-you-mean.ts'
import { formatCount } from '../core/reply/format.ts'
import { UserError } from '../core/reply/user-error.ts'
import { Rating, ratings } from '../core/pack/rating.ts'
import type { Reply } from '../core/reply/reply.ts'
import { Id } from '../core/pack/fields.ts'
import { joinFolder, splitFile } from './pack-files.ts'
import { exportPack, importAsPack, importInto } from './pack-exchange.ts'

interface PackCommandCall {
  readonly packsDir: string
  /** The arguments after the command’s name. */
  readonly names: readonly string[]
  readonly options: {
    readonly ceiling: string
    readonly gate?: string | undefined
    readonly unit?: string | undefined
    readonly kind?: string | undefined
    readonly id?: string | undefined
    readonly lines?: string | undefined
    readonly partial: boolean
    readonly about?: string | undefined
    readonly new?: boolean | undefined
    readonly title?: string | undefined
    readonly language?: string | undefined
  }
  readonly write: (text: string) => void
  readonly renderOptions: RenderOptions
}

/** Throws a UserError if the call makes no sense or a file is missing. */
export type PackCommand = (call: PackCommandCall) => Promise<boolean>

export const packCommands: ReadonlyMap<string, PackCommand> = new Map([
  ['check', check],
  ['new', withNames(1, create)],
  ['from-text', withNames(1, createFromText)],
  ['preview', withNames(2, preview)],
  ['import', withNames(3, importFile)],
  ['export', withNames(3, exportFile)],
  ['join', withNames(2, joinFiles)],
  ['split', withNames(1, split)],
  ['stats', withNames(1, stats)],
  ['schema', withNames(0, schema)],
  ['upgrade', upgrade],
])

/** Words too many are refused, so that nobody takes them for understood. */
function withNames(maxNames: number, command: PackCommand): PackCommand {
  return async (call) => {
    const extra = call.names.slice(maxNames).map((name) => `“${name}”`)
    if (extra.length === 0) return command(call)
    throw new UserError(`Leave out ${extra.join(' and ')}, or join words with hyphens: one-two.`)
  }
}

async function check({ packsDir, names, write }: PackCommandCall): Promise<boolean> {
  const packs = names.length > 0 ? names : await listPacks(packsDir)
  const checked = await Promise.all(
    packs.map(async (name) => checkPackFolder(await folderOf(packsDir, name))),
  )
  for (const { id, mistakes, warnings } of checked) {
    const advice = warnings.map((each) => ({ ...each, message: `warning: ${each.message}` }))
    const lines = formatProblems([...mistakes, ...advice])
    if (lines !== '') write(`${lines}\n`)
    write(
      `${id}: ${formatCount(mistakes.length, 'mistake')}, ${formatCount(warnings.length, 'warning')}\n`,
    )
  }
  return checked.every(({ mistakes }) => mistakes.length === 0)
}

async function create({ packsDir, names, options, write }: PackCommandCall): Promise<boolean> {
  const folder = await createPack(packsDir, required(names[0], 'the id of the new pack'), options)
  write(
    `Created a small example pack in ${folder}. Change its files, then run npm run pack -- check.\n`,
  )
  return true
}

async function createFromText({
  packsDir,
  names,
  options,
  write,
}: PackCommandCall): Promise<boolean> {
  const { kind, id, lines } = options
  const path = required(names[0], 'the file that holds the text')
  const draft = await createPackFromText(packsDir, { path, kind, id, lines })
  const { mistakes } = await checkPackFolder(draft.folder)
  write(describeDraft(draft, mistakes.length))
  return true
}

async function preview(call: PackCommandCall): Promise<boolean> {
  const { options, write, renderOptions } = call
  const { pack } = await loadValidPack(call)
  const ceiling = Rating.safeParse(options.ceiling)
  if (!ceiling.success) {
    throw new UserError(
      `--ceiling can’t be “${options.ceiling}”. Use one of: ${ratings.join(', ')}.`,
    )
  }
  const limits = {
    ceiling: ceiling.data,
    ...(options.gate === undefined ? {} : { gate: options.gate }),
  }
  for (const view of previewItems(pack, limits, call.names[1])) {
    writeReply(call, view)
    write(`${'─'.repeat(renderOptions.width)}\n`)
  }
  return true
}

async function importFile(call: PackCommandCall): Promise<boolean> {
  const { packsDir, names, options, write } = call
  const { about, title, language, partial } = options
  if (options.new === true) {
    const [first, second] = withoutList(names)
    const path = required(second ?? first, 'the file')
    const id = second === undefined ? undefined : checkedId(first)
    return importAsPack({ packsDir, path, id, title, language, write })
  }
  const { pack, folder } = await loadValidPack(call)
  const [, second, third] = names
  if (third !== undefined && withoutList(names).length === names.length) {
    throw new UserError(
      'Between the pack and the file comes quiz, questions or nothing. Leave the other word out.',
    )
  }
  const list = second === 'quiz' || second === 'questions' ? second : undefined
  const path = required(withoutList(names)[1], 'the file')
  return importInto({ folder, pack, list, path, about, partial, write })
}

/** Which of the pack’s files a table is for may be said before its name. */
function withoutList(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => index !== 1 || (name !== 'quiz' && name !== 'questions'))
}

function checkedId(id: string | undefined): string | undefined {
  if (id === undefined || Id.safeParse(id).success) return id
  throw new UserError(
    `“${id}” isn’t a valid id. Use up to 40 lower-case letters, digits and hyphens, such as romeo-act-1.`,
  )
}

async function exportFile(call: PackCommandCall): Promise<boolean> {
  const { names, write } = call
  const { pack } = await loadValidPack(call)
  const format = required(names[1], 'the format, such as gift')
  return exportPack({ pack, format, path: names[2], write })
}

async function joinFiles({ packsDir, names, write }: PackCommandCall): Promise<boolean> {
  const folder = await folderOf(packsDir, required(names[0], 'a pack'))
  return joinFolder({ folder, id: basename(folder), path: names[1], write })
}

async function split({ packsDir, names, write }: PackCommandCall): Promise<boolean> {
  return splitFile(packsDir, required(names[0], 'the file'), write)
}

async function stats(call: PackCommandCall): Promise<boolean> {
  writeReply(call, packStats((await loadValidPack(call)).pack))
  return true
}

async function upgrade({ packsDir, names, write }: PackCommandCall): Promise<boolean> {
  const packs = names.length > 0 ? names : await listPacks(packsDir)
  for (const name of packs) {
    const wasEarlier = await upgradePack(await folderOf(packsDir, name))
    write(
      wasEarlier
        ? `${name}: added format: 2 to pack.yaml. Nothing else has to change.\n`
        : `${name}: is up to date.\n`,
    )
  }
  return true
}

/** Writes the schemas, and the tables of fields in the page about the format if the folder has one. */
async function schema({ packsDir, write }: PackCommandCall): Promise<boolean> {
  const folder = join(packsDir, 'schema')
  await mkdir(folder, { recursive: true })
  for (const [name, content] of schemaFiles()) await writeFile(join(folder, name), content)
  const guide = join(packsDir, 'README.md')
  const text = await readFile(guide, 'utf8').catch(() => undefined)
  if (text !== undefined) await writeFile(guide, fillTables(text))
  write(`Wrote the schemas of ${schemaFiles().size} files to ${folder}.\n`)
  return true
}

/** Leaves out the buttons, which nobody can press here. */
function writeReply({ write, renderOptions }: PackCommandCall, { blocks }: Reply): void {
  const visible = blocks.filter((block) => block.kind !== 'buttons')
  write(`${render({ blocks: visible }, renderOptions).text}\n`)
}

/** Returns the pack that the first argument names. */
async function loadValidPack({ packsDir, names }: PackCommandCall) {
  const folder = await folderOf(packsDir, required(names[0], 'a pack'))
  const { pack, problems } = await loadPack(folder)
  if (pack === undefined) {
    throw new UserError(`The pack has mistakes. Correct them first.\n${formatProblems(problems)}`)
  }
  return { pack, folder }
}

/** Returns the folder of a pack, given its id or path. Throws a UserError if there is none. */
async function folderOf(packsDir: string, name: string): Promise<string> {
  const folder = name.includes(sep) || name.includes('/') ? name : join(packsDir, name)
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    const packs = await listPacks(packsDir)
    const known =
      packs.length === 0
        ? `There are no packs in ${packsDir} yet. Begin one with: npm run pack -- new my-pack`
        : `The packs in ${packsDir} are: ${packs.join(', ')}.`
    const hint = didYouMean(findClosestName(name, packs), '')
    throw new UserError(`There is no pack “${name}”. ${known} ${hint}`.trimEnd())
  }
  return folder
}

/** Returns the ids of the packs in a folder. Throws a UserError if it can’t be read. */
async function listPacks(packsDir: string): Promise<readonly string[]> {
  return findPackFolders(packsDir).catch((error: unknown) => {
    throw new UserError(
      `PACKS_DIR: the folder ${packsDir} can’t be read (${(error as Error).message}).`,
    )
  })
}

function required(name: string | undefined, what: string): string {
  if (name === undefined) throw new UserError(`Please name ${what}.`)
  return name
}
