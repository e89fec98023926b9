import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/reply/user-error.ts'
import { readWorkbook } from '../../src/app/exchange/read/workbook.ts'
import { zip } from '../../src/app/exchange/zip.ts'
import { workbookFiles, workbookOf } from '../app/exchange/workbook/build-workbook.ts'

const parts = {
  sheets: [
    {
      name: 'A',
      merged: ['A2:A3'],
      rows: [
        ['Question', 'Answer'],
        [{ rich: ['Who ', 'am I?'] }, { number: 40_000, format: 14 }],
        [null, { formula: '1+1', value: 2 }],
      ],
    },
  ],
}

/** Returns how many questions there are, or the sentence that refuses the file. Any other error is a fault. */
function outcome(bytes: Uint8Array): number | string {
  try {
    return readWorkbook({ name: 'quiz.xlsx', bytes }).questions.length
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

function changed(name: string, change: (content: string) => string): Uint8Array {
  const files = workbookFiles(parts)
  return zip({ ...files, [name]: change(files[name] ?? '') })
}

const sheet = 'xl/worksheets/sheet1.xml'
const texts = 'xl/sharedStrings.xml'

describe('workbooks that no spreadsheet wrote', () => {
  test.each<readonly [string, Uint8Array, RegExp]>([
    ['a sheet that ends halfway', changed(sheet, (xml) => xml.slice(0, -200)), /damaged/],
    ['text in place of a sheet', changed(sheet, () => 'hello'), /damaged/],
    ['an empty sheet file', changed(sheet, () => ''), /damaged|empty/],
    [
      'entities that multiply',
      changed(sheet, (xml) => `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${xml}`),
      /damaged/,
    ],
    ['an entity of a file', changed(texts, (xml) => xml.replace('Question', '&file;')), /damaged/],
    ['elements in elements', changed(sheet, () => `${'<row>'.repeat(100_000)}`), /damaged/],
    ['texts that are not there', changed(texts, () => '<sst/>'), /name|empty/],
    [
      'numbers of texts that are none',
      changed(sheet, (xml) => xml.replaceAll(/<v>\d+<\/v>/g, '<v>-1e999</v>')),
      /name|empty/,
    ],
    ['styles that are not there', changed('xl/styles.xml', () => '<styleSheet/>'), /^2$/],
    [
      'a merged cell over everything',
      changed(sheet, (xml) => xml.replace('A2:A3', 'A1:XFD1048576')),
      /^2$/,
    ],
    [
      'thousands of merged cells',
      changed(sheet, (xml) =>
        xml.replace(
          '<mergeCells>',
          `<mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(20_000)}`,
        ),
      ),
      /^2$/,
    ],
    ['columns beyond the last', changed(sheet, (xml) => xml.replaceAll('r="B', 'r="ZZZ')), /name/],
    ['rows of any number', changed(sheet, (xml) => xml.replace('r="2"', 'r="-1e400"')), /^2$/],
    [
      'a sheet elsewhere',
      changed('xl/_rels/workbook.xml.rels', (xml) =>
        xml.replace('worksheets/sheet1.xml', '../../etc/passwd'),
      ),
      /damaged/,
    ],
    ['no list of sheets', changed('xl/workbook.xml', () => '<workbook/>'), /damaged/],
    [
      'a format of brackets',
      changed('xl/styles.xml', (xml) =>
        xml.replace(
          '<numFmts>',
          `<numFmts><numFmt numFmtId="14" formatCode="${'['.repeat(500_000)}"/>`,
        ),
      ),
      /^2$/,
    ],
    ['a binary workbook', zip({ 'xl/workbook.bin': 'x' }), /Save it as \.xlsx/],
    ['an archive of something else', zip({ 'a.txt': 'x' }), /damaged/],
    ['no archive', Buffer.from('Question;Answer'), /not a zip archive/],
  ])('%s', (_, bytes, expected) => {
    expect(String(outcome(bytes))).toMatch(expected)
  })

  test('texts and sheets that unpack without end stop at their bound', () => {
    const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    const files = {
      ...workbookFiles(parts),
      [sheet]: `<worksheet><sheetData>${row.repeat(900_000)}</sheetData></worksheet>`,
    }
    expect(outcome(zip(files))).toMatch(/larger than the bot opens/)
    const strings = {
      ...workbookFiles(parts),
      [texts]: `<sst>${'<si><t>x</t></si>'.repeat(2_200_000)}</sst>`,
    }
    expect(outcome(zip(strings))).toMatch(/larger than the bot opens/)
  })
})

test('bytes and XML that were changed anywhere lead to a result or a sentence', () => {
  const files = workbookFiles(parts)
  const whole = workbookOf(parts)
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 })
  function edit(bytes: Uint8Array, edits: readonly (readonly [number, number])[]): Uint8Array {
    const copy = Uint8Array.from(bytes)
    for (const [at, byte] of edits) copy[at % copy.length] = byte
    return copy
  }
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(files)), changes, (name, edits) => {
      const file = edit(Buffer.from(files[name] ?? ''), edits)
      expect(['number', 'string']).toContain(typeof outcome(zip({ ...files, [name]: file })))
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(changes, (edits) => {
      expect(['number', 'string']).toContain(typeof outcome(edit(whole, edits)))
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(outcome(bytes)).toBeTypeOf('string')
    }),
  )
})
