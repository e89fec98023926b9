import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { bookFormats, writeBook } from '../../../../src/core/book/formats/index.ts'
import { csvDecimals } from '../../../../src/core/reply/csv.ts'
import { sheet } from '../../../fixtures/book-sheet.ts'
import {
  importIntoCanvas,
  importIntoMoodle,
  openInExcel,
} from '../../../fixtures/gradebook-importers.ts'

/** What another program reads: the rows by an independent reader of CSV. */
function rowsOf(content: string): readonly (readonly string[])[] {
  return parse(content, { bom: true }) as string[][]
}

describe('a file of the class’s book', () => {
  test.each(bookFormats)('for %s is as it was', async (format) => {
    const { content } = writeBook(format, sheet)
    await expect(content).toMatchFileSnapshot(`files/${format}.csv`)
  })

  test.each(bookFormats)(
    'for %s has no cell that a spreadsheet runs, and rows of one length',
    (format) => {
      const rows = rowsOf(writeBook(format, sheet).content)
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1)
      expect(rows.flat().filter((cell) => /^[\s]*[=+\-@]./.test(cell))).toEqual([])
      const [headings = []] = rows
      expect(new Set(headings).size).toBe(headings.length)
    },
  )

  test('for Canvas has what its importer looks for', () => {
    const { content, left } = writeBook('canvas', sheet)
    const [header = [], points = [], ...students] = rowsOf(content)
    expect(header.slice(0, 5)).toEqual(['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'])
    expect(points[0]).toContain('Points Possible')
    expect(points.slice(5)).toEqual(['100', '100', '5'])
    expect(students.map(([name, , id, login]) => [name, id, login])).toEqual([
      ['Silva, Ana “Annie”', '0017', 'asilva'],
      [`'=HYPERLINK("https://bad.example")`, '18', 'ben@school.example'],
      ['Ōe, Chō', '19', ''],
    ])
    expect(students.map((row) => row.slice(5))).toEqual([
      ['66.67', '50', '2'],
      ['0', '', '1'],
      ['', '', '0'],
    ])
    // It leaves out columns with such words, and takes a number in brackets at the end for an id of its own.
    const ownColumn =
      /Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade|Override/
    expect(header.filter((heading) => ownColumn.test(heading) || /\(\d+\)$/.test(heading))).toEqual(
      [],
    )
    expect(left).toBe(1)
  })

  test('for Moodle has one identifier in every row, and all marks out of 100', () => {
    const { content, left } = writeBook('moodle', sheet)
    const [header = [], ...students] = rowsOf(content)
    expect(header.slice(0, 3)).toEqual(['ID number', 'First name', 'Last name'])
    expect(students.map(([id]) => id)).toEqual(['0017', '18', '19'])
    expect(students.map((row) => row.slice(3))).toEqual([
      ['66.67', '50', '40'],
      ['0', '-', '20'],
      ['-', '-', '0'],
    ])
    expect(left).toBe(1)
  })

  test('for Moodle leaves out whoever lacks the identifier that most have', () => {
    const students = sheet.students.map((each) => ({ ...each, studentId: '' }))
    const { content, left } = writeBook('moodle', { ...sheet, students })
    const [header = [], ...rows] = rowsOf(content)
    expect(header[0]).toBe('Email address')
    expect(rows.map(([email]) => email)).toEqual(['ana@school.example', 'ben@school.example'])
    expect(left).toBe(2)
  })

  test('for Google Classroom has its columns, and a row of points', () => {
    const [header = [], points = [], ...students] = rowsOf(
      writeBook('google-classroom', sheet).content,
    )
    expect(header.slice(0, 3)).toEqual(['Last Name', 'First Name', 'Email Address'])
    expect(points.slice(0, 4)).toEqual(['Points', '', '', '100'])
    expect(students[0]?.slice(0, 4)).toEqual([
      'Silva',
      'Ana “Annie”',
      'ana@school.example',
      '66.67',
    ])
    expect(students).toHaveLength(3)
  })

  test('gives Canvas everybody’s marks, and no column of its own', () => {
    const [first] = sheet.items
    const items = [
      ...sheet.items,
      ...['Quiz: Final Scores of 1966', 'Quiz: Current Gradebooks'].map((heading) => ({
        ...first!,
        heading,
      })),
    ]
    // In a chat anybody may be called so.
    const joker = { ...sheet.students[3]!, name: 'Dee    Points Possible', isListed: true }
    const students = [...sheet.students.slice(0, 3), joker]
    const { content } = writeBook('canvas', { ...sheet, items, students })
    const { points, marks, unknown } = importIntoCanvas(content, [
      { name: 'Ana S.', sisId: '0017' },
      { name: 'Ben', sisId: 'other', login: 'ben@school.example' },
      { name: 'Ōe, Chō' },
    ])
    expect(Object.values(points)).toEqual(['100', '100', '5', '100', '100'])
    expect(Object.values(marks['Ana S.'] ?? {})).toEqual(['66.67', '50', '2', '66.67', '66.67'])
    expect(Object.values(marks['Ben'] ?? {})).toEqual(['0', '1', '0', '0'])
    expect(Object.values(marks['Ōe, Chō'] ?? {})).toEqual(['0'])
    expect(unknown).toEqual(['Dee    Points-Possible'])
  })

  test('gives Moodle no zero where there is no mark, and nobody at whom it would stop', () => {
    const [ana, ben, cho] = sheet.students
    const students = [ana!, { ...ben!, studentId: '+49 18', email: '' }, cho!]
    const { content, left } = writeBook('moodle', { ...sheet, students })
    expect(importIntoMoodle(content, ['0017', '19'])).toEqual({
      '0017': expect.objectContaining({
        'Homework 14 Jan 2027: Final Score of the match': 50,
        'Participation days, week of 11 Jan 2027': 40,
      }),
      '19': {
        [sheet.items[0]!.heading]: null,
        'Homework 14 Jan 2027: Final Score of the match': null,
        'Participation days, week of 11 Jan 2027': 0,
      },
    })
    expect(left).toBe(1)
  })

  test.each([
    ['Germany', 'comma'],
    ['Britain', 'point'],
  ] as const)('opens in Excel of %s with numbers as numbers', (country, decimals) => {
    const [header = [], ...rows] = openInExcel(writeBook('plain', sheet, decimals).content, country)
    expect(rows.map((row) => row.slice(-3))).toEqual([
      [66.67, 50, 2],
      [0, '', 1],
      ['', '', 0],
      [100, '', 1],
    ])
    expect(header).toHaveLength(7)
    expect(rows[0]?.[0]).toBe('Ana “Annie” Silva')
  })

  test.each(['Germany', 'Britain'] as const)(
    'runs nothing in Excel of %s, whichever way it was written',
    (country) => {
      const names = ['a;=1+1', 'a,=1+1', 'a\t=1+1', '=1+1', 'a, "-2+3', 'a;b,@x', '"=1;=2,=3']
      const students = names.map((name) => ({ ...sheet.students[1]!, name, group: name }))
      for (const decimals of csvDecimals) {
        const { content } = writeBook('plain', { ...sheet, students }, decimals)
        const cells = openInExcel(content, country).flat()
        expect(cells.filter((cell) => typeof cell === 'object')).toEqual([])
      }
    },
  )

  test('without names has nothing of anybody', () => {
    const students = sheet.students.map((each, index) => ({
      ...each,
      name: '',
      firstName: '',
      lastName: '',
      studentId: '',
      email: '',
      login: '',
      group: '',
      person: `web:${index}`,
    }))
    const { content, name } = writeBook('plain', { ...sheet, students, names: 'none' })
    expect(name).toBe('book.csv')
    expect(content).not.toMatch(/Ana|Silva|Ben|school|10b|web:|0017/)
    expect(rowsOf(content)[0]?.[0]).toBe('Row')
  })

  test('for people says what each column is out of, and has everybody', () => {
    const [header = [], ...students] = rowsOf(writeBook('plain', sheet).content)
    expect(header.at(-1)).toBe('Participation days, week of 11 Jan 2027 (out of 5)')
    expect(students).toHaveLength(4)
    const [unlisted = []] = rowsOf(
      writeBook('plain', { ...sheet, hasRoster: false, students: sheet.students.slice(3) }).content,
    )
    expect(unlisted.slice(0, 2)).toEqual(['Name', expect.stringContaining('Quiz 11 Jan')])
  })
})
