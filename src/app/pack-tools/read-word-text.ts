/** Reads the paragraphs and headings of a Word document, headings as Markdown writes them. */
import { decodeXML } from 'entities/decode'
import { openArchive } from '../exchange/unzip.ts'

const documentName = 'word/document.xml'
/** Word writes many marks around few words. */
const marksPerByte = 20

/** Word names the styles of headings in the language of its menus. */
const headingStyle =
  /^(?:heading|überschrift|berschrift|titre|título|ttulo|titolo|kop|rubrik)\s?([1-6])$/i
const titleStyle = /^(?:title|titel|titre|título|ttulo)$/i

/** Returns undefined if the archive holds no Word document. Throws a UserError if it is damaged or too large. */
export function readWordText(bytes: Uint8Array, maxTextBytes: number): string | undefined {
  const document = openArchive(bytes, { maxEntryBytes: maxTextBytes * marksPerByte }).read(
    documentName,
  )
  if (document === undefined) return undefined
  const xml = new TextDecoder().decode(document)
  return xml
    .split(/<\/w:p>/)
    .map((paragraph) => paragraphText(paragraph))
    .filter((paragraph) => paragraph.trim() !== '')
    .join('\n\n')
}

function paragraphText(xml: string): string {
  const [, style = ''] = /<w:pStyle w:val="([^"]{1,80})"/.exec(xml) ?? []
  const [, outline] = /<w:outlineLvl w:val="([0-5])"/.exec(xml) ?? []
  const text = xml
    .matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab|cr)\b[^>]*>/g)
    .map(([, words, sign]) => words ?? (sign === 'tab' ? ' ' : '\n'))
    .toArray()
    .join('')
  const plain = decodeXML(text).trim()
  if (titleStyle.test(style)) return `# ${plain.replaceAll('\n', ' ')}`
  const level =
    headingStyle.exec(style)?.[1] ?? (outline === undefined ? undefined : Number(outline) + 1)
  return level === undefined || plain === ''
    ? plain
    : `${'#'.repeat(Number(level))} ${plain.replaceAll('\n', ' ')}`
}
