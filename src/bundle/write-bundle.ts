/** Writes the bundle that `find-bundle.ts` finds. */
import { readdirSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { type OutputOptions, type Plugin, rolldown } from 'rolldown'
import { BundleError, bundleName, contentFile, contentHash, sealBundle } from './find-bundle.ts'

/** Loaded only by who has configured them, and not made to be bundled. */
export const external = [/^(?:discord\.js|@discordjs\/.*|@slack\/.*|undici|pg|@resvg\/.*)$/]

const output: OutputOptions = {
  format: 'esm',
  sourcemap: true,
  sourcemapExcludeSources: true,
  // With a letter beyond ASCII in it, every letter of a file takes two bytes in memory.
  charset: 'ascii',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
}

/** Bundles the program in this folder. Throws if one of its files changes meanwhile. */
export async function writeBundle(program: string): Promise<void> {
  const draft = `draft-${process.pid}`
  const dir = join(program, 'bundle', draft)
  const name = bundleName(program)
  try {
    await mkdir(dir, { recursive: true })
    const bundle = await rolldown({
      cwd: program,
      input: [join(program, 'src/main.ts'), join(program, 'src/load-everything.ts')],
      platform: 'node',
      external,
      plugins: programPlugins(program),
      logLevel: 'silent',
    })
    const { output: files } = await bundle.generate({ ...output, dir })
    await bundle.close()
    // Not left to the bundler, whose errors do not say what to do. A power cut would leave unflushed files empty, found at every start from then on.
    for (const file of files) {
      await save(join(dir, file.fileName), file.type === 'chunk' ? file.code : file.source)
    }
    await save(join(dir, contentFile), contentHash(program))
    if (bundleName(program) !== name) {
      throw new BundleError(
        'A file of the program has changed meanwhile. Run npm run bundle again.',
      )
    }
    sealBundle(program, draft)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function save(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flush: true })
  } catch (error) {
    // Node names the file only where it cannot be opened.
    throw Object.assign(error as Error, { path: file })
  }
}

/** What lets a bundle of this program, or of its tests, run from a folder two below it. */
export function programPlugins(program: string): Plugin[] {
  return [keepPlaces(program), bringCommands(program), leaveOutPushgateway()]
}

/** Files that a module finds beside itself are still beside its source, two folders up from the bundle. */
function keepPlaces(program: string): Plugin {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (!isOwn(id, program)) return undefined
      if (id === join(program, 'src/bundle/own-code.ts')) return code.replace(`'..'`, `'.'`)
      const path = `../../${relative(program, id).split(sep).join('/')}`
      const there = code
        .replaceAll('import.meta.url', `new URL('${path}', import.meta.url).href`)
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${dirname(path)}')`)
      // `charset` leaves tagged templates alone, whose tag may read the text as it is written. Only `String.raw` does, of ours.
      const plain = there.includes('String.raw') ? there : there.replaceAll(beyondAscii, escape)
      return { code: plain, map: null }
    },
  }
}

const beyondAscii = /[^\0-\x7f]/g

function escape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function isOwn(id: string, program: string): boolean {
  return ['src', 'commands', 'tests'].some((folder) => id.startsWith(join(program, folder, '/')))
}

/** prom-client brings a way to push metrics, which nothing here uses, and with it HTTPS. */
function leaveOutPushgateway(): Plugin {
  return {
    name: 'leave-out-pushgateway',
    load: (id) => (/[/\\]prom-client[/\\]lib[/\\]pushgateway\.js$/.test(id) ? '' : undefined),
  }
}

/** Commands are found by the names of their files, so the bundle cannot see which it needs: it gets all of them. */
function bringCommands(program: string): Plugin {
  const importer = join(program, 'src/app/import-command.ts')
  return {
    name: 'bring-commands',
    load(id) {
      if (id !== importer) return undefined
      const files = ['commands', 'commands/on-message'].flatMap((folder) =>
        readdirSync(join(program, folder))
          .filter((file) => file.endsWith('.ts'))
          .map((file) => `${folder}/${file}`),
      )
      const imports = files.map((file, index) => `import * as c${index} from '../../${file}'\n`)
      const entries = files.map((file, index) => `'${file}': c${index}`)
      return `import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
${imports.join('')}const files = { ${entries.join(', ')} }
const program = fileURLToPath(new URL('../..', import.meta.url))
export const importCommand = async (path) => files[relative(program, path).replaceAll('\\\\', '/')]
`
    },
  }
}
