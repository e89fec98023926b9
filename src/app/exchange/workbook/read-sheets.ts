/** Reads the sheets of an Excel workbook (.xlsx) as rows of text. */
import { UserError } from '../../../core/reply/user-error.ts'
import { openArchive } from '../unzip.ts'
import { readParts } from './read-parts.ts'
import { type SheetCells, readSheet } from './read-sheet.ts'
import { damagedWorkbook } from './stream-xml.ts'

export interface Sheet extends SheetCells {
  readonly name: string
  readonly isHidden: boolean
}

/** Texts and sheets of honest workbooks are far smaller; each is held in memory while it is read. */
const maxPartBytes = 32 * 1024 * 1024

/** Hidden sheets are only named, unless all are hidden. Throws a UserError if the file is no workbook. */
export function readSheets(bytes: Uint8Array): readonly Sheet[] {
  const archive = openArchive(bytes, { maxEntryBytes: maxPartBytes })
  if (archive.names.some((name) => name.endsWith('workbook.bin'))) {
    throw new UserError('This is a binary workbook (.xlsb). Save it as .xlsx and import that file.')
  }
  const workbook = readParts(archive)
  if (workbook.sheets.length === 0) throw damagedWorkbook()
  const areAllHidden = workbook.sheets.every(({ isHidden }) => isHidden)
  return workbook.sheets.map(({ name, isHidden, path }) => {
    if (isHidden && !areAllHidden) return { name, isHidden, rows: [], isCut: false, isWide: false }
    const content = archive.read(path)
    if (content === undefined) throw damagedWorkbook()
    return { name, isHidden: false, ...readSheet(content, workbook) }
  })
}
