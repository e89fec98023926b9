import { expect, test } from 'vitest'
import { decodeText } from '../../../src/app/exchange/decode-text.ts'

const words = 'Grüße: “naïve”, 5 €\nzweite Zeile'

/** As a program saves it that knows only this encoding. */
function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

test.each([
  ['UTF-8', Buffer.from(words)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${words}`)],
  ['UTF-8 with two marks', Buffer.from(`\uFEFF\uFEFF${words}`)],
  ['UTF-16', Buffer.from(`\uFEFF${words}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(words, 'utf16le')],
  ['UTF-16 the other way round', bigEndian(`\uFEFF${words}`)],
  ['UTF-16 the other way round without a mark', bigEndian(words)],
  ['Windows-1252', Buffer.from('Gr\xFC\xDFe: \x93na\xEFve\x94, 5 \x80\nzweite Zeile', 'latin1')],
  ['line ends of Windows', Buffer.from(words.replaceAll('\n', '\r\n'))],
  ['line ends of old Macs', Buffer.from(words.replaceAll('\n', '\r'))],
])('%s', (_, bytes) => {
  expect(decodeText(bytes)).toBe(words)
})

test('an empty file is empty text', () => {
  expect(decodeText(Buffer.alloc(0))).toBe('')
})
