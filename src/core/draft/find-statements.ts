/** Finds short sentences of a textbook that say something to remember: its key statements. */
import type { DraftLine } from './draft-material.ts'
import { splitSentences, trimLine } from './rank-line.ts'
import type { SectionParagraph } from './text-sections.ts'

const minWords = 6
const maxWords = 25
const perParagraph = 1

const telling =
  /\b(?:is|are|was|were) (?:called|known as|made of|not)\b|\b(?:means|because|therefore|only|never|always|no longer|cannot|more than|less than|without|every|the reason|the difference|deshalb|weil|parce que|porque)\b/i
/** A sentence that leans on the one before does not stand alone. */
const leaning =
  /^(?:it|they|this|these|those|that|he|she|but|and|so|then|there|here|such|for example|both|its|their|another|however|also|see|figure|table|in this|as we|we|you)\b/i

export function findStatements(
  paragraphs: readonly SectionParagraph[],
  located: readonly {
    readonly source: string
    readonly unit: number | undefined
    readonly number: string | undefined
  }[],
): readonly DraftLine[] {
  return paragraphs.flatMap((paragraph, index): DraftLine[] => {
    const at = located[index]
    if (at?.unit === undefined) return []
    return splitSentences(paragraph.text)
      .map((sentence) => trimLine(sentence.replace(/^\*\*[A-Z]?\d+\.?\*\* /, '')))
      .filter((sentence) => isStatement(sentence))
      .map((text) => ({ text, score: scoreStatement(text) }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, perParagraph)
      .filter(({ score }) => score > 0)
      .map(({ text, score }) => ({
        text,
        speaker: undefined,
        clue: undefined,
        perhaps: [],
        unit: at.unit,
        sources: [at.source],
        at: at.number === undefined ? undefined : { paragraph: at.number },
        score,
      }))
  })
}

function isStatement(sentence: string): boolean {
  const words = sentence.split(' ').length
  return (
    words >= minWords &&
    words <= maxWords &&
    /^\p{Lu}.*[.!]$/u.test(sentence) &&
    !leaning.test(sentence)
  )
}

function scoreStatement(sentence: string): number {
  return (
    (sentence.match(new RegExp(telling, 'gi'))?.length ?? 0) * 2 - (/["“]/.test(sentence) ? 1 : 0)
  )
}
