/** What a word of an English answer may stand for: “we’ll” is “we will”, and “well” may be “we’ll” without its apostrophe. */
import { spellOutNot, withApostrophe } from '../reply/contractions.ts'
import type { Readings } from './languages/answer-language.ts'

/** What stands for each ending after an apostrophe. */
const endings: ReadonlyMap<string, readonly string[]> = new Map([
  ['m', ['am']],
  ['re', ['are']],
  ['ve', ['have']],
  ['ll', ['will', 'shall']],
  ['d', ['would', 'had', 'did']],
  ['s', ['is', 'has']],
])

/** As in rock ’n’ roll. A bare n is one only where it is typed. */
export const shortAnd = "n'"

/** Words that may be a contraction without its apostrophe, or mistaken for each other. */
const ambiguous: ReadonlyMap<string, string> = new Map(
  `well we'll, hell he'll, ill i'll, shell she'll, were we're, id i'd, wed we'd, shed she'd, its it's, lets let's, then than,
  than then, n and`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string]),
)

const spoken: ReadonlyMap<string, readonly string[]> = new Map([
  ['gonna', ['going', 'to']],
  ['wanna', ['want', 'to']],
  ['gotta', ['got', 'to']],
  ['tis', ['it', 'is']],
  ['twas', ['it', 'was']],
])

/**
 * Returns what a word may stand for, the likeliest first. Typed words may be read either way (“well” for “we’ll”); the accepted
 * answer is read as its author wrote it, so “we’ll” is not right for “well”.
 */
export function readingsOf(word: string, from: 'typed' | 'accepted'): Readings {
  if (word === shortAnd) return [['n'], ['and']]
  const plain = word.includes("'") ? word.replaceAll("'", '') : word
  const meant = withApostrophe.get(plain) ?? word
  if (meant.includes("'")) return readContraction(meant, plain)
  const said = spoken.get(word)
  if (said !== undefined) return [said, [word]]
  const other = from === 'typed' ? ambiguous.get(word) : undefined
  if (other === undefined) return [[word]]
  return [[word], ...(other.includes("'") ? readContraction(other, word) : [[other]])]
}

/** “Y’all’d’ve” has as many. Each may stand for several words, so what can be read grows with the power of their number. */
const maxApostrophes = 3

function readContraction(word: string, plain: string): Readings {
  if (word.length - plain.length > maxApostrophes) return [[plain]]
  const negated = spellOutNot(word)
  if (word === "ain't") return ['is', 'am', 'are', 'has', 'have'].map((verb) => [verb, 'not'])
  if (negated !== undefined) return [negated]
  if (word === "let's") return [[plain], ['let', 'us']]
  if (word === "y'all") return [['you', 'all'], [plain]]
  const at = word.lastIndexOf("'")
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)]
  // The French and Italian article.
  if (head === 'l' || head === 'un') return [[plain], [tail]]
  const verbs = endings.get(tail) ?? []
  // Two contractions may be one word: “I’d’ve”.
  const heads = head.includes("'") ? readContraction(head, head.replaceAll("'", '')) : [[head]]
  const read = heads.flatMap((words) => verbs.map((verb) => [...words, verb]))
  if (tail === 's' || verbs.length === 0) return [[plain], ...read]
  return ambiguous.has(plain) ? read : [...read, [plain]]
}
