/** Writes how well a question fits the rest, the same on the screen and on paper. */

/** Returns a number from −1 to 1 with two places, such as −0.17; one that rounds to nothing has no sign. */
export function formatCorrelation(value: number): string {
  const words = value.toFixed(2).replace('-', '−')
  return words === '−0.00' ? '0.00' : words
}
