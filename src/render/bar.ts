/** A bar of block characters that shows a share. */

/** Returns `width` characters, of which `count` out of `total` are full. */
export function bar(count: number, total: number, width: number): string {
  return '█'.repeat(Math.round((count / Math.max(total, 1)) * width)).padEnd(width, '░')
}
