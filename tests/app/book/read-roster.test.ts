import { describe, expect, test } from 'vitest'
import { readRoster } from '../../../src/app/book/read-roster.ts'
import { csvDecimals, toCsv } from '../../../src/core/reply/csv.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'
import { workbookOf } from '../exchange/workbook/build-workbook.ts'
import { fileOf } from '../../fixtures/book-class.ts'

function studentsOf(text: string) {
  return readRoster(fileOf(text)).students.map(({ line: _line, login: _login, ...rest }) => rest)
}

const ana = {
  name: 'Ana Silva',
  firstName: 'Ana',
  lastName: 'Silva',
  studentId: '17',
  email: 'ana@school.example',
  group: '10b',
}

describe('a list of students', () => {
  test.each([
    [
      'commas',
      'First name,Last name,Student ID,E-mail,Group\nAna,Silva,17,ana@school.example,10b\n',
    ],
    [
      'semicolons, in German',
      'Vorname;Nachname;Schülernummer;E-Mail-Adresse;Klasse\nAna;Silva;17;ana@school.example;10b\n',
    ],
    [
      'tabs, in French',
      'Prénom\tNom\tNuméro\tCourriel\tClasse\nAna\tSilva\t17\tana@school.example\t10b\n',
    ],
    [
      'a line that names the separator',
      'sep=;\nname;id;mail;section\n"Silva, Ana";17;ana@school.example;10b\n',
    ],
    [
      'lines above the names of the columns',
      'Year 10,,,,\n,,,,\nNAME,Student no.,E Mail,tutor group,\n"Silva, Ana",17,ana@school.example,10b,\n',
    ],
    [
      'what Canvas exports',
      'Student,ID,SIS User ID,SIS Login ID,Section,Email\n    Points Possible,,,,,\n"Silva, Ana",4711,17,asilva,10b,ana@school.example\n"Student, Test",4712,,x,10b,\n',
    ],
    [
      'what Moodle exports',
      '"First name",Surname,"ID number","Email address",Groups\nAna,Silva,17,ana@school.example,10b\n',
    ],
    [
      'what Google Classroom exports',
      'Last Name,First Name,Email Address,Student ID,Section,Essay\nDate,,,,,2027-01-14\nPoints,,,,,100\nSilva,Ana,ana@school.example,17,10b,90\n',
    ],
    [
      'a column for girls and boys, in German',
      'Schüler/in;Schüler-ID;Mail;Kurs\n"Silva, Ana";17;ana@school.example;10b\n',
    ],
    [
      'a mark at its start, and other line breaks',
      '\uFEFFSurname,Forename,UPN,Email,Form\r\nSilva,Ana,17,ana@school.example,10b\r\n',
    ],
  ])('is read with %s', (_what, text) => {
    expect(studentsOf(text)).toEqual([ana])
  })

  test('takes no name with a comma for a name and an id, where nothing holds it together', () => {
    const { students, problems } = readRoster(
      fileOf('Name,Student ID\nSilva, Ana,17\n"Adams, Ben",18\nCleo,19,\n'),
    )
    expect(students.map(({ name, studentId }) => [name, studentId])).toEqual([
      ['Ben Adams', '18'],
      ['Cleo', '19'],
    ])
    expect(problems).toMatchObject([{ line: 2 }])
    expect(problems[0]?.message).toContain('more cells than there are columns')
  })

  test('is read in the letters of Windows and in UTF-16', () => {
    const windows = new Uint8Array(Buffer.from('Name;ID\nJos\xe9 N\xfa\xf1ez;1\n', 'latin1'))
    expect(readRoster({ name: 'a.csv', bytes: windows }).students[0]?.name).toBe('José Núñez')
    const utf16 = new Uint8Array(Buffer.from('\uFEFFName\tID\nJosé Núñez\t1\n', 'utf16le'))
    expect(readRoster({ name: 'a.csv', bytes: utf16 }).students[0]?.name).toBe('José Núñez')
  })

  test('is read from a workbook, whichever sheet has it', () => {
    const bytes = workbookOf({
      sheets: [
        { name: 'Notes', rows: [['Room 4']] },
        {
          name: 'Class',
          rows: [
            ['Name', 'ID'],
            ['Ana Silva', 17],
          ],
        },
      ],
    })
    const { students } = readRoster({ name: 'class.xlsx', bytes })
    expect(students).toMatchObject([{ name: 'Ana Silva', studentId: '17', line: 2 }])
  })

  test('is as good with names alone, which may be full names', () => {
    expect(studentsOf('Student name\nAna Maria Silva\n')).toMatchObject([
      { name: 'Ana Maria Silva', firstName: '', lastName: '' },
    ])
  })

  test('leaves out rows in which nothing stands, however many', () => {
    const { students, problems } = readRoster(
      fileOf(`\uFEFFName;ID\r\n${';\r\n'.repeat(1_500)}Ana Silva;1\r\n  ;  \r\n\r\n;;\r\n`),
    )
    expect(students.map(({ name }) => name)).toEqual(['Ana Silva'])
    expect(problems).toEqual([])
  })

  test('reads a file of our own as it was before it was written', () => {
    const students = [
      { name: '=1+1', studentId: '+49 17', email: '' },
      { name: "'Abdu’l-Bahá 👩‍🎓", studentId: '-3', email: '' },
      { name: 'Silva; Ana, the 2nd', studentId: '0017', email: '' },
    ]
    for (const decimals of csvDecimals) {
      const rows = students.map(({ name, studentId, email }) => [name, studentId, email])
      const file = fileOf(toCsv([['Name', 'Student ID', 'E-mail'], ...rows], decimals))
      const read = readRoster(file).students
      expect(read.map(({ name, studentId, email }) => ({ name, studentId, email }))).toEqual([
        ...students.slice(0, 2),
        // Two parts with a comma between them are a last name and a first one.
        { name: 'the 2nd Silva; Ana', studentId: '0017', email: '' },
      ])
    }
  })

  test('has its mistakes by line, and the rest is read', () => {
    const { students, problems } = readRoster(
      fileOf(
        'Name,ID,Email\nAna,1,ana@school.example\n\u200D\u{E0041},2,\nBen,1,\nCleo,3,not an address\n"Dora ""D"" Diaz",4,\nEve,5,ANA@school.example\n',
      ),
    )
    expect(students.map(({ name }) => name)).toEqual(['Ana', 'Dora "D" Diaz'])
    expect(problems).toEqual([
      { line: 3, message: 'The name is missing.' },
      { line: 4, message: 'It has the same student ID as line 2.' },
      { line: 5, message: 'That isn’t a valid e-mail address.' },
      { line: 7, message: 'It has the same e-mail address as line 2.' },
    ])
  })

  test.each([
    ['', 'The file is empty.'],
    ['1,2\n3,4\n', 'has to name the columns'],
    ['{"a": 1}', 'a JSON file'],
    ['<!doctype html><p>Sign in</p>', 'a web page'],
  ])('%j is none', (text, why) => {
    expect(() => readRoster(fileOf(text))).toThrow(UserError)
    expect(() => readRoster(fileOf(text))).toThrow(
      expect.objectContaining({ message: expect.stringContaining(why) }),
    )
  })

  test('cells that are too long are refused, and signs that nobody sees are left out', () => {
    const { students, problems } = readRoster(
      fileOf(`Name,ID\n${'x'.repeat(121)},1\n\u202EAna\u200B  Silva,2\n`),
    )
    expect(students.map(({ name }) => name)).toEqual(['Ana Silva'])
    expect(problems).toEqual([{ line: 2, message: 'A cell is longer than 120 characters.' }])
  })
})
