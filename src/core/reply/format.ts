/** Formats numbers for people. */

/** Returns “1 question” or “2 questions”. Pass `plural` if adding an s is wrong. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}

/** Returns “63%” for a share from 0 to 1. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`
}
