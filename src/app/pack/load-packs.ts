/** Loads study packs from their folders. Finds every mistake of every pack before it reports the first. */
import { isUtf8 } from 'node:buffer'
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { type RawContent, checkUnfinished } from '../../core/pack/checks/check-unfinished.ts'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type Pack, type PackFile, packSchemas, type PackProblem } from '../../core/pack/pack.ts'
import { type PackContent, mapSections, sectionNames, sections } from '../../core/pack/sections.ts'
import { describePackSize } from '../../core/pack/pack-limits.ts'
import { isEarlierManifest, upgradeManifest } from '../../core/pack/upgrade.ts'
import { findMisnamedFiles, isPackFolder } from './misnamed-files.ts'
import { type FileProblem, type ParsedFile, parsePackFile } from './parse-pack-file.ts'
import { readFolderImages } from './question-images.ts'
import { readUnitPictures } from './unit-pictures.ts'
import { checkWorkText } from './work-text.ts'
import { createOffsetConverter } from './yaml-positions.ts'

interface LoadedPack {
  /** Left out if the pack has mistakes. */
  readonly pack: Pack | undefined
  readonly problems: readonly FileProblem[]
  /** Adds line and column to problems that are found later, and sorts them by file and line. */
  readonly locate: (problems: readonly PackProblem[]) => readonly FileProblem[]
}

/** Loads every folder that is meant to be a pack. Throws if the folder itself cannot be read. */
export async function loadPacks(folder: string) {
  const names = await findPackFolders(folder)
  const loaded = await Promise.all(names.map((name) => loadPack(join(folder, name))))
  const packs = loaded.flatMap(({ pack }) => pack ?? [])
  return {
    packs: new Map(packs.map((pack) => [pack.id, pack])),
    problems: loaded.flatMap(({ problems }) => problems),
  }
}

/** Returns the names of folders that are meant to be packs, so that none is passed over for the name of a file. */
export async function findPackFolders(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).toSorted()
  const arePacks = await Promise.all(names.map((name) => isPackFolder(join(folder, name))))
  return names.filter((_, index) => arePacks[index])
}

/** Loads the pack of one folder, or says what is wrong with it. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  function path(file: PackFile): string {
    return join(folder, `${file}.yaml`)
  }
  const problem = await findSizeProblem(path)
  if (problem !== undefined) {
    return { pack: undefined, problems: [problem], locate: () => [problem] }
  }
  // Mistakes elsewhere may come of them, so they are said alone.
  const { lost } = await findMisnamedFiles(folder)
  if (lost.length > 0) return { pack: undefined, problems: lost, locate: () => lost }
  let isEarlier = false
  const manifest = await readPackFile(path('pack'), packSchemas.pack, {
    isRequired: true,
    prepare(data) {
      isEarlier = isEarlierManifest(data)
      return upgradeManifest(data)
    },
  })
  const files = new Map(
    await Promise.all(
      sectionNames.map(async (name) => {
        const isRequired = sections[name].isRequired === true
        return [name, await readPackFile(path(name), packSchemas[name], { isRequired })] as const
      }),
    ),
  )

  function locate(problems: readonly PackProblem[]): readonly FileProblem[] {
    return problems
      .map(({ file, path: place, message }) => ({
        file: path(file),
        ...(file === 'pack' ? manifest : (files.get(file) ?? manifest)).locate(place),
        message,
      }))
      .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
  }
  const problems = [
    ...(isEarlier ? [{ file: path('pack'), ...startOfFile, message: earlierMessage(folder) }] : []),
    ...[manifest, ...files.values()].flatMap((file) => file.problems),
  ]
  if (problems.length > 0 || manifest.value === undefined) {
    const raw = mapSections<RawContent>((name) => files.get(name)?.data)
    const wrong = sectionNames.flatMap((file) =>
      (files.get(file)?.wrong ?? []).map((place) => ({ file, path: place })),
    )
    const others = locate(checkUnfinished(manifest.value, raw, wrong))
    return { pack: undefined, problems: [...problems, ...others], locate }
  }
  const content = mapSections<PackContent>((name) => files.get(name)?.value ?? [])
  const { drawings, problems: drawingProblems } = await readUnitPictures(folder, content)
  const { images, problems: imageProblems } = await readFolderImages(folder, content)
  const pack: Pack = {
    ...manifest.value,
    ...content,
    ...(drawings.size > 0 && { drawings }),
    ...(Object.keys(images).length > 0 && { images }),
  }
  const disagreements = locate([
    ...checkPack(pack),
    ...checkFolder(pack, basename(folder)),
    ...(await checkWorkText(folder, pack)),
    ...drawingProblems,
    ...imageProblems,
  ])
  return disagreements.length > 0
    ? { pack: undefined, problems: disagreements, locate }
    : { pack, problems, locate }
}

/** Files that are too large together are refused unread. */
async function findSizeProblem(path: (file: PackFile) => string): Promise<FileProblem | undefined> {
  const sizes = await Promise.all(
    (['pack', ...sectionNames] as const).map((name) =>
      stat(path(name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const message = describePackSize(sizes.reduce((sum, size) => sum + size, 0))
  return message === undefined ? undefined : { file: path('pack'), ...startOfFile, message }
}

function checkFolder({ id }: Pack, folderName: string): readonly PackProblem[] {
  if (id === folderName) return []
  const message = `The id “${id}” differs from the folder’s name “${folderName}”. Make them the same.`
  return [{ file: 'pack', path: ['id'], message }]
}

function earlierMessage(folder: string): string {
  return `This pack is in an earlier version of the format. Upgrade it with: npm run pack -- upgrade ${basename(folder)}`
}

const startOfFile = { line: 1, column: 1 }

/** A missing file is a problem only if the pack needs it. */
async function readPackFile<S extends z.ZodType>(
  path: string,
  schema: S,
  {
    isRequired,
    prepare,
  }: { readonly isRequired: boolean; readonly prepare?: (data: unknown) => unknown },
): Promise<ParsedFile<z.output<S>>> {
  function refuse(message: string, position = startOfFile): ParsedFile<z.output<S>> {
    return {
      value: undefined,
      problems: [{ file: path, ...position, message }],
      data: undefined,
      wrong: [],
      locate: () => position,
    }
  }
  const file = await stat(path).catch(() => undefined)
  if (file === undefined) {
    return isRequired
      ? refuse('This file is missing, and every pack needs it. See data/README.md.')
      : { value: undefined, problems: [], data: [], wrong: [], locate: () => startOfFile }
  }
  if (!file.isFile()) return refuse('This is a folder, but it should be a file.')
  const bytes = await readFile(path)
  const content = bytes.toString('utf8')
  if (!isUtf8(bytes)) {
    return refuse(
      'This file isn’t UTF-8 text. Save it with the encoding UTF-8.',
      createOffsetConverter(content)(content.indexOf('\uFFFD')),
    )
  }
  return parsePackFile(path, content, schema, prepare === undefined ? {} : { prepare })
}
