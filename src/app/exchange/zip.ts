/** Packs files for other programs. The same files make the same bytes, whenever that is. */
import { strToU8, zipSync } from 'fflate'

/** The first day that a zip archive can state. */
const firstDay = '1980-01-01T12:00:00'

/** @param files by name; texts are written as UTF-8. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const contents = Object.entries(files).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  )
  return zipSync(Object.fromEntries(contents), { level: 6, mtime: new Date(firstDay) })
}
