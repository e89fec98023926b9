/** The numbers of the terminal: how wide lines are. */

/** Wider lines are hard to read (Bringhurst gives 45 to 75 characters; labels need a little more). */
const maxWidth = 88
const minWidth = 40

/** The width to wrap at: the window's, within reason; a pipe has none. */
export function lineWidth(columns: number | undefined): number {
  return Math.max(minWidth, Math.min(columns ?? maxWidth, maxWidth))
}
