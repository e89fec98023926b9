/** Builds workbooks as Excel, Google Sheets and LibreOffice write them, from parts that can be read. */
import { zip } from '../../../../src/app/exchange/zip.ts'

interface SmallText {
  readonly text: string
  readonly height: 'superscript' | 'subscript'
}

export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly value?: string | number | boolean }
  | { readonly rich: readonly (string | SmallText)[]; readonly reading?: string }
  | { readonly inline: string }
  | { readonly error: string }
  | { readonly number: number; readonly format: string | number }

export interface SheetParts {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** By the number of the row, from 1; a list where they follow each other. */
  readonly rows: readonly (readonly Cell[])[] | Readonly<Record<number, readonly Cell[]>>
  readonly merged?: readonly string[]
  readonly dimension?: string
  /** Whether cells say where they are; some programs leave it out. */
  readonly isBare?: boolean
}

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[]
  readonly startsIn1904?: boolean
  /** Of the elements, as some programs write them: `x:`. */
  readonly prefix?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

/** Returns the files of a workbook by name. */
export function workbookFiles({
  sheets,
  startsIn1904 = false,
  prefix = '',
}: WorkbookParts): Record<string, string> {
  const texts: string[] = []
  const formats: (string | number)[] = []
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([['rId1', `${officeRelations}/officeDocument`, 'xl/workbook.xml']]),
    'xl/workbook.xml': element(
      prefix,
      'workbook',
      `xmlns:r="${officeRelations}"`,
      `<${prefix}workbookPr${startsIn1904 ? ' date1904="1"' : ''}/><${prefix}sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<${prefix}sheet name="${escape(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 10}"/>`,
        )
        .join('')}</${prefix}sheets>`,
    ),
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', `${officeRelations}/styles`, 'styles.xml'],
      ['rId2', `${officeRelations}/sharedStrings`, '/xl/sharedStrings.xml'],
      ...sheets.map((_, at): [string, string, string] => [
        `rId${at + 10}`,
        `${officeRelations}/worksheet`,
        `worksheets/sheet${at + 1}.xml`,
      ]),
    ]),
  }
  for (const [at, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, prefix, texts, formats)
  }
  files['xl/sharedStrings.xml'] = element(
    prefix,
    'sst',
    `count="${texts.length}"`,
    texts.map((text) => `<${prefix}si>${text}</${prefix}si>`).join(''),
  )
  const custom = formats.map((format, at) =>
    typeof format === 'string'
      ? `<${prefix}numFmt numFmtId="${164 + at}" formatCode="${escape(format)}"/>`
      : '',
  )
  const styles = formats.map(
    (format, at) => `<${prefix}xf numFmtId="${typeof format === 'number' ? format : 164 + at}"/>`,
  )
  files['xl/styles.xml'] = element(
    prefix,
    'styleSheet',
    '',
    `<${prefix}numFmts>${custom.join('')}</${prefix}numFmts><${prefix}cellStyleXfs><${prefix}xf numFmtId="14"/></${prefix}cellStyleXfs><${prefix}cellXfs><${prefix}xf numFmtId="0"/>${styles.join('')}</${prefix}cellXfs>`,
  )
  return files
}

export function workbookOf(parts: WorkbookParts): Uint8Array {
  return zip(workbookFiles(parts))
}

function element(prefix: string, name: string, attributes: string, content: string): string {
  const space = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`
  return `${head}<${prefix}${name} ${space}="${main}" ${attributes}>${content}</${prefix}${name}>`
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const entries = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}

function sheetXml(
  sheet: SheetParts,
  prefix: string,
  texts: string[],
  formats: (string | number)[],
): string {
  const rows = Array.isArray(sheet.rows)
    ? sheet.rows.map((cells: readonly Cell[], at) => [at + 1, cells] as const)
    : Object.entries(sheet.rows).map(
        ([number, cells]: [string, readonly Cell[]]) => [Number(number), cells] as const,
      )
  const content = rows.map(([number, cells]) => {
    const written = cells.map((cell, at) =>
      cell === null && sheet.isBare !== true
        ? ''
        : cellXml(
            cell,
            sheet.isBare === true ? '' : ` r="${columnName(at)}${number}"`,
            prefix,
            texts,
            formats,
          ),
    )
    return `<${prefix}row${sheet.isBare === true ? '' : ` r="${number}"`}>${written.join('')}</${prefix}row>`
  })
  const merged = (sheet.merged ?? []).map((ref) => `<${prefix}mergeCell ref="${ref}"/>`).join('')
  const dimension =
    sheet.dimension === undefined ? '' : `<${prefix}dimension ref="${sheet.dimension}"/>`
  return element(
    prefix,
    'worksheet',
    '',
    `${dimension}<${prefix}sheetData>${content.join('')}</${prefix}sheetData>${merged === '' ? '' : `<${prefix}mergeCells>${merged}</${prefix}mergeCells>`}`,
  )
}

function cellXml(
  cell: Cell,
  place: string,
  p: string,
  texts: string[],
  formats: (string | number)[],
): string {
  if (cell === null) return `<${p}c${place}/>`
  if (typeof cell === 'number') return `<${p}c${place}><${p}v>${cell}</${p}v></${p}c>`
  if (typeof cell === 'boolean') {
    return `<${p}c${place} t="b"><${p}v>${Number(cell)}</${p}v></${p}c>`
  }
  if (typeof cell === 'string') {
    texts.push(`<${p}t xml:space="preserve">${escape(cell)}</${p}t>`)
    return `<${p}c${place} t="s"><${p}v>${texts.length - 1}</${p}v></${p}c>`
  }
  if ('rich' in cell) {
    const runs = cell.rich.map((run) => {
      const look = typeof run === 'string' ? `<${p}b/>` : `<${p}vertAlign val="${run.height}"/>`
      const text = escape(typeof run === 'string' ? run : run.text)
      return `<${p}r><${p}rPr>${look}</${p}rPr><${p}t xml:space="preserve">${text}</${p}t></${p}r>`
    })
    const reading =
      cell.reading === undefined
        ? ''
        : `<${p}rPh sb="0" eb="1"><${p}t>${cell.reading}</${p}t></${p}rPh>`
    texts.push(runs.join('') + reading)
    return `<${p}c${place} t="s"><${p}v>${texts.length - 1}</${p}v></${p}c>`
  }
  if ('inline' in cell) {
    return `<${p}c${place} t="inlineStr"><${p}is><${p}t>${escape(cell.inline)}</${p}t></${p}is></${p}c>`
  }
  if ('error' in cell) {
    return `<${p}c${place} t="e"><${p}f>NA()</${p}f><${p}v>${cell.error}</${p}v></${p}c>`
  }
  if ('format' in cell) {
    formats.push(cell.format)
    return `<${p}c${place} s="${formats.length}"><${p}v>${cell.number}</${p}v></${p}c>`
  }
  const { formula, value } = cell
  const type = typeof value === 'string' ? ' t="str"' : typeof value === 'boolean' ? ' t="b"' : ''
  const shown =
    value === undefined
      ? ''
      : `<${p}v>${typeof value === 'string' ? escape(value) : Number(value)}</${p}v>`
  return `<${p}c${place}${type}><${p}f>${escape(formula)}</${p}f>${shown}</${p}c>`
}
