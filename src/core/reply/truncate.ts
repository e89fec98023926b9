/** Shortens labels to the lengths that platforms allow. */

/** Returns at most `maxLength` characters, cut between words if possible, with an ellipsis if anything was cut. */
export function truncate(label: string, maxLength: number): string {
  if (label.length <= maxLength) return label
  const cut = label.slice(0, maxLength - 1)
  const space = cut.lastIndexOf(' ')
  const whole = space > maxLength * 0.6 ? cut.slice(0, space) : cut
  // Drops half of a surrogate pair.
  return `${whole.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}
