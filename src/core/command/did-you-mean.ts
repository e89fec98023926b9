/** "Did you mean" for short lists of names: commands, subcommands, options, settings. */
import Fuse from 'fuse.js'

/** The name most like the one typed, or nothing where none is near. */
export function findClosestName(typed: string, names: readonly string[]): string | undefined {
  if (typed.length > 40) return undefined
  const [best] = new Fuse(names, { threshold: 0.4 }).search(typed, { limit: 1 })
  return best?.item
}
