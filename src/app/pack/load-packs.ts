/** Loads study packs from their folders. Finds every mistake of every pack before it reports the first. */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type Pack, type PackFile, packSchemas, type PackProblem } from '../../core/pack/pack.ts'
import { type PackContent, mapSections, sectionNames, sections } from '../../core/pack/sections.ts'
import type { FileProblem } from './parse-pack-file.ts'
import { fileExists, readPackFile } from './read-pack-file.ts'

export interface LoadedPacks {
  readonly packs: ReadonlyMap<string, Pack>
  readonly problems: readonly FileProblem[]
}

export interface LoadedPack {
  /** Left out if the pack has mistakes. */
  readonly pack: Pack | undefined
  readonly problems: readonly FileProblem[]
  /** Adds line and column to problems that are found later, and sorts them by file and line. */
  readonly locate: (problems: readonly PackProblem[]) => readonly FileProblem[]
}

/** Returns the mistakes as lines of `file:line:column: sentence`, which editors and terminals turn into links. */
export function formatProblems(problems: readonly FileProblem[]): string {
  return problems
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
    .join('\n')
}

/** Loads every folder that holds a pack.yaml. Throws if the folder itself cannot be read. */
export async function loadPacks(folder: string): Promise<LoadedPacks> {
  const paths = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort()
  const hasManifest = await Promise.all(paths.map((path) => fileExists(join(path, 'pack.yaml'))))
  const loaded = await Promise.all(
    paths.filter((_, index) => hasManifest[index]).map((path) => loadPack(path)),
  )
  const packs = loaded.flatMap(({ pack }) => pack ?? [])
  return {
    packs: new Map(packs.map((pack) => [pack.id, pack])),
    problems: loaded.flatMap(({ problems }) => problems),
  }
}

/** Loads the pack of one folder, or says what is wrong with it. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  function path(file: PackFile): string {
    return join(folder, `${file}.yaml`)
  }
  const manifest = await readPackFile(path('pack'), packSchemas.pack, true)
  const files = new Map(
    await Promise.all(
      sectionNames.map(async (name) => {
        const isRequired = sections[name].isRequired === true
        return [name, await readPackFile(path(name), packSchemas[name], isRequired)] as const
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
  const problems = [manifest, ...files.values()].flatMap((file) => file.problems)
  if (problems.length > 0 || manifest.value === undefined) {
    return { pack: undefined, problems, locate }
  }
  const content = mapSections<PackContent>((name) => files.get(name)?.value ?? [])
  const pack: Pack = { ...manifest.value, ...content }
  const disagreements = locate([...checkPack(pack), ...checkFolder(pack, basename(folder))])
  return disagreements.length > 0
    ? { pack: undefined, problems: disagreements, locate }
    : { pack, problems, locate }
}

function checkFolder({ id }: Pack, folderName: string): readonly PackProblem[] {
  if (id === folderName) return []
  const message = `The id “${id}” differs from the folder’s name “${folderName}”. Make them the same.`
  return [{ file: 'pack', path: ['id'], message }]
}
