/** Chooses the lines of a draft: the best of each unit, until there are as many as wanted. */
import type { DraftLine } from './draft-material.ts'

/** Returns up to `limit` lines in their order; each unit gives its best one before any gives its second. */
export function chooseLines(lines: readonly DraftLine[], limit: number): readonly DraftLine[] {
  if (lines.length <= limit) return lines
  const byUnit = Map.groupBy(lines, ({ unit }) => unit ?? -1)
  const ranked = [...byUnit.values()].flatMap((own) =>
    own.toSorted((a, b) => b.score - a.score).map((line, rank) => ({ line, rank })),
  )
  const chosen = new Set(
    ranked
      .toSorted((a, b) => a.rank - b.rank || b.line.score - a.line.score)
      .slice(0, limit)
      .map(({ line }) => line),
  )
  return lines.filter((line) => chosen.has(line))
}
