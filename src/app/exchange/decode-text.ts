/** Decodes a text file, whatever program saved it: UTF-8, UTF-16 or else Windows-1252, with or without a mark at its start. */
import { isUtf8 } from 'node:buffer'

/** Returns the text without its mark, every line break as `\n`, so that lines are counted as editors count them. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes))
    .decode(bytes)
    .replace(/^\uFEFF+/, '')
    .replaceAll(/\r\n?/g, '\n')
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return utf16Without(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

const lookedAt = 4096

/** Western text in UTF-16 has a zero beside almost every letter; without a mark that is all there is to see. */
function utf16Without(bytes: Uint8Array): Encoding | undefined {
  const start = bytes.subarray(0, lookedAt)
  if (start.length < 4 || bytes.length % 2 === 1) return undefined
  const zeros = [0, 0]
  for (const [index, byte] of start.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const many = start.length / 4
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return undefined
}
