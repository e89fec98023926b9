/** Ids for items that come without one. */

const maxIdLength = 40

/** Returns lower-case words joined by hyphens, or undefined if the text has no letter of the English alphabet and no digit. */
export function toId(text: string): string | undefined {
  const id = text
    .slice(0, 2 * maxIdLength)
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{Cf}’']/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, maxIdLength)
    .replace(/-$/, '')
  return id === '' ? undefined : id
}

/** Returns the id, or with the first number that makes it another than all that are taken. */
export function uniqueId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) {
    const ending = `-${number}`
    const id = wanted.slice(0, maxIdLength - ending.length).replace(/-$/, '') + ending
    if (!taken.has(id)) return id
  }
}
