import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv, unescapeFormula } from '../../../src/core/reply/csv.ts'

/** What a spreadsheet shows that cuts lines at commas, or in other countries at semicolons or tabs. */
function cellsOf(csv: string, delimiter: string): readonly string[] {
  const options = { bom: true, delimiter, relax_quotes: true, relax_column_count: true } as const
  return (parse(csv, options) as string[][]).flat()
}

const nasty = fc.string({
  unit: fc.constantFrom('a', '=', '+', '-', '@', ';', '\t', ' ', ',', "'", '"', '\r', '\n', '＝'),
  maxLength: 12,
})

test.each([
  'Eve;=1+1',
  'Eve;;=1+1;',
  "Eve; =cmd|' /C calc'!A0",
  'Eve\t@SUM(1)',
  '=1+1',
  '\t=1+1',
  ' +1',
  '＝1+1',
])('%j is no formula, wherever a spreadsheet cuts it', (name) => {
  const csv = toCsv([
    ['Name', 'Points'],
    [name, 1],
  ])
  const cells = [',', ';', '\t'].flatMap((delimiter) => cellsOf(csv, delimiter))
  expect(cells.filter((cell) => /^[\s]*[=+\-@＝]/u.test(cell))).toEqual([])
})

test.each(['Eve\n=1+1', 'Eve, "the first"\r\n =1+1', 'Eve;"=1+1;', 'Eve;""=1+1";b'])(
  '%j is no formula where quotation marks hold no cell together',
  (name) => {
    // To a spreadsheet that cuts at semicolons, those behind the comma are signs like any other.
    expect(toCsv([[1, name]])).not.toMatch(/[;\t\r\n]["\s]*[=+\-@＝]/u)
  },
)

test('a line break of two signs stays whole, and an empty line stays empty', () => {
  expect(toCsv([['Bring:\r\n\r\n- a pen\r\n- paper']])).toContain(
    "Bring:\r\n\r\n'- a pen\r\n'- paper",
  )
})

test.each(['\n', "\n'", '\t ', ';"', ",'"])(
  'a long cell of nothing but %j is written and read, not searched for ever',
  (unit) => {
    const text = unit.repeat(200_000)
    expect(toCsv([[1, text]], 'comma').length).toBeGreaterThan(text.length)
    expect(unescapeFormula(text)).toHaveLength(text.length)
  },
)

test('the apostrophes go where the file is read again', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const [cell = ''] =
        (parse(toCsv([[text]]), { bom: true, skip_empty_lines: false }) as string[][])[0] ?? []
      expect(unescapeFormula(cell)).toBe(text)
    }),
  )
})
