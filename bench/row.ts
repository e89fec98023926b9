/** One figure of a benchmark, always beside the baseline that was measured in the same run. */
export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What it is compared with, in the same unit; a ratio is printed where there is one. */
  readonly baseline?: { readonly name: string; readonly value: number }
  /** The bound that the figure has to keep, such as `≤ 400`. */
  readonly goal?: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** The value below which a share of all values lies; `share` is between 0 and 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
