/** Keeps packs as they were read and checked, so that a start with the same files neither parses nor checks them again. */
import { createHash } from 'node:crypto'
import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Packs } from '../../core/pack/pack.ts'
import type { loadPacks } from './load-packs.ts'

/** Folders with more than this are read and checked at every start. */
const maxBytes = 32_000_000

export interface CheckedPacksPlace {
  /** Where they are kept: as trusted as the program, since Node’s compiled code is there too. */
  readonly folder: string
  /** The folder with the code of the program. */
  readonly code: string
}

/**
 * Like `loadPacks`. Only packs without mistakes are kept, and any change of a file or of the program makes them be read again.
 * Without a place nothing is kept.
 */
export async function loadCheckedPacks(
  packsFolder: string,
  place: CheckedPacksPlace | undefined,
): ReturnType<typeof loadPacks> {
  if (place === undefined) return readPacks(packsFolder)
  const { folder, code } = place
  const key = await keyOf(packsFolder, code).catch(() => undefined)
  if (key === undefined) return readPacks(packsFolder)
  const file = join(folder, 'checked-packs')
  const kept = await readKept(file, key)
  if (kept !== undefined) return { packs: new Map(kept), problems: [] }
  const loaded = await readPacks(packsFolder)
  if (loaded.problems.length === 0) await keep(file, key, loaded.packs)
  return loaded
}

/** The parser and the schemas are loaded only by a start that needs them. */
async function readPacks(folder: string): ReturnType<typeof loadPacks> {
  const reading = await import('./load-packs.ts')
  return reading.loadPacks(folder)
}

/** Nothing if the folder holds what cannot be told by its content, such as links. Throws if it cannot be read. */
async function keyOf(packsFolder: string, code: string): Promise<Buffer | undefined> {
  const hash = createHash('sha256').update(`${process.version}\n${packsFolder}\n`)
  const programFiles = await readdir(code, { recursive: true, withFileTypes: true })
  const programStats = await Promise.all(
    programFiles
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statOf(join(parentPath, name))),
  )
  for (const { path, size, mtimeMs } of programStats.toSorted(byPath)) {
    // An image keeps whole seconds.
    hash.update(`${path} ${size} ${Math.floor(mtimeMs / 1000)}\n`)
  }
  const entries = await readdir(packsFolder, { recursive: true, withFileTypes: true })
  if (entries.some((entry) => !entry.isFile() && !entry.isDirectory())) return undefined
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statOf(join(parentPath, name))),
  )
  if (files.reduce((sum, { size }) => sum + size, 0) > maxBytes) return undefined
  for (const entry of entries.filter((each) => each.isDirectory())) {
    hash.update(`${join(entry.parentPath, entry.name)}/\n`)
  }
  for (const { path } of files.toSorted(byPath)) {
    const bytes = await readFile(path)
    hash.update(`${path} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest()
}

async function statOf(path: string) {
  const { size, mtimeMs } = await stat(path)
  return { path, size, mtimeMs }
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1
}

/** The file is the key and a digest of what follows, and then the packs. */
async function readKept(file: string, key: Buffer): Promise<Packs | undefined> {
  try {
    const bytes = await readFile(file)
    const content = bytes.subarray(64)
    const isWhole =
      bytes.subarray(0, 32).equals(key) && bytes.subarray(32, 64).equals(digest(content))
    return isWhole ? (deserialize(content) as Packs) : undefined
  } catch {
    return undefined
  }
}

/** Where nothing can be written, the packs are checked at the next start. */
async function keep(file: string, key: Buffer, packs: Packs): Promise<void> {
  const content = serialize(packs)
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, Buffer.concat([key, digest(content), content]))
    await rename(draft, file)
  } catch {
    await rm(draft, { force: true }).catch(() => {})
  }
}

function digest(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
