/** A share in per cent, and as a bar of block characters. */
import { formatPercent } from '../core/reply/format.ts'

/** Returns `63%` for 5 of 8. */
export function percentOf(count: number, total: number): string {
  return formatPercent(count / Math.max(total, 1))
}

/** Returns `width` characters, of which `count` out of `total` are full. */
export function bar(count: number, total: number, width: number): string {
  return '█'.repeat(Math.round((count / Math.max(total, 1)) * width)).padEnd(width, '░')
}
