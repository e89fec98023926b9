/** The limits of the terminal: how wide a line may be. */

/** Longer lines are hard to read (Bringhurst recommends 45 to 75 characters; labels need a little more). */
const maxWidth = 88
const minWidth = 40

/** Returns the width to wrap at, in columns, for a window of this width; a pipe has none. */
export function lineWidth(columns: number | undefined): number {
  return Math.max(minWidth, Math.min(columns ?? maxWidth, maxWidth))
}
