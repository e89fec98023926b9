/** Says where in the sources something has happened that happened in the bundle, so that the log names lines that people can read. */
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const bundles = new URL('../../bundle/', import.meta.url)
/** A place in a bundle of this program, as a stack names it. The folder may be called anything, such as “Common place (2)”. */
const bundlePlace = new RegExp(
  String.raw`${RegExp.escape(bundles.href)}([0-9a-f]{32}/[\w-]+\.mjs):(\d+):(\d+)`,
  'g',
)

/** Errors come in groups; after that the maps, which are large, are forgotten. */
const keptMs = 60_000
const maps = new Map<string, SourceMap | undefined>()

/** Returns the stack with the places of the sources instead of those of the bundle. */
export function toSourcePlaces(stack: string): string {
  return stack.replace(bundlePlace, (place, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column))
    if (origin === undefined || !('fileName' in origin)) return place
    const source = new URL(origin.fileName, new URL(file, bundles))
    return `${source.href}:${origin.lineNumber}:${origin.columnNumber}`
  })
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    if (maps.size === 0) setTimeout(() => maps.clear(), keptMs).unref()
    maps.set(file, readMap(file))
  }
  return maps.get(file)
}

function readMap(file: string): SourceMap | undefined {
  try {
    const text = readFileSync(fileURLToPath(new URL(`${file}.map`, bundles)), 'utf8')
    return new SourceMap(JSON.parse(text) as ConstructorParameters<typeof SourceMap>[0])
  } catch {
    // Of another program, or deleted.
    return undefined
  }
}
