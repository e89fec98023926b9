/** The numbers of the terminal: how wide lines are. */

/** Wider lines are hard to read (Bringhurst gives 45 to 75 characters; labels need a little more). */
const widest = 88
const narrowest = 40

/** The width to wrap at: the window's, within reason; a pipe has none. */
export function lineWidth(columns: number | undefined): number {
  return Math.max(narrowest, Math.min(columns ?? widest, widest))
}
