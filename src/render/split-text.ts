/** Parts text that is too long for one message between words, with its emphasis whole on both sides. */
import type { Inline, RichText } from '../core/reply/reply.ts'

/** Parts of at most `most` characters each, by what `cost` says that a run takes once it is drawn. */
export function splitText(
  text: RichText,
  most: number,
  cost: (part: Inline) => number,
): RichText[] {
  const parts: Inline[][] = [[]]
  let used = 0
  for (const word of text.flatMap((part) => words(part, most / 16))) {
    const size = cost(word)
    if (used + size > most && used > 0) {
      parts.push([])
      used = 0
    }
    const current = parts.at(-1)
    const last = current?.at(-1)
    const joined = last === undefined ? undefined : join(last, word)
    if (current === undefined || joined === undefined) current?.push(word)
    else current[current.length - 1] = joined
    used += size
  }
  return parts
}

/** The words of a run, each a run of the same kind; what is no words stays whole. */
function words(part: Inline, longest: number): readonly Inline[] {
  return pieces(valueOf(part), longest)?.map((piece) => withValue(part, piece)) ?? [part]
}

function pieces(value: string | undefined, longest: number): readonly string[] | undefined {
  return value
    ?.match(/\s*\S+\s*|\s+/g)
    ?.flatMap((word) => (word.length <= longest ? [word] : hardPieces(word, longest)))
}

/** A word longer than a message is cut between characters. */
function hardPieces(word: string, longest: number): readonly string[] {
  const all: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece.length + character.length > longest) {
      all.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...all, piece]
}

function valueOf(part: Inline): string | undefined {
  if (typeof part === 'string') return part
  if ('em' in part) return part.em
  if ('strong' in part) return part.strong
  if ('mark' in part) return part.mark
  if ('spoiler' in part) return part.spoiler
  if ('code' in part) return part.code
  return undefined
}

function withValue(part: Inline, value: string): Inline {
  if (typeof part === 'string') return value
  if ('em' in part) return { em: value }
  if ('strong' in part) return { strong: value }
  if ('mark' in part) return { mark: value }
  if ('spoiler' in part) return { spoiler: value }
  if ('code' in part) return { code: value }
  return part
}

/** Two runs of the same kind as one. */
function join(one: Inline, other: Inline): Inline | undefined {
  const [first, second] = [valueOf(one), valueOf(other)]
  if (first === undefined || second === undefined || kindOf(one) !== kindOf(other)) return undefined
  return withValue(one, first + second)
}

function kindOf(part: Inline): string {
  return typeof part === 'string' ? '' : Object.keys(part).join()
}
