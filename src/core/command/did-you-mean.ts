/** Suggests the name that a person probably meant, for short lists: commands, subcommands, settings. */
import Fuse from 'fuse.js'
import { UserError } from '../reply/user-error.ts'

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

/** Returns the error for a command that does not exist, with the closest name if there is one. */
export function unknownCommandError(name: string, names: readonly string[]): UserError {
  const close = findClosestName(name, names)
  const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name
  const start = ['There is no command ', { code: shown }, '. '] as const
  return close === undefined
    ? new UserError(...start, { code: 'help' }, ' lists them all.')
    : new UserError(...start, 'Did you mean ', { code: close }, '?')
}
