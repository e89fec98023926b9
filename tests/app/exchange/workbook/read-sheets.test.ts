import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../../src/app/exchange/workbook/read-sheets.ts'
import { type Cell, type SheetParts, workbookOf } from './build-workbook.ts'

function cellsOf(
  sheet: Omit<SheetParts, 'name'>,
  rest: { readonly startsIn1904?: boolean; readonly prefix?: string } = {},
) {
  const [read] = readSheets(workbookOf({ sheets: [{ name: 'Sheet1', ...sheet }], ...rest }))
  return read?.rows.map(({ cells }) => cells)
}

describe('cells are read as they are shown', () => {
  test.each<readonly [string, Cell, string]>([
    ['text', 'What is “x”?', 'What is “x”?'],
    ['text with blanks and lines', ' two\nlines ', ' two\nlines '],
    ['signs of XML', 'a < b && c > d', 'a < b && c > d'],
    ['signs that XML cannot hold', 'one_x000D_\ntwo_x005F_x000D_', 'one\ntwo_x000D_'],
    ['formatted text', { rich: ['H', '2', 'O is'] }, 'H2O is'],
    [
      'signs above and below the line',
      {
        rich: [
          '10',
          { text: '−3', height: 'superscript' },
          ' mol H',
          { text: '2', height: 'subscript' },
          'O',
        ],
      },
      '10⁻³ mol H₂O',
    ],
    [
      'signs above the line that have no small form',
      { rich: ['2', { text: 'Q', height: 'superscript' }, ' = 4'] },
      '2^(Q) = 4',
    ],
    ['a reading above a word', { rich: ['東京'], reading: 'トウキョウ' }, '東京'],
    ['text in its place', { inline: 'inline & in place' }, 'inline & in place'],
    ['an emoji', '👩‍🔬 ñ', '👩‍🔬 ñ'],
    ['a number', 42, '42'],
    ['a decimal', 0.1 + 0.2, '0.3'],
    ['a large number', 123_456_789_012, '123456789012'],
    ['a small number', 1e-7, '1e-7'],
    ['true', true, 'TRUE'],
    ['false', false, 'FALSE'],
    ['an error', { error: '#N/A' }, '#N/A'],
    ['the result of a formula', { formula: 'A1+1', value: 3 }, '3'],
    ['the text of a formula', { formula: '"a"&"<b>"', value: 'a<b>' }, 'a<b>'],
    ['the truth of a formula', { formula: '1=1', value: true }, 'TRUE'],
    ['a formula without its result', { formula: 'SUM(B1:B3)' }, '=SUM(B1:B3)'],
    ['a percentage', { number: 0.25, format: 9 }, '25%'],
    ['a date', { number: 45_658, format: 14 }, '2025-01-01'],
    ['a date with its time', { number: 45_658.75, format: 22 }, '2025-01-01 18:00'],
    ['a time', { number: 0.520_833_333_333, format: 'h:mm AM/PM' }, '12:30'],
    [
      'a date in a format of its own',
      { number: 24_108, format: '[$-409]d" of "mmmm yyyy;@' },
      '1966-01-01',
    ],
    ['the first day', { number: 1, format: 'yyyy-mm-dd' }, '1900-01-01'],
    ['a number whose format has words', { number: 5, format: '0" days"' }, '5'],
    ['a number in colour', { number: -5, format: '#,##0;[Red]-#,##0' }, '-5'],
    ['minutes', { number: 0.000_694_444_444, format: '[mm]:ss' }, '00:01'],
  ])('%s', (_, cell, text) => {
    expect(cellsOf({ rows: [[cell]] })).toEqual([[text]])
  })

  test('dates of old Macs begin in 1904', () => {
    expect(cellsOf({ rows: [[{ number: 0, format: 14 }]] }, { startsIn1904: true })).toEqual([
      ['1904-01-01'],
    ])
  })

  test('empty cells and rows keep everything in its column, and rows keep their numbers', () => {
    const [sheet] = readSheets(
      workbookOf({ sheets: [{ name: 'A', rows: { 2: ['a', null, 'c'], 3: [], 9: [null, 'b'] } }] }),
    )
    expect(sheet?.rows).toEqual([
      { number: 2, cells: ['a', '', 'c'] },
      { number: 9, cells: ['', 'b'] },
    ])
  })

  test('cells that do not say where they are follow each other', () => {
    expect(
      cellsOf({
        rows: [
          ['a', 1],
          ['b', null, 'd'],
        ],
        isBare: true,
      }),
    ).toEqual([
      ['a', '1'],
      ['b', '', 'd'],
    ])
  })

  test('elements may have a prefix', () => {
    expect(
      cellsOf({ rows: [['a', { rich: ['b', 'c'] }, { inline: 'd' }, true]] }, { prefix: 'x:' }),
    ).toEqual([['a', 'bc', 'd', 'TRUE']])
  })

  test('a merged cell counts for all of its rows, but not for the columns beside it', () => {
    const rows = [
      ['Chapter 1', 'q1'],
      [null, 'q2'],
      [null, 'q3'],
      ['Chapter 2', 'q4'],
    ]
    expect(cellsOf({ rows: [['Title', null], ...rows], merged: ['A1:B1', 'A2:A4'] })).toEqual([
      ['Title'],
      ['Chapter 1', 'q1'],
      ['Chapter 1', 'q2'],
      ['Chapter 1', 'q3'],
      ['Chapter 2', 'q4'],
    ])
  })
})

test('sheets come in order with their names; hidden ones are only named', () => {
  const sheets: SheetParts[] = [
    { name: 'Unit 1 & 2', rows: [['a']] },
    { name: 'Lists', state: 'hidden', rows: [['b']] },
    { name: 'More', state: 'veryHidden', rows: [['c']] },
    { name: 'Leer', rows: [] },
  ]
  expect(readSheets(workbookOf({ sheets }))).toEqual([
    {
      name: 'Unit 1 & 2',
      isHidden: false,
      rows: [{ number: 1, cells: ['a'] }],
      isCut: false,
      isWide: false,
    },
    { name: 'Lists', isHidden: true, rows: [], isCut: false, isWide: false },
    { name: 'More', isHidden: true, rows: [], isCut: false, isWide: false },
    { name: 'Leer', isHidden: false, rows: [], isCut: false, isWide: false },
  ])
  const [only] = readSheets(workbookOf({ sheets: sheets.slice(1, 2) }))
  expect(only?.rows).toEqual([{ number: 1, cells: ['b'] }])
})

test('a sheet that claims all rows and columns there are costs only what is in it', () => {
  const sheet = { rows: { 1: ['a'], 1_048_576: ['z'] }, dimension: 'A1:XFD1048576' }
  expect(cellsOf(sheet)).toEqual([['a'], ['z']])
})

test('what stands far to the right is left out, and that is said', () => {
  const far = Array.from({ length: 300 }, (_, at) => (at === 0 ? 'a' : at === 299 ? 'z' : null))
  const [sheet] = readSheets(workbookOf({ sheets: [{ name: 'A', rows: [far] }] }))
  expect(sheet).toMatchObject({ rows: [{ cells: ['a'] }], isWide: true })
})

test('more rows than a class ever asks are cut, and that is said', () => {
  const rows = Array.from({ length: 25_000 }, (_, at) => [at])
  const [sheet] = readSheets(workbookOf({ sheets: [{ name: 'A', rows }] }))
  expect(sheet?.rows).toHaveLength(20_000)
  expect(sheet?.isCut).toBe(true)
})
