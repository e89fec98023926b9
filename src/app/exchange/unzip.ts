/** Opens a zip archive from outside. Only what is asked for is unpacked, and unpacking stops at its bounds, whatever the archive claims. */
import { crc32, inflateRawSync } from 'node:zlib'
import { UserError } from '../../core/reply/user-error.ts'
import { type ZipEntry, damagedArchive, isZip, readZipDirectory } from './zip-directory.ts'

export interface Archive {
  /** Of the files in it, as they stand there; folders and what macOS adds for itself are left out. */
  readonly names: readonly string[]
  /** Returns the file, or undefined if there is none of this name. Throws a UserError if it is too large, locked or damaged. */
  read(name: string): Uint8Array | undefined
}

/** The largest archives are decks of cards with thousands of pictures, which stay packed. */
const defaultLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 48 * 1024 * 1024,
  maxTotalBytes: 64 * 1024 * 1024,
  /** How many times its packed size a file may have. The longest tables shrink to a hundredth; a bomb, to a thousandth. */
  maxRatio: 250,
}

/** A small file may have any ratio. */
const freeBytes = 1024 * 1024

/** Of what stands before each file, without its name. */
const headerBytes = 30

const methods = { stored: 0, deflated: 8 } as const

/** Throws a UserError if the bytes are no archive, or one that nobody should open. An archive inside it stays a file. */
export function openArchive(
  bytes: Uint8Array,
  limits: Partial<typeof defaultLimits> = {},
): Archive {
  const { maxEntries, maxEntryBytes, maxTotalBytes, maxRatio } = { ...defaultLimits, ...limits }
  if (!isZip(bytes)) throw new UserError('The file is not a zip archive. Export it again.')
  const entries = new Map<string, ZipEntry>()
  for (const entry of readZipDirectory(bytes, maxEntries)) {
    if (/^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(entry.name)) continue
    checkName(entry.name)
    if (entries.has(entry.name)) throw suspicious('has two files of the same name')
    entries.set(entry.name, entry)
  }
  if (overlap([...entries.values()])) throw suspicious('has files that lie over one another')
  let remaining = maxTotalBytes
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const byRatio = Math.max(freeBytes, entry.packedBytes * maxRatio)
      const content = unpack(bytes, entry, Math.min(maxEntryBytes, remaining, byRatio))
      remaining -= content.length
      return content
    },
  }
}

/** A bomb lists the same packed bytes as thousands of files. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.toSorted((one, other) => one.offset - other.offset)
  return sorted.some(({ offset, packedBytes }, index) => {
    const next = sorted[index + 1]
    return next !== undefined && offset + headerBytes + packedBytes > next.offset
  })
}

/** Nothing is written to a disk, but no honest program makes such names. */
function checkName(name: string): void {
  const leadsOut = name.split('/').includes('..') || /^\/|^[A-Za-z]:/.test(name)
  if (leadsOut || name === '' || name.includes('\0')) {
    throw suspicious('has a file whose name leads out of it')
  }
}

function unpack(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Uint8Array {
  if (entry.isEncrypted) {
    throw new UserError(
      'The archive is locked with a password, so the bot can’t open it. Export it again without one.',
    )
  }
  const packed = findContent(bytes, entry)
  if (entry.claimedBytes > maxBytes) throw tooLarge()
  const content = inflate(packed, entry.method, entry.claimedBytes)
  if (content.length !== entry.claimedBytes || crc32(content) !== entry.checksum) {
    throw damagedArchive()
  }
  return content
}

/** Between the local header and the content, the name stands again, and more, which the list at the end need not repeat. */
function findContent(bytes: Uint8Array, { offset, packedBytes }: ZipEntry): Uint8Array {
  if (offset + headerBytes > bytes.length || !isZip(bytes.subarray(offset))) throw damagedArchive()
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, headerBytes)
  const start = offset + headerBytes + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + packedBytes > bytes.length) throw damagedArchive()
  return bytes.subarray(start, start + packedBytes)
}

function inflate(packed: Uint8Array, method: number, maxBytes: number): Uint8Array {
  if (method === methods.stored) {
    if (packed.length > maxBytes) throw tooLarge()
    return packed
  }
  if (method !== methods.deflated) {
    throw new UserError(
      'The archive is packed in a way that the bot can’t read. Unpack it and pack it again as a plain zip file.',
    )
  }
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) })
    return new Uint8Array(content.buffer, content.byteOffset, content.length)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge()
    }
    throw damagedArchive()
  }
}

function tooLarge(): UserError {
  return new UserError(
    'Unpacked, the archive is larger than the bot opens. Export fewer questions at once, or leave the pictures and sounds out.',
  )
}

function suspicious(what: string): UserError {
  return new UserError(
    `The archive ${what}, so the bot didn’t open it. Export it again from the program that made it.`,
  )
}
