/** Recognises files that no format reads, so that the import can say what they are and what to do instead. */
import type { RichText } from '../../core/reply/reply.ts'
import type { Glimpse } from './format.ts'

const saveAsCsv = ['Open it and save it as “CSV UTF-8”, then import that file.']
const copyToTable = ['Copy what you need into a spreadsheet and save that as “CSV UTF-8”.']
const downloadAgain = ['Download the file again, as CSV.']

/** A kind of file that cannot be imported. */
export interface ForeignFile {
  /** With its article, such as `a PDF`. */
  readonly name: string
  /** What to do with it; left out where all that helps is another file. */
  readonly advice?: RichText
  /** Whether a pack may look like it. */
  readonly mayBePack?: boolean
}

export const calendarFile = {
  name: 'a calendar',
  advice: ['For days off, give it to ', { command: 'calendar days-off' }, '.'],
} as const satisfies ForeignFile

/** By their first bytes, in Latin-1. What a packed file holds is found by the names in it. */
const signatures: readonly (readonly [RegExp, ForeignFile])[] = [
  [/^PK.*opendocument\.spreadsheet/s, { name: 'an OpenDocument spreadsheet', advice: saveAsCsv }],
  [/^PK.*Index\/(?:Document|Tables)/s, { name: 'a Numbers or Pages file', advice: saveAsCsv }],
  [/^PK.*(?:word\/|opendocument\.text)/s, { name: 'a Word document', advice: copyToTable }],
  [/^PK.*(?:ppt\/|opendocument\.presentation)/s, { name: 'a presentation', advice: copyToTable }],
  [/^PK.*h5p\.json/s, { name: 'an H5P package' }],
  [
    /^PK[^\w\s,;"][^\w\s,;"]/,
    {
      name: 'a workbook, such as .xlsx or .ods, or another zip file',
      advice: saveAsCsv,
      mayBePack: true,
    },
  ],
  [/^\xd0\xcf[^]\xe0/, { name: 'an old Excel or Word file', advice: saveAsCsv }],
  [/^SQLite format 3\0/, { name: 'a database, as Anki keeps its decks in' }],
  [/^\s*%PDF-/, { name: 'a PDF', advice: copyToTable }],
  [/^\{\\rtf/, { name: 'a formatted text (RTF)', advice: copyToTable }],
  [
    /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM....\0\0\0\0|II\*\0|MM\0\*|....ftyp(?:heic|mif1|avif))/s,
    {
      name: 'a picture',
      advice: ['Type its questions into a spreadsheet and save that as “CSV UTF-8”.'],
    },
  ],
  [/^(?:Rar!|7z\xbc\xaf)/, { name: 'an archive', advice: ['Unpack it first.'] }],
]

const webPage: ForeignFile = {
  name: 'a web page, perhaps a sign-in page that was saved instead of the file',
  advice: downloadAgain,
}

/** By how their text begins. */
const textBeginnings: readonly (readonly [RegExp, ForeignFile])[] = [
  [/^(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|div|script|meta)\b/is, webPage],
  [/^<(?:\?xml|[a-z][\w:-]*[\s>])/i, { name: 'an XML file' }],
  [/^(?:\[\s*[[{"\d]|\{\s*["}])/, { name: 'a JSON file', mayBePack: true }],
  [/^BEGIN:VCALENDAR/i, calendarFile],
  [
    /^(?:---\s*\n|# yaml-language-server|%YAML|-\s+[\w-]+:(?:\s|$))/,
    {
      name: 'a YAML file',
      advice: ['Items in YAML belong in the pack’s own files.'],
      mayBePack: true,
    },
  ],
]

/** By what their text looks like, where their name claims nothing that can be read. */
const textMarks: readonly (readonly [RegExp, ForeignFile])[] = [
  [/^"?timestamp"?[,;\t]/i, { name: 'a table of answers to a form' }],
  [/^[\w-]+:[^\S\n]*(?:\S[^\n]*)?\n(?:[\w-]+:|\s+[\w-]+:|\s*- )/, { name: 'a YAML file' }],
]

const extensions: Readonly<Record<string, ForeignFile>> = {
  xls: { name: 'an old Excel workbook', advice: saveAsCsv },
  ods: { name: 'an OpenDocument spreadsheet', advice: saveAsCsv },
  numbers: { name: 'a Numbers file', advice: saveAsCsv },
  docx: { name: 'a Word document', advice: copyToTable },
  pdf: { name: 'a PDF', advice: copyToTable },
}

/** Returns what the file is for certain, whatever its name claims. */
export function findForeignFile({ ends, text }: Glimpse): ForeignFile | undefined {
  return find(signatures, ends) ?? find(textBeginnings, text)
}

/** Returns what the file may be, by its text or else by its name. */
export function guessForeignFile({ text, ending }: Glimpse): ForeignFile | undefined {
  return find(textMarks, text) ?? extensions[ending]
}

function find(
  list: readonly (readonly [RegExp, ForeignFile])[],
  text: string,
): ForeignFile | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1]
}
