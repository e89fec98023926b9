/** Good files of every format: those in `files/`, and packed ones made of parts. */
import type { Format } from '../../../src/app/exchange/format.ts'
import { type FormatName, formats } from '../../../src/app/exchange/formats.ts'
import { zip } from '../../../src/app/exchange/zip.ts'
import { basic, oldCollection, package21bOf } from './anki/build-package.ts'
import { namesOfFiles } from './expected-file.ts'
import { packFolder } from './pack-folder.ts'
import { workbookOf } from './workbook/build-workbook.ts'

export const everyFormat = Object.entries<Format>(formats) as [FormatName, Format][]

const notes = [{ type: 'Basic', fields: ['der Hund', 'dog'], deck: 'German::Animals', tags: 'a' }]
const cards = { types: { Basic: basic }, notes }
const sheet = {
  name: 'Quiz',
  rows: { 1: ['Question', 'Answer', 'Wrong answer 1'], 2: ['What is 2 + 2?', 4, 5] },
}

const made: Partial<Record<FormatName, readonly Uint8Array[]>> = {
  anki: [zip({ 'collection.anki2': oldCollection(cards), media: '{}' }), package21bOf(cards)],
  workbook: [workbookOf({ sheets: [sheet] })],
}

/** A format with two versions has a folder for each. */
const folders: Partial<Record<FormatName, readonly string[]>> = { qti: ['qti-1', 'qti-2'] }

export function goodFiles(name: FormatName): readonly Uint8Array[] {
  return (
    made[name] ??
    (folders[name] ?? [name]).flatMap((folder) =>
      namesOfFiles(folder).map((file) => packFolder(`tests/app/exchange/files/${folder}/${file}`)),
    )
  )
}
