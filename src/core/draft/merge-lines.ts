/** Turns the spoken lines of a text into the lines of a draft, each line once. */
import type { SpokenLine } from './spoken-line.ts'
import type { DraftLine, TextKind } from './draft-material.ts'
import { scoreLine, trimLine } from './rank-line.ts'

/** What a draft calls the “I” of a story that has no name. */
export const narrator = 'The narrator'

/** Fewer letters may stand in many lines. */
const minPartLength = 10
/** Every line is compared with all before it, up to this many. */
const maxCompared = 500

/** Where a paragraph stands. */
export interface Located {
  readonly source: string
  readonly unit: number | undefined
  readonly number: string | undefined
}

/** A guide quotes a line again where it speaks of it; the line then has both places. */
export function mergeLines(
  spoken: readonly SpokenLine[],
  located: readonly Located[],
  kind: TextKind,
): readonly DraftLine[] {
  const lines: (DraftLine & { key: string })[] = []
  const byKey = new Map<string, number>()
  for (const line of spoken) {
    if (line.kind !== 'speech' || (kind === 'chapter' && line.speaker === undefined)) continue
    const at = located[line.paragraph]
    const text = trimLine(line.text)
    const key = keyOf(text)
    if (at === undefined || key === '') continue
    // In a story, two people may say the same words.
    const said = kind === 'guide' ? key : `${key}|${speakerName(line) ?? ''}`
    const known = kind === 'guide' ? (byKey.get(key) ?? findWhole(lines, key)) : byKey.get(said)
    const earlier = known === undefined ? undefined : lines[known]
    if (known !== undefined && earlier !== undefined) {
      const sources = [...new Set([...earlier.sources, at.source])].slice(0, 20)
      lines[known] = {
        ...earlier,
        sources,
        unit: earlier.unit ?? at.unit,
        score: earlier.score + 2,
        speaker: earlier.speaker ?? speakerName(line),
      }
      continue
    }
    byKey.set(said, lines.length)
    lines.push({
      key,
      text,
      speaker: speakerName(line),
      clue: line.clue,
      perhaps: line.perhaps.map(({ name }) => name),
      unit: at.unit,
      sources: [at.source],
      at: at.number === undefined || kind === 'guide' ? undefined : { paragraph: at.number },
      score: scoreLine(text) + (line.clue === 'name' ? 1 : 0) + (line.isTagged ? 1 : 0),
    })
  }
  return lines
}

function speakerName({ speaker }: SpokenLine): string | undefined {
  return speaker === 'narrator' ? narrator : speaker?.name
}

/** Part of a line that a guide has quoted before is that line. */
function findWhole(lines: readonly { readonly key: string }[], key: string): number | undefined {
  if (key.length < minPartLength || lines.length > maxCompared) return undefined
  const found = lines.findIndex((line) => line.key.includes(key))
  return found === -1 ? undefined : found
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
