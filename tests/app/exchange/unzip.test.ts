import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openArchive } from '../../../src/app/exchange/unzip.ts'
import { zip } from '../../../src/app/exchange/zip.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

const text = new TextDecoder()
const kilobyte = 1024
const megabyte = 1024 * kilobyte

const damaged =
  'The file is damaged: it is a zip archive, but not all of it is there. Export or download it again.'
const tooLarge =
  'Unpacked, the archive is larger than the bot opens. Export fewer questions at once, or leave the pictures and sounds out.'

test('files are unpacked by name', () => {
  const archive = openArchive(zip({ 'imsmanifest.xml': '<manifest/>', 'items/q1.xml': 'é' }))
  expect(archive.names).toEqual(['imsmanifest.xml', 'items/q1.xml'])
  expect(text.decode(archive.read('items/q1.xml'))).toBe('é')
  expect(archive.read('items/q2.xml')).toBeUndefined()
})

test('folders and what macOS adds are no files', () => {
  const archive = openArchive(
    zip({ 'quiz/': '', 'quiz/a.xml': 'a', '__MACOSX/quiz/._a.xml': 'x', 'quiz/.DS_Store': 'x' }),
  )
  expect(archive.names).toEqual(['quiz/a.xml'])
})

test('stored files and files of no length are read too', () => {
  const archive = openArchive(
    zipSync({ 'a.txt': [strToU8('as it is'), { level: 0 }], b: strToU8('') }),
  )
  expect(text.decode(archive.read('a.txt'))).toBe('as it is')
  expect(archive.read('b')).toEqual(new Uint8Array())
})

test('names from Windows are read, with backslashes and old letters', () => {
  const archive = openArchive(patch(zip({ 'quiz/x.xml': 'a' }), 'quiz/x', 'quiz\\\u00e9'))
  expect(archive.names).toEqual(['quiz/é.xml'])
  expect(text.decode(archive.read('quiz/é.xml'))).toBe('a')
})

test('a comment may follow, even one that looks like an end', () => {
  const bytes = zip({ a: 'a' })
  const comment = strToU8('PK\u0005\u0006 made by hand, with room for a whole record')
  bytes[bytes.length - 2] = comment.length
  expect(openArchive(concat(bytes, comment)).names).toEqual(['a'])
})

test('sizes of 64 bits are read', () => {
  expect(text.decode(openArchive(zip64('long sizes')).read('a.txt'))).toBe('long sizes')
})

test('a bomb is stopped by its ratio, whatever size it claims', () => {
  const honest = zipSync({ 'a.xml': new Uint8Array(8 * megabyte) }, { level: 9 })
  expect(honest.length).toBeLessThan(10 * kilobyte)
  expect(() => openArchive(honest).read('a.xml')).toThrow(tooLarge)
  const lying = honest.slice()
  setClaimedSize(lying, 100)
  expect(() => openArchive(lying).read('a.xml')).toThrow(tooLarge)
})

test('only what is asked for is unpacked', () => {
  const archive = openArchive(zip({ 'a.xml': 'a', 'bomb.bin': new Uint8Array(8 * megabyte) }))
  expect(text.decode(archive.read('a.xml'))).toBe('a')
})

test('many files together have a bound too, and so has one file that is listed often', () => {
  const limits = { maxTotalBytes: 3 * megabyte }
  const archive = openArchive(
    zip(Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, new Uint8Array(megabyte)]))),
    limits,
  )
  for (const name of ['a', 'b', 'c']) expect(archive.read(name)).toHaveLength(megabyte)
  expect(() => archive.read('d')).toThrow(tooLarge)
  const again = openArchive(zip({ a: new Uint8Array(megabyte) }), limits)
  for (const name of ['a', 'a', 'a']) again.read(name)
  expect(() => again.read('a')).toThrow(tooLarge)
})

test('an archive in an archive stays a file', () => {
  const inner = zip({ deep: 'x' })
  const archive = openArchive(zip({ 'inner.zip': inner }))
  expect(archive.names).toEqual(['inner.zip'])
  expect(archive.read('inner.zip')).toEqual(new Uint8Array(inner))
})

test.each([
  ['../../etc/passwd'],
  ['/etc/passwd'],
  ['C:/Windows/win.ini'],
  ['quiz/../../x'],
  ['..\\x'],
])('the name %s is refused', (name) => {
  expect(() => openArchive(zip({ [name]: 'x' }))).toThrow(
    'The archive has a file whose name leads out of it, so the bot didn’t open it. Export it again from the program that made it.',
  )
})

test('two files of one name are refused', () => {
  expect(() =>
    openArchive(patch(zip({ 'a.xml': 'one', 'b.xml': 'two' }), 'b.xml', 'a.xml')),
  ).toThrow(
    'The archive has two files of the same name, so the bot didn’t open it. Export it again from the program that made it.',
  )
})

test('files that share their bytes are refused before any is opened', () => {
  const bytes = zip({ 'a.xml': 'x', 'b.xml': 'x' })
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const second = Buffer.from(bytes).lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  view.setUint32(second + 42, 0, true)
  expect(() => openArchive(bytes)).toThrow(
    'The archive has files that lie over one another, so the bot didn’t open it. Export it again from the program that made it.',
  )
})

test('too many files are refused before any is opened', () => {
  const bytes = zip(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`${index}`, ''])))
  expect(() => openArchive(bytes, { maxEntries: 100 })).toThrow(
    'The file is an archive of more than 100 files, which is more than the bot opens. Export fewer questions at once.',
  )
})

test('a locked archive says so', () => {
  const bytes = zip({ a: 'secret' })
  bytes[find(bytes, 'PK\u0001\u0002') + 8]! |= 1
  expect(() => openArchive(bytes).read('a')).toThrow(
    'The archive is locked with a password, so the bot can’t open it. Export it again without one.',
  )
})

test('an unknown way of packing says so', () => {
  const bytes = zip({ a: 'x' })
  bytes[find(bytes, 'PK\u0001\u0002') + 10] = 93
  expect(() => openArchive(bytes).read('a')).toThrow(
    'The archive is packed in a way that the bot can’t read. Unpack it and pack it again as a plain zip file.',
  )
})

test('a changed file is noticed', () => {
  const bytes = zipSync({ a: [strToU8('a right answer'), { level: 0 }] })
  bytes[find(bytes, 'right')]! ^= 1
  expect(() => openArchive(bytes).read('a')).toThrow(damaged)
})

test('what is no archive is refused', () => {
  expect(() => openArchive(strToU8('<quiz/>'))).toThrow(
    'The file is not a zip archive. Export it again.',
  )
})

test('wherever an archive is cut off or changed, the answer is a sentence', () => {
  const whole = zip({ 'imsmanifest.xml': '<manifest/>'.repeat(20), 'q.xml': 'x'.repeat(300) })
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
      (length, changes) => {
        const bytes = whole.slice(0, length)
        for (const [at, value] of changes) if (at < length) bytes[at] = value
        expect(errorOf(bytes)).toSatisfy(
          (error) => error === undefined || error instanceof UserError,
        )
      },
    ),
    { numRuns: 2000 },
  )
})

function errorOf(bytes: Uint8Array): unknown {
  try {
    const archive = openArchive(bytes)
    for (const name of archive.names) archive.read(name)
    return undefined
  } catch (error) {
    return error
  }
}

function find(bytes: Uint8Array, part: string): number {
  return Buffer.from(bytes).indexOf(Buffer.from(part, 'latin1'))
}

/** Replaces a name of the same length wherever it stands, and the flag that says it is UTF-8. */
function patch(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1')
}

function setClaimedSize(bytes: Uint8Array, size: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  view.setUint32(find(bytes, 'PK\u0001\u0002') + 24, size, true)
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}

/** As some libraries write even small archives: every size stands in the 64-bit part. */
function zip64(content: string): Uint8Array {
  const packed = deflateRawSync(content)
  const name = Buffer.from('a.txt')
  const small = zip({ 'a.txt': content })
  const checksum = new DataView(small.buffer, small.byteOffset).getUint32(14, true)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const body = concat(local, name, packed)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(checksum, 16)
  entry.fill(0xff, 20, 28)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(28, 30)
  entry.fill(0xff, 42, 46)
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(content.length), 4)
  extra.writeBigUInt64LE(BigInt(packed.length), 12)
  const directory = concat(entry, name, extra)
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50)
  end64.writeBigUInt64LE(1n, 32)
  end64.writeBigUInt64LE(BigInt(body.length), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50)
  locator.writeBigUInt64LE(BigInt(body.length + directory.length), 8)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.fill(0xff, 8, 20)
  return concat(body, directory, end64, locator, end)
}
