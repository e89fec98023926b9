/**
 * Finds the bundle of the program: all modules in a few files, so that a start reads, links and keeps a tenth of them. It is a copy like
 * the compile cache: named after the files that it was made from, and left alone once one of them has changed.
 */
import { hash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'

/** What a bundle is made from, below the folder of the program; the last one tells which packages are installed. */
const parts = ['src', 'commands', 'package.json', 'node_modules/.package-lock.json']

/** Says in a sentence why there is no bundle now. */
export class BundleError extends Error {
  override readonly name = 'BundleError'
}

const mainFile = 'main.mjs'

const sealedName = /^[0-9a-f]{32}$/

/**
 * Returns the file that starts the bundle, if there is one of exactly this program.
 * @param program the folder with src and commands
 */
export function findBundle(program: string): string | undefined {
  const folder = join(program, 'bundle')
  if (!existsSync(folder)) return undefined
  const main = join(folder, bundleName(program), mainFile)
  // A power cut may leave a file without its contents, which would start as a program that does nothing.
  const isWhole = (statSync(main, { throwIfNoEntry: false })?.size ?? 0) > 0
  return isWhole ? main : undefined
}

/** Returns the name of the folder for a bundle of these files, from their names, sizes and times. */
export function bundleName(program: string): string {
  const described = parts.flatMap((part) => [...describe(program, part)]).toSorted()
  return hash('sha256', described.join('\n')).slice(0, 32)
}

/** The file of a bundle that holds the `contentHash` of what it was made from. */
export const contentFile = 'made-from'

/**
 * Returns a hash of what the files of the program hold, which is the same wherever they are copied to. What editors leave beside
 * them is not copied everywhere, and neither is what npm has installed.
 */
export function contentHash(program: string): string {
  const paths = parts
    .slice(0, -1)
    .flatMap((part) => [...describe(program, part)])
    .map((line) => line.slice(0, line.indexOf(' ')))
    .filter((path) => !/\/\.|\.orig$/.test(path))
    .toSorted()
  return hash('sha256', paths.map((path) => `${path} ${hashOf(program, path)}`).join('\n'))
}

function hashOf(program: string, path: string): string {
  return hash('sha256', readFileSync(`${program}/${path}`))
}

function isMadeFrom(bundle: string, program: string): boolean {
  const file = join(bundle, contentFile)
  return existsSync(file) && readFileSync(file, 'utf8') === contentHash(program)
}

function* describe(program: string, path: string): Generator<string> {
  // Not `join`, which would take as long as the rest for a thousand files.
  const stats = statSync(`${program}/${path}`, { throwIfNoEntry: false })
  if (stats === undefined) return
  // An image keeps whole seconds.
  if (stats.isFile()) yield `${path} ${stats.size} ${Math.floor(stats.mtimeMs / 1000)}`
  else {
    for (const name of readdirSync(`${program}/${path}`)) {
      yield* describe(program, `${path}/${name}`)
    }
  }
}

/**
 * Names a draft of a bundle, or the only bundle, after the files that are beside it. Throws a BundleError if that one was made from files that
 * hold something else. The bundle before it stays, for a bot that still runs from it; older ones go.
 */
export function sealBundle(program: string, draft?: string): void {
  const folder = join(program, 'bundle')
  const sealed = join(folder, bundleName(program))
  const newestFirst = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((each) => sealedName.test(each))
    .map((each) => join(folder, each))
    .toSorted((one, other) => madeAt(other) - madeAt(one))
  const [only, ...more] = newestFirst
  const made = draft === undefined ? only : join(folder, draft)
  if (made === undefined) throw new BundleError(`There is no bundle in ${folder}.`)
  if (draft === undefined && more.length > 0) {
    throw new BundleError(
      `There are several bundles in ${folder}, and nothing tells which of them was made from these files. Run npm run bundle -- --only to make one anew.`,
    )
  }
  if (draft === undefined && !isMadeFrom(made, program)) {
    throw new BundleError(
      `The bundle in ${folder} was made from other files than those of the program now. Run npm ci without --omit=dev, and then npm run bundle -- --only to make one anew.`,
    )
  }
  const others = newestFirst.filter((each) => each !== made && each !== sealed)
  for (const each of others.slice(1)) rmSync(each, { recursive: true, force: true })
  deleteLeftDrafts(folder)
  if (made === sealed) return
  // A bot may be running from it, and another with the same name is the same.
  if (findBundle(program) === undefined) moveBundle(made, sealed)
  rmSync(made, { recursive: true, force: true, maxRetries: 3 })
}

/**
 * Returns when a bundle was made, in epoch milliseconds, or 0 if it has no main file. The time of its folder changes while files
 * are moved or deleted.
 */
function madeAt(bundle: string): number {
  return statSync(join(bundle, mainFile), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Renames the folder at once where that works: not if it is from an earlier layer of an image, or if `to` has files already. */
function moveBundle(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch {
    moveFiles(from, to)
  }
}

/** The main file, which makes it a bundle, comes last. */
function moveFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  const others = readdirSync(from).filter((name) => name !== mainFile)
  for (const name of [...others, mainFile]) renameSync(join(from, name), join(to, name))
}

/** A draft takes seconds, and whoever is killed meanwhile leaves it. */
const maxDraftMs = 3_600_000

function deleteLeftDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const draft = join(folder, name)
    const startedAt = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (name.startsWith('draft-') && Date.now() - startedAt > maxDraftMs) {
      rmSync(draft, { recursive: true, force: true })
    }
  }
}
