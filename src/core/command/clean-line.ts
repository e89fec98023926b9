/** Brings typed lines and names into the form in which they are compared. */
import { foldLetters } from '../reply/fold-letters.ts'
import { stripInvisible } from '../reply/invisible.ts'

/** Returns the line without invisible characters, every run of blanks and line breaks as one space. */
export function cleanLine(line: string): string {
  // A byte order mark counts as a blank in regular expressions, but nobody sees it.
  const blanks = line.replaceAll('\uFEFF', '').replaceAll(/[\s\u0085]+/g, ' ')
  return stripInvisible(blanks).trim()
}

/** Returns the line without what stands before it where people copy it from: a bullet, a prompt, a quotation, `npm run study --`. */
export function takeOffPrefix(line: string): string {
  const copied = line.replace(/^(?:[•·*>$!/›»–—-]+ |[!/$>]+)+/, '')
  const words = copied.replace(/^npm run study (?:-- ?)?/i, '').replace(/^\/+ ?/, '')
  const [, quoted = words] = /^[`“"‘]([^`“”"‘’]*)[`”"’]$/.exec(words) ?? []
  return quoted.replace(/^(?:study|<?@?commonplace>?)(?![\p{L}\p{N}])[:,]? *\/? */iu, '').trim()
}

/** Returns a name as it is compared: `Ｓｃｅｎｅ`, `täglich` and `own team` are `scene`, `taglich` and `ownteam`. */
export function foldName(name: string): string {
  return foldLetters(name).replaceAll(/[\p{Cf}\s_-]/gu, '')
}

/** Returns the first word, and what follows it. */
export function splitFirstWord(words: string): readonly [first: string, rest: string] {
  const [, first = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(words) ?? []
  return [first, rest]
}
