/** Reads the XML of an office document piece by piece, since its sheets can be far larger than what is used of them. */
import { SaxesParser } from 'saxes'
import { UserError } from '../../../core/reply/user-error.ts'
import { localName } from '../xml-tree.ts'

export interface XmlHandler {
  /** @param name without its prefix */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
  /** Whether nothing more is needed. */
  readonly isDone?: () => boolean
}

const pieceBytes = 64 * 1024
const maxDepth = 100

export function damagedWorkbook(): UserError {
  return new UserError(
    'The workbook is damaged, so its cells can’t be read. Open it, save it again as .xlsx, and try once more.',
  )
}

/** Throws a UserError if the XML is broken, nests too deeply or defines anything itself. */
export function streamXml(bytes: Uint8Array, { open, close, text, isDone }: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxDepth) throw damagedWorkbook()
    open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    close?.(localName(name))
  })
  parser.on('text', (content) => text?.(content))
  parser.on('cdata', (content) => text?.(content))
  for (const event of ['doctype', 'error'] as const) {
    parser.on(event, () => {
      throw damagedWorkbook()
    })
  }
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8')
  for (let at = 0; at < bytes.length && isDone?.() !== true; at += pieceBytes) {
    parser.write(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }))
  }
  if (isDone?.() !== true) parser.close()
}

/** Returns an attribute whatever its prefix is. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string {
  const key = Object.keys(attributes).find((each) => localName(each) === name)
  return key === undefined ? '' : (attributes[key] ?? '')
}
