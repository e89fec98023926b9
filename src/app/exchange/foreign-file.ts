/** Recognises files that are no table of quiz items, so that the import can say what they are and what to do instead. */

const saveAsCsv = 'Open it and save it as “CSV UTF-8”, then import that file.'
const copyToTable = 'Copy what you need into a spreadsheet and save that as “CSV UTF-8”.'
const downloadAgain = 'Download the file again, as CSV.'

/** A kind of file that cannot be imported. */
export interface ForeignFile {
  /** With its article, such as `a PDF`. */
  readonly name: string
  /** What to do with it; left out where a table has to be made of it. */
  readonly advice?: string
}

/** By their first bytes, in Latin-1. What a packed file holds is found by the names in it. */
const signatures: readonly (readonly [RegExp, ForeignFile])[] = [
  [/^PK.*(?:collection\.anki2|collection\.anki21)/s, { name: 'a packed Anki deck' }],
  [/^PK.*xl\/(?:workbook|worksheets|styles)/s, { name: 'an Excel workbook', advice: saveAsCsv }],
  [/^PK.*opendocument\.spreadsheet/s, { name: 'an OpenDocument spreadsheet', advice: saveAsCsv }],
  [/^PK.*Index\/(?:Document|Tables)/s, { name: 'a Numbers or Pages file', advice: saveAsCsv }],
  [/^PK.*(?:word\/|opendocument\.text)/s, { name: 'a Word document', advice: copyToTable }],
  [/^PK.*(?:ppt\/|opendocument\.presentation)/s, { name: 'a presentation', advice: copyToTable }],
  [/^PK.*imsmanifest\.xml/s, { name: 'a quiz package (QTI or Common Cartridge)' }],
  [/^PK.*h5p\.json/s, { name: 'an H5P package' }],
  [
    /^PK[^\w\s,;"][^\w\s,;"]/,
    { name: 'a workbook, such as .xlsx or .ods, or another zip file', advice: saveAsCsv },
  ],
  [/^\xd0\xcf[^]\xe0/, { name: 'an old Excel or Word file', advice: saveAsCsv }],
  [/^SQLite format 3\0/, { name: 'a database, as Anki keeps its decks in' }],
  [/^\s*%PDF-/, { name: 'a PDF', advice: copyToTable }],
  [/^\{\\rtf/, { name: 'a formatted text (RTF)', advice: copyToTable }],
  [
    /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM....\0\0\0\0|II\*\0|MM\0\*|....ftyp(?:heic|mif1|avif))/s,
    {
      name: 'a picture',
      advice: 'Type its questions into a spreadsheet and save that as “CSV UTF-8”.',
    },
  ],
  [/^(?:Rar!|7z\xbc\xaf)/, { name: 'an archive', advice: 'Unpack it first.' }],
]

const webPage: ForeignFile = {
  name: 'a web page, perhaps a sign-in page that was saved instead of the file',
  advice: downloadAgain,
}
const ankiExport: ForeignFile = { name: 'an Anki export' }

/** By how their text begins. No table whose first row names the columns looks like one of these. */
const textBeginnings: readonly (readonly [RegExp, ForeignFile])[] = [
  [/^#(?:separator|html|deck|notetype|tags|columns|guid)\b.*:/i, ankiExport],
  [/^(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|div|script|meta)\b/is, webPage],
  [
    /^(?:<[^]*)?<(?:\w+:)?(?:questestinterop|assessmentItem|assessmentTest|qti-)/,
    { name: 'a QTI file' },
  ],
  [/^(?:<[^]*)?<quiz>/, { name: 'a Moodle XML file' }],
  [/^<(?:\?xml|[a-z][\w:-]*[\s>])/i, { name: 'an XML file' }],
  [/^(?:\[\s*[[{"\d]|\{\s*["}])/, { name: 'a JSON file' }],
  [/^BEGIN:VCALENDAR/i, { name: 'a calendar', advice: 'Give it to daily set, as holidays.' }],
  [/^\$CATEGORY:|^::[^\n]*::/, { name: 'a GIFT file, as Moodle exports it' }],
  [
    /^(?:---\s*\n|# yaml-language-server|%YAML|-\s+[\w-]+:(?:\s|$))/,
    { name: 'a YAML file', advice: 'Items in YAML belong in the pack’s own files.' },
  ],
]

/** By anything in their text. They are only looked for when the first row names no columns of ours. */
const textMarks: readonly (readonly [RegExp, ForeignFile])[] = [
  [/^ANSWERS?:\s*[A-Z]\s*$/m, { name: 'an Aiken file' }],
  [
    /\{\s*(?:[=~#]|T(?:RUE)?\s*[}#]|F(?:ALSE)?\s*[}#])/,
    { name: 'a GIFT file, as Moodle exports it' },
  ],
  [/\banswer 1\b.*\b(?:time limit|correct answer)/is, { name: 'a Kahoot or Blooket table' }],
  [/\bquestion text\b.*\boption 1\b/is, { name: 'a Quizizz table' }],
  [/\bincorrect answer 1\b/i, { name: 'a Gimkit table' }],
  [/^"?card"?,"?question"?,"?answer"?,"?due\b/i, { name: 'the list of somebody’s flashcards' }],
  [/^"?timestamp"?[,;\t]/i, { name: 'a table of answers to a form' }],
  [/^[\w-]+:[^\S\n]*(?:\S[^\n]*)?\n(?:[\w-]+:|\s+[\w-]+:|\s*- )/, { name: 'a YAML file' }],
]

const extensions: Readonly<Record<string, ForeignFile>> = {
  apkg: { name: 'a packed Anki deck' },
  colpkg: { name: 'a packed Anki collection' },
  gift: { name: 'a GIFT file, as Moodle exports it' },
  xlsx: { name: 'an Excel workbook', advice: saveAsCsv },
  xls: { name: 'an old Excel workbook', advice: saveAsCsv },
  ods: { name: 'an OpenDocument spreadsheet', advice: saveAsCsv },
  numbers: { name: 'a Numbers file', advice: saveAsCsv },
  docx: { name: 'a Word document', advice: copyToTable },
  pdf: { name: 'a PDF', advice: copyToTable },
}

/** Returns what the file is if it cannot be a table, whatever its first row says. */
export function findForeignFile(bytes: Buffer): ForeignFile | undefined {
  // The names in a packed file stand at its start or at its end.
  const ends = [bytes.subarray(0, maxLookedAt), bytes.subarray(maxLookedAt).subarray(-maxLookedAt)]
  return (
    find(signatures, Buffer.concat(ends).toString('latin1')) ?? find(textBeginnings, textOf(bytes))
  )
}

/** Returns what a file may be whose first row names no columns, by its text or else by its name. */
export function findForeignTable(bytes: Buffer, fileName: string): ForeignFile | undefined {
  const text = textOf(bytes)
  const found =
    find(textMarks, text) ?? extensions[/\.(\w+)$/.exec(fileName.toLowerCase())?.[1] ?? '']
  if (found !== undefined) return found
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const isPairs = lines.length > 0 && lines.every((line) => line.split('\t').length === 2)
  return isPairs ? { name: 'a list of cards, as Quizlet or Anki exports it' } : undefined
}

const maxLookedAt = 64 * 1024

function textOf(bytes: Buffer): string {
  return bytes
    .subarray(0, maxLookedAt)
    .toString('utf8')
    .replace(/^[\s\uFEFF]+/, '')
}

function find(
  list: readonly (readonly [RegExp, ForeignFile])[],
  text: string,
): ForeignFile | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1]
}
