/** Splits the text of a section at its entries, so that only those that have changed are read again. */

/** One entry of a list in YAML, with what follows up to the next one. */
export interface EntryText {
  readonly text: string
  /** Characters and lines of the section that stand before it. */
  readonly start: number
  readonly line: number
}

/** Returns the entries, or undefined if the text is not plainly a list and has to be read as a whole. */
export function splitEntries(content: string): readonly EntryText[] | undefined {
  if (/\r|\uFEFF|^(?:---|\.\.\.)/m.test(content)) return undefined
  const starts = [...content.matchAll(/(?<![^\n])-(?=[ \t\n]|$(?!\n))/g)].map(({ index }) => index)
  const [first] = starts
  if (first === undefined || !/^(?:[ \t]*(?:#[^\n]*)?\n)*$/.test(content.slice(0, first))) {
    return undefined
  }
  let line = 0
  let before = 0
  return starts.map((start, index) => {
    line += countLines(content, before, start)
    before = start
    return { text: content.slice(start, starts[index + 1]), start, line }
  })
}

function countLines(content: string, from: number, to: number): number {
  let count = 0
  for (
    let at = content.indexOf('\n', from);
    at !== -1 && at < to;
    at = content.indexOf('\n', at + 1)
  ) {
    count += 1
  }
  return count
}
