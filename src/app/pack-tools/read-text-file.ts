/** Reads the text of a file that somebody wants a pack of: plain text, Markdown or a Word document. */
import { UserError } from '../../core/reply/user-error.ts'
import { decodeText } from '../exchange/decode-text.ts'
import { readWordText } from './read-word-text.ts'

/** Of text; longer works are read in parts anyway. */
const maxTextBytes = 2_000_000
/** A Word document holds pictures, too. */
const maxDocumentBytes = 30_000_000

const copyText = 'Copy the text into a text editor and save it as .txt or .md.'

/** By their first bytes in Latin-1: files whose text cannot be read, and what to do. */
const otherFiles: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, `is a PDF, which keeps letters and no paragraphs. ${copyText}`],
  [/^\{\\rtf/, `is formatted text (RTF). Save it as .docx or as plain text.`],
  [/^\xd0\xcf[^]\xe0/, 'is an old Word document. Open it and save it as .docx.'],
  [/^PK[^]*opendocument/, 'is an OpenDocument file. Save it as .docx or as plain text.'],
  [/^PK[^]*mimetypeapplication\/epub/, `is an e-book. ${copyText}`],
  [/^\s*<(?:!doctype html|html|head|body)\b/i, `is a web page. ${copyText}`],
  [
    /^(?:\x89PNG|\xff\xd8\xff|GIF8)/,
    'is a picture. Type its text into a text editor and save it as .txt.',
  ],
]

/** Throws a UserError if the file is no text, too long or empty. */
export function readTextFile({
  name,
  bytes,
}: {
  readonly name: string
  readonly bytes: Uint8Array
}): string {
  if (bytes.length > maxDocumentBytes) throw tooLong(name)
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const other = otherFiles.find(([pattern]) => pattern.test(start))
  if (other !== undefined) throw new UserError(`${name} ${other[1]}`)
  const isPacked = start.startsWith('PK')
  if (!isPacked && bytes.length > maxTextBytes) throw tooLong(name)
  const text = isPacked ? readWordText(bytes, maxTextBytes) : decodeText(bytes)
  if (text === undefined) {
    throw new UserError(`${name} is neither text nor a Word document. ${copyText}`)
  }
  if (Buffer.byteLength(text) > 2 * maxTextBytes) throw tooLong(name)
  if (text.includes('\0')) throw new UserError(`${name} isn’t text. ${copyText}`)
  if (text.split(/\s+/, 60).length < 50) {
    throw new UserError(`${name} has fewer than 50 words. That is too little to make a pack of.`)
  }
  return text
}

function tooLong(name: string): UserError {
  return new UserError(
    `${name} is longer than ${maxTextBytes.toLocaleString('en')} bytes. Keep only the part that your class reads.`,
  )
}
