/** Reads numbers as other programs write them. */

/** Returns a number written with a point or a comma, or undefined. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^([+-]?\d+),(\d+)$/, '$1.$2')
    .replace('−', '-')
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain)) return undefined
  const number = Number(plain)
  return Number.isFinite(number) ? number : undefined
}

/** Returns halves of decimal numbers without the noise of binary ones. */
export function rounded(number: number): number {
  return Number(number.toPrecision(12))
}
