/** Cuts labels to the lengths that platforms show. */

/** Cuts a label to a number of characters, at a word where one is near, and says so with an ellipsis. */
export function truncate(label: string, most: number): string {
  if (label.length <= most) return label
  const cut = label.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  const whole = space > most * 0.6 ? cut.slice(0, space) : cut
  // Half of a character beyond the Basic Multilingual Plane is no character.
  return `${whole.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}
