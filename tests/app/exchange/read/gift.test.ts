import { describe, expect, test } from 'vitest'
import { readGift } from '../../../../src/app/exchange/read/gift.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string, encoding: BufferEncoding = 'utf8') {
  return readGift({ name: 'quiz.gift', bytes: Buffer.from(text, encoding) })
}

describe('files as Moodle exports them and as people type them', () => {
  test.each(namesOfFiles('gift'))('%s', (name) => {
    expect(readGift({ name, bytes: readBytes('gift', name) })).toEqual(expectedFrom('gift', name))
  })
})

describe('as other programs save them', () => {
  const text = '::Café::What’s a café?\n{=a place ~a drink}\n'
  const question = {
    place: 'line 1',
    name: 'Café',
    category: [],
    tags: [],
    prompt: 'What’s a café?',
    body: {
      kind: 'choice',
      several: false,
      options: [
        { text: 'a place', credit: 1 },
        { text: 'a drink', credit: 0 },
      ],
    },
    notes: [],
  }

  test('Windows line ends count as one line each', () => {
    const places = read(`${text}\n${text}`.replaceAll('\n', '\r\n')).questions
    expect(places.map(({ place }) => place)).toEqual(['line 1', 'line 4'])
  })

  test.each([
    ['a mark of UTF-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['Windows-1252', Buffer.from(text.replaceAll('’', '\x92'), 'latin1')],
    ['old Macintosh line ends', Buffer.from(text.replaceAll('\n', '\r'))],
  ])('%s', (_, bytes) => {
    expect(readGift({ name: 'quiz.txt', bytes }).questions).toEqual([question])
  })

  test('2,000 questions', () => {
    const file = Array.from(
      { length: 2000 },
      (_, index) =>
        `::Sum ${index}::What is ${index} + 1? {=${index + 1} ~${index} ~%-50%${index + 2}#Too high.}`,
    )
    const { questions, unusable } = read(file.join('\n\n'))
    expect(questions).toHaveLength(2000)
    expect(questions[1999]).toMatchObject({ place: 'line 3999', prompt: 'What is 1999 + 1?' })
    expect(unusable).toEqual([])
  })
})

test('a file without any answers in braces is no GIFT file', () => {
  const sentence =
    'This file has no GIFT questions. In GIFT the answers to a question are in braces, such as {=Ottawa ~Toronto}.'
  for (const text of ['', 'Dear class,\n\nsee you on Monday.\n', '// only a comment']) {
    expect(() => read(text)).toThrow(sentence)
  }
})

test.each([
  ['WAHR', true],
  ['falsch', false],
  ['VRAI', true],
  ['Faux#Non.#Oui.', false],
  ['Verdadero', true],
])('{%s} is true or false', (written, answer) => {
  const file = { name: 'quiz.txt', bytes: Buffer.from(`The earth is round. {${written}}`) }
  expect(readGift(file).questions[0]?.body).toMatchObject({ kind: 'true-false', answer })
})
