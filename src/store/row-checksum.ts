/** A checksum of the rows of a table that does not depend on their order, to compare a table of one engine with the other’s. */
import { createHash } from 'node:crypto'

export interface TableSum {
  readonly rows: number
  /** The sum of the rows’ hashes: the engines sort text differently. */
  readonly sum: bigint
}

export function createTableSum() {
  let rows = 0
  let sum = 0n
  return {
    add(row: Readonly<Record<string, unknown>>): void {
      rows += 1
      sum = BigInt.asUintN(64, sum + hashOf(row))
    },
    read: (): TableSum => ({ rows, sum }),
  }
}

function hashOf(row: Readonly<Record<string, unknown>>): bigint {
  const values = Object.keys(row)
    .toSorted()
    .map((column) => [column, readable(row[column])])
  return createHash('sha256').update(JSON.stringify(values)).digest().readBigUInt64LE()
}

/** The same value is of another class on the other engine. */
function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (typeof value === 'bigint') return Number(value)
  return value
}
