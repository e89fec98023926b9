/** Suggests the name that a person probably meant, for short lists: settings, zones, the fields of a file. */
import Fuse from 'fuse.js'

const maxTypedLength = 40

/** Returns the name closest to what was typed, or undefined if none is close. */
export type NameFinder = (typed: string) => string | undefined

/** Returns a finder whose index of names is built once, at its first use. */
export function createNameFinder(names: () => readonly string[]): NameFinder {
  let fuse: Fuse<string> | undefined
  return (typed) => {
    if (typed.length > maxTypedLength) return undefined
    fuse ??= new Fuse(names(), { threshold: 0.4 })
    return fuse.search(typed, { limit: 1 })[0]?.item
  }
}

export function findClosestName(typed: string, names: readonly string[]): string | undefined {
  return createNameFinder(() => names)(typed)
}

/** Returns a question with the closest name, or else `otherwise`. */
export function didYouMean(closest: string | undefined, otherwise: string): string {
  return closest === undefined ? otherwise : `Did you mean “${closest}”?`
}
