/** Takes off what Project Gutenberg puts around a work: its licence is no part of the story. */

const start = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*\*{3}[^\n]*$/im
const end = /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg)/im
const credit = /^(?:Produced by|E-text prepared by|Transcribed (?:by|from)|\[Illustration)[^\n]*$/im

/** Blanks out the lines around the work, so that the lines of the work keep their numbers. */
export function stripGutenberg(text: string): string {
  const opening = start.exec(text)
  if (opening === null) return text
  const from = opening.index + opening[0].length
  const rest = text.slice(from)
  const to = from + (end.exec(rest)?.index ?? rest.length)
  const credited = credit.exec(text.slice(from, from + 2000))
  const begin = credited === null ? from : from + credited.index + credited[0].length
  return text.slice(0, begin).replaceAll(/[^\n]/g, '') + text.slice(begin, to)
}
