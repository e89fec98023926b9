/** A bar of block characters that shows a share. */

/** Returns a share in per cent, such as `63%`. */
export function formatPercent(count: number, total: number): string {
  return `${Math.round((count / Math.max(total, 1)) * 100)}%`
}

/** Returns `width` characters, of which `count` out of `total` are full. */
export function bar(count: number, total: number, width: number): string {
  return '█'.repeat(Math.round((count / Math.max(total, 1)) * width)).padEnd(width, '░')
}
