/** Packs the readable files of a folder as an export would be packed. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zip } from '../../../src/app/exchange/zip.ts'

/** Returns the bytes of a file, or of a folder as a zip archive. */
export function packFolder(path: string): Uint8Array {
  if (!statSync(path).isDirectory()) return readFileSync(path)
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !statSync(join(path, name)).isDirectory())
    .toSorted()
  return zip(Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name))])))
}
