/** Reads the list of files at the end of a zip archive. Nothing in it is trusted: whoever made the archive wrote the sizes. */
import { UserError } from '../../core/reply/user-error.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly checksum: number
  readonly packedBytes: number
  /** What the archive claims. */
  readonly claimedBytes: number
  /** Where its local header begins. */
  readonly offset: number
}

const signatures = {
  entry: 0x02_01_4b_50,
  end: 0x06_05_4b_50,
  end64: 0x06_06_4b_50,
  locator64: 0x07_06_4b_50,
} as const

/** A field with all bits set says that the value stands in the 64-bit part. */
const elsewhere = { count: 0xff_ff, size: 0xff_ff_ff_ff } as const

const [endBytes, maxCommentBytes, locatorBytes, entryBytes] = [22, 65_535, 20, 46]

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** Returns what the archive says is in it, folders left out. Throws a UserError if it is damaged or has too many files. */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { count, offset } = findDirectory(view)
    if (count > maxEntries) throw tooManyFiles(maxEntries)
    const entries: ZipEntry[] = []
    let at = offset
    for (let index = 0; index < count; index++) {
      const { entry, next } = readEntry(bytes, view, at)
      at = next
      if (!entry.name.endsWith('/')) entries.push(entry)
    }
    return entries
  } catch (error) {
    // A DataView throws where the archive is cut off.
    if (error instanceof RangeError) throw damagedArchive()
    throw error
  }
}

function findDirectory(view: DataView): { readonly count: number; readonly offset: number } {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const offset = view.getUint32(end + 16, true)
  if (count !== elsewhere.count && offset !== elsewhere.size) return { count, offset }
  const locator = end - locatorBytes
  // 65,535 files are possible without it.
  if (locator < 0 || view.getUint32(locator, true) !== signatures.locator64) {
    return { count, offset }
  }
  const end64 = readLong(view, locator + 8)
  if (view.getUint32(end64, true) !== signatures.end64) throw damagedArchive()
  return { count: readLong(view, end64 + 32), offset: readLong(view, end64 + 48) }
}

/** A comment of any length may follow the end record, and what looks like another record may stand in it. */
function findEnd(view: DataView): number {
  const last = view.byteLength - endBytes
  for (let at = last; at >= Math.max(0, last - maxCommentBytes); at--) {
    const isEnd = view.getUint32(at, true) === signatures.end
    if (isEnd && at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  throw damagedArchive()
}

function readEntry(bytes: Uint8Array, view: DataView, at: number) {
  if (view.getUint32(at, true) !== signatures.entry) throw damagedArchive()
  const flags = view.getUint16(at + 8, true)
  const nameEnd = at + entryBytes + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const next = extraEnd + view.getUint16(at + 32, true)
  if (next > bytes.length) throw damagedArchive()
  const sizes = {
    claimedBytes: view.getUint32(at + 24, true),
    packedBytes: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  const entry: ZipEntry = {
    name: decodeName(bytes.subarray(at + entryBytes, nameEnd), (flags & 0x8_00) !== 0),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & 1) !== 0,
    checksum: view.getUint32(at + 16, true),
    ...readLongSizes(view, sizes, nameEnd, extraEnd),
  }
  return { entry, next }
}

/** The 64-bit part has only those values that did not fit, in this order. */
function readLongSizes(
  view: DataView,
  sizes: Pick<ZipEntry, 'claimedBytes' | 'packedBytes' | 'offset'>,
  start: number,
  end: number,
): typeof sizes {
  if (!Object.values(sizes).includes(elsewhere.size)) return sizes
  let at = start
  while (at + 4 <= end) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let value = at - 4
      const [claimedBytes, packedBytes, offset] = (
        [sizes.claimedBytes, sizes.packedBytes, sizes.offset] as const
      ).map((size) => (size === elsewhere.size ? readLong(view, (value += 8)) : size))
      return { claimedBytes: claimedBytes ?? 0, packedBytes: packedBytes ?? 0, offset: offset ?? 0 }
    }
    at += 4 + length
  }
  throw damagedArchive()
}

function readLong(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}

/** Older programs on Windows write no UTF-8 and say so by a missing flag; some write UTF-8 without the flag. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes)
  } catch {
    name = new TextDecoder('windows-1252').decode(bytes)
  }
  return name.replaceAll('\\', '/')
}

export function damagedArchive(): UserError {
  return new UserError(
    'The file is damaged: it is a zip archive, but not all of it is there. Export or download it again.',
  )
}

function tooManyFiles(maxEntries: number): UserError {
  return new UserError(
    `The file is an archive of more than ${maxEntries.toLocaleString('en')} files, which is more than the bot opens. Export fewer questions at once.`,
  )
}
