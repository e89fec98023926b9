/** Whether a path leads into a folder, so that no link in a pack reads what is outside it. */
import { isAbsolute, relative, sep } from 'node:path'

/** A folder may be mounted through links of its own, as long as they lead nowhere else. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`)
}
