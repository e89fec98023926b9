/** What a format of other programs defines: one file to read it, one to write it, and one line in formats.ts. */
import { isUtf8 } from 'node:buffer'
import type { ExchangeFile, Unusable } from '../../core/exchange/question.ts'
import { decodeText } from './decode-text.ts'

/** A file as somebody gave it. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface WrittenFile {
  readonly content: string | Uint8Array
  /** What the format cannot hold. */
  readonly lost: readonly Unusable[]
}

export interface Format {
  /** What people call it, such as `Moodle XML`. */
  readonly title: string
  /** Of file names, without the dot; the first is given to files that are written. */
  readonly endings: readonly string[]
  /** Whether this is such a file, from what its two ends look like. */
  readonly recognises: (glimpse: Glimpse) => boolean
  /** Throws a UserError if the whole file is no such file. */
  readonly read: (file: GivenFile) => Promise<ExchangeFile>
  readonly write?: (file: ExchangeFile) => Promise<WrittenFile>
}

/** As much of a file as tells what it is. */
export interface Glimpse {
  /** The ending of its name in lower case, without the dot. */
  readonly ending: string
  /** Both its ends in Latin-1: what a packed file holds is found by the names there. */
  readonly ends: string
  /** Its beginning as text, without blanks before it; empty where it is packed, since any sign can stand there by chance. */
  readonly text: string
}

const lookedAt = 64 * 1024

export function glimpseOf({ name, bytes }: GivenFile): Glimpse {
  const start = bytes.subarray(0, lookedAt)
  const end = bytes.subarray(lookedAt).subarray(-lookedAt)
  return {
    ending: /\.(\w{1,12})$/.exec(name.toLowerCase())?.[1] ?? '',
    ends: Buffer.concat([start, end]).toString('latin1'),
    text: isPacked(start) ? '' : decodeText(wholeCharacters(start)).replace(/^[\s\uFEFF]+/, ''),
  }
}

/** Whether the bytes are those of a zip archive or a database. */
function isPacked(start: Uint8Array): boolean {
  const mark = Buffer.from(start.subarray(0, 15)).toString('latin1')
  return /^PK[^\w\s,;"][^\w\s,;"]|^SQLite format 3/.test(mark)
}

/** Leaves out a character of UTF-8 that the cut has halved. */
function wholeCharacters(start: Uint8Array): Uint8Array {
  if (start.length < lookedAt) return start
  const cuts = [0, 1, 2, 3].map((bytes) => start.subarray(0, start.length - bytes))
  return cuts.find((cut) => isUtf8(cut)) ?? start
}
