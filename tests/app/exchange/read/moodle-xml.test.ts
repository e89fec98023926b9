import { describe, expect, test } from 'vitest'
import { readMoodleXml } from '../../../../src/app/exchange/read/moodle-xml.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string, encoding: BufferEncoding = 'utf8') {
  return readMoodleXml({ name: 'quiz.xml', bytes: Buffer.from(text, encoding) })
}

describe('files as Moodle exports them', () => {
  test.each(namesOfFiles('moodle-xml'))('%s', (name) => {
    expect(readMoodleXml({ name, bytes: readBytes('moodle-xml', name) })).toEqual(
      expectedFrom('moodle-xml', name),
    )
  })
})

describe('as other programs save them', () => {
  const text = `<quiz><question type="truefalse"><questiontext format="html"><text>Is a café “closed” on Mondays?</text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`
  const old = Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1')

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['a mark of UTF-8', Buffer.from(`\uFEFF<?xml version="1.0"?>${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(text, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 that says it is UTF-16', Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`)],
    ['Windows-1252', concat('<?xml version="1.0" encoding="windows-1252"?>', old)],
    ['Windows-1252 as ISO-8859-1', concat("<?xml version='1.0' encoding='ISO-8859-1'?>", old)],
    ['Windows-1252 that says it is UTF-8', concat('<?xml version="1.0" encoding="UTF-8"?>', old)],
    ['blanks before the declaration', Buffer.from(`\n\n <?xml version="1.0"?>\n${text}`)],
    ['Windows line ends', Buffer.from(text.replaceAll('><', '>\r\n<'))],
  ])('%s', (_, bytes) => {
    const { questions } = readMoodleXml({ name: 'quiz.xml', bytes })
    expect(questions.map(({ prompt }) => prompt)).toEqual(['Is a café “closed” on Mondays?'])
  })

  test('an encoding that nobody knows', () => {
    expect(() => read(`<?xml version="1.0" encoding="x-klingon"?>${text}`)).toThrow(
      'The file says that it is written in “x-klingon”, which the bot doesn’t know. Save it as UTF-8 and try again.',
    )
  })

  test('2,000 questions', () => {
    const { questions, unusable } = read(
      `<quiz>${Array.from({ length: 2000 }, (_, index) => sum(index)).join('\n')}</quiz>`,
    )
    expect(questions).toHaveLength(2000)
    expect(questions[1999]).toMatchObject({
      place: 'question 2000',
      prompt: 'What is 1999 + 1?',
      body: { options: [{ text: '2000', credit: 1 }, { text: '1999' }, { text: '2001' }] },
    })
    expect(unusable).toEqual([])
  })
})

test('what is no Moodle XML says so', () => {
  expect(() => read('<rss><channel><title>News</title></channel></rss>')).toThrow(
    'The file is XML, but not from Moodle. In Moodle’s question bank choose Export, then Moodle XML.',
  )
  expect(() => read('Dear class,')).toThrow('The file can’t be read as XML. Export it again.')
})

function concat(declaration: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(declaration), content])
}

function sum(index: number): string {
  const answers = [index + 1, index, index + 2].map(
    (answer) =>
      `<answer fraction="${answer === index + 1 ? 100 : 0}" format="html"><text><![CDATA[<p>${answer}</p>]]></text><feedback format="html"><text></text></feedback></answer>`,
  )
  return `<question type="multichoice"><name><text>Sum ${index}</text></name><questiontext format="html"><text><![CDATA[<p>What is <b>${index}</b> + 1?</p>]]></text></questiontext><single>true</single>${answers.join('\n')}</question>`
}
