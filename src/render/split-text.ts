/** Splits text that is too long for one message between words, keeping its emphasis on both sides. */
import type { Inline, RichText } from '../core/reply/reply.ts'

/** Returns parts whose `cost`, the length of a run once rendered, adds up to at most `maxCost` each. */
export function splitText(
  text: RichText,
  maxCost: number,
  cost: (run: Inline) => number,
): readonly RichText[] {
  const parts: Inline[][] = [[]]
  let used = 0
  for (const word of text.flatMap((run) => splitRun(run, maxCost / 16))) {
    const size = cost(word)
    if (used + size > maxCost && used > 0) {
      parts.push([])
      used = 0
    }
    const current = parts.at(-1)
    const previous = current?.at(-1)
    const joined = previous === undefined ? undefined : joinRuns(previous, word)
    if (current === undefined || joined === undefined) current?.push(word)
    else current[current.length - 1] = joined
    used += size
  }
  return parts
}

/** Returns the words of a run, each a run of the same kind; times and people stay whole. */
function splitRun(run: Inline, maxLength: number): readonly Inline[] {
  const words = valueOf(run)
    ?.match(/\s*\S+\s*|\s+/g)
    ?.flatMap((word) => (word.length <= maxLength ? [word] : splitWord(word, maxLength)))
  return words?.map((word) => withValue(run, word)) ?? [run]
}

/** Cuts a word that is longer than a message between code points. */
function splitWord(word: string, maxLength: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece.length + character.length > maxLength) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

const textKinds = ['em', 'strong', 'mark', 'spoiler', 'code'] as const

/** Returns the text of a run, or nothing for a time or a person. */
function valueOf(run: Inline): string | undefined {
  if (typeof run === 'string') return run
  const kind = kindOf(run)
  return kind === undefined ? undefined : (run as Readonly<Record<string, string>>)[kind]
}

function withValue(run: Inline, value: string): Inline {
  const kind = kindOf(run)
  return kind === undefined ? value : ({ [kind]: value } as unknown as Inline)
}

function kindOf(run: Inline) {
  return typeof run === 'string' ? undefined : textKinds.find((kind) => kind in run)
}

/** Returns two runs of the same kind as one. */
function joinRuns(first: Inline, second: Inline): Inline | undefined {
  const [start, end] = [valueOf(first), valueOf(second)]
  if (start === undefined || end === undefined || kindOf(first) !== kindOf(second)) return undefined
  return withValue(first, start + end)
}
