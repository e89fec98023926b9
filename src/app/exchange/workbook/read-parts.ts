/** Reads the parts of a workbook that its sheets refer to: which sheets there are, texts, and the formats of numbers. */
import { lower, raise } from '../small-signs.ts'
import type { Archive } from '../unzip.ts'
import { type CellFormat, formatOf, unescapeText } from './cell-values.ts'
import { attributeOf, damagedWorkbook, streamXml } from './stream-xml.ts'

export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  /** Its file in the archive. */
  readonly path: string
}

export interface WorkbookPart {
  readonly sheets: readonly SheetPart[]
  readonly startsIn1904: boolean
  readonly texts: readonly string[]
  /** By the number of a cell’s style. */
  readonly formats: readonly CellFormat[]
}

const maxSheets = 200
const maxTexts = 1_000_000
const maxStyles = 70_000

export function readParts(archive: Archive): WorkbookPart {
  const path =
    [...relations(archive, '_rels/.rels').values()].find(({ type }) =>
      type.endsWith('/officeDocument'),
    )?.path ?? 'xl/workbook.xml'
  const workbook = archive.read(path)
  if (workbook === undefined) throw damagedWorkbook()
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const related = relations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  function pathOf(type: string): string {
    return [...related.values()].find((each) => each.type.endsWith(type))?.path ?? ''
  }
  const sheets: SheetPart[] = []
  let startsIn1904 = false
  streamXml(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') {
        startsIn1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904'))
      }
      if (name !== 'sheet' || sheets.length === maxSheets) return
      const sheet = related.get(attributes['r:id'] ?? attributeOf(attributes, 'id'))
      if (sheet?.type.endsWith('/worksheet') !== true) return
      const isHidden = /hidden$/i.test(attributeOf(attributes, 'state'))
      sheets.push({
        name: unescapeText(attributeOf(attributes, 'name')),
        isHidden,
        path: sheet.path,
      })
    },
  })
  return {
    sheets,
    startsIn1904,
    texts: readTexts(archive.read(pathOf('/sharedStrings'))),
    formats: readFormats(archive.read(pathOf('/styles'))),
  }
}

interface Relation {
  readonly type: string
  readonly path: string
}

function relations(archive: Archive, path: string, folder = ''): ReadonlyMap<string, Relation> {
  const found = new Map<string, Relation>()
  const bytes = archive.read(path)
  if (bytes === undefined) return found
  streamXml(bytes, {
    open(name, attributes) {
      const target = attributeOf(attributes, 'Target')
      if (name !== 'Relationship' || found.size > maxSheets * 5) return
      found.set(attributeOf(attributes, 'Id'), {
        type: attributeOf(attributes, 'Type'),
        path: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
      })
    },
  })
  return found
}

/** Most texts stand once in a part of their own; what is above a word to say how it is read does not belong to it. */
function readTexts(bytes: Uint8Array | undefined): readonly string[] {
  const texts: string[] = []
  if (bytes === undefined) return texts
  const reader = createTextReader()
  streamXml(bytes, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close(name) {
      reader.close(name)
      if (name === 'si') texts.push(reader.take())
    },
    isDone: () => texts.length > maxTexts,
  })
  return texts
}

interface TextReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
  /** Returns the text since the last time. */
  take(): string
}

/** Collects the text of `t` elements, whatever their formatting. */
export function createTextReader(): TextReader {
  const parts: string[] = []
  let isText = false
  let isReading = false
  let height = ''
  return {
    open(name, attributes) {
      if (name === 'rPh') isReading = true
      if (name === 'r' || name === 'si' || name === 'is') height = ''
      if (name === 'vertAlign') height = attributeOf(attributes, 'val')
      isText = name === 't' && !isReading
    },
    text(text) {
      if (isText) parts.push(writeAtHeight(text, height))
    },
    close(name) {
      if (name === 'rPh') isReading = false
      isText = false
    },
    take: () => unescapeText(parts.splice(0).join('')),
  }
}

/** Longer texts are not written small because of what they mean. */
const maxSmall = 20

/** A 3 that is written small and high is another number when it is not. */
function writeAtHeight(text: string, height: string): string {
  if (text.length > maxSmall) return text
  if (height === 'superscript') return raise(text) ?? `^(${text})`
  return height === 'subscript' ? (lower(text) ?? text) : text
}

function readFormats(bytes: Uint8Array | undefined): readonly CellFormat[] {
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  let isCellStyle = false
  if (bytes === undefined) return formats
  streamXml(bytes, {
    open(name, attributes) {
      const id = Number(attributeOf(attributes, 'numFmtId'))
      if (name === 'numFmt' && codes.size < maxStyles) {
        codes.set(id, attributeOf(attributes, 'formatCode'))
      }
      if (name === 'cellXfs') isCellStyle = true
      if (name === 'xf' && isCellStyle && formats.length < maxStyles) {
        formats.push(formatOf(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return formats
}
