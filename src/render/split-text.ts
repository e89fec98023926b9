/** Splits text that is too long for one message between words, keeping its emphasis on both sides. */
import { inlineText } from '../core/reply/plain-text.ts'
import type { Inline, RichText } from '../core/reply/reply.ts'
import { cutText } from '../core/reply/truncate.ts'

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

/** Returns the words of a run, each a run of the same kind; times, people, channels and commands stay whole. */
function splitRun(run: Inline, maxLength: number): readonly Inline[] {
  if (kindOf(run) === undefined) return [run]
  const words = inlineText(run).match(/\s*\S+\s*|\s+/g) ?? ['']
  return words
    .flatMap((word) => (word.length <= maxLength ? [word] : cutWord(word, maxLength)))
    .map((word) => withText(run, word))
}

/** A word that is longer than a message is cut between characters. */
function cutWord(word: string, maxLength: number): readonly string[] {
  const parts: string[] = []
  for (let rest = word; rest !== ''; rest = rest.slice(parts.at(-1)?.length)) {
    parts.push(cutText(rest, maxLength))
  }
  return parts
}

/** Returns the key of a run’s text, or undefined for a time, a person, a channel or a command. */
function kindOf(run: Inline): string | undefined {
  if (typeof run === 'string') return ''
  return 'time' in run || 'name' in run || 'command' in run ? undefined : Object.keys(run)[0]
}

function withText(run: Inline, text: string): Inline {
  return typeof run === 'string' ? text : ({ [kindOf(run) ?? '']: text } as unknown as Inline)
}

/** Returns two runs of the same kind as one. */
function joinRuns(first: Inline, second: Inline): Inline | undefined {
  const kind = kindOf(first)
  if (kind === undefined || kind !== kindOf(second)) return undefined
  return withText(first, inlineText(first) + inlineText(second))
}
