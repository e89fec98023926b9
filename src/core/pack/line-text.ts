/** How a line of the work is written: verse keeps its lines where there is room for them, and a fragment shows that it is one. */

/** The parts of a quote that say how it is written. */
interface LineText {
  readonly line: string
  readonly fragment?: boolean | undefined
}

/** Returns the line as a card shows it, with the line breaks of verse. */
export function wholeLine({ line, fragment }: LineText): string {
  return fragment === true ? `… ${line}` : line
}

/** Returns the line on one line, as lists, menus and sentences show it: “Never seek to tell thy love / Love that never told can be”. */
export function lineOnOneLine(quote: LineText): string {
  return wholeLine(quote)
    .split(/\s*\n\s*/)
    .join(' / ')
}
