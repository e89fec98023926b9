/** The check of drafts as JavaScript for browsers: our own modules without their types, and the packages that they use. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

interface CodeFile {
  /** Below the folder of the code; imports lead from one to the other. */
  readonly path: string
  /** Packed with gzip. */
  readonly code: Uint8Array<ArrayBuffer>
}

export interface CheckerCode {
  /** Changes with any of the files. */
  readonly hash: string
  readonly files: readonly CodeFile[]
}

/** What browsers import. */
export const checkerEntry = 'src/app/studio/browser-check.ts'

const root = new URL('../../../', import.meta.url)
const packages = 'npm/'

/** Files that packages have for browsers in place of those for Node. */
const forBrowsers: ReadonlyMap<string, string> = new Map([
  ['lru-cache/dist/esm/node/index.min.js', 'lru-cache/dist/esm/browser/index.min.js'],
  ['js-yaml/dist/js-yaml.mjs', 'js-yaml/dist/browser/js-yaml.esm.min.mjs'],
  ['fuse.js/dist/fuse.mjs', 'fuse.js/dist/fuse.min.mjs'],
])

/** Zod’s own messages in fifty languages, of which no check shows any. */
const emptied: ReadonlySet<string> = new Set(['zod/v4/locales/index.js'])

/** Follows the imports of the check. Needs a process of its own: Node warns that taking types off may change. */
export async function readCheckerCode(): Promise<CheckerCode> {
  const places = new Map<string, URL>([[checkerEntry, new URL(checkerEntry, root)]])
  const files: CodeFile[] = []
  const hash = createHash('sha256')
  // More are found on the way.
  for (const [path, place] of places) {
    const code = (await readCode(path, place)).replace(
      /^((?:import|export)\s[^'"();]*?\bfrom\s*)['"]([^'"]+)['"]/gm,
      (_, start: string, specifier: string) => {
        const found = resolveImport(specifier, path, place)
        places.set(found.path, found.place)
        return `${start}'${relative(path, found.path)}'`
      },
    )
    hash.update(path).update(code)
    files.push({ path, code: new Uint8Array(gzipSync(code)) })
  }
  return { hash: hash.digest('hex').slice(0, 16), files }
}

async function readCode(path: string, place: URL): Promise<string> {
  if (emptied.has(path.slice(packages.length))) return 'export {}\n'
  const source = await readFile(place, 'utf8')
  if (path.endsWith('.ts')) return stripTypeScriptTypes(source)
  const code = source.replace(/^\/\/# sourceMappingURL=.*$/m, '')
  return /^module\.exports\b/m.test(code) && !/^export\b/m.test(code)
    ? `const module = {}\n${code}\nexport default module.exports\n`
    : code
}

function resolveImport(specifier: string, from: string, place: URL) {
  if (specifier.startsWith('.')) {
    return {
      path: posix.join(posix.dirname(from), specifier),
      place: new URL(specifier, place),
    }
  }
  const [, folder = '', inside = ''] =
    /^(.*\/node_modules\/)(.+)$/.exec(fileURLToPath(import.meta.resolve(specifier))) ?? []
  const chosen = forBrowsers.get(inside) ?? inside
  return { path: packages + chosen, place: new URL(`file://${folder}${chosen}`) }
}

function relative(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}
