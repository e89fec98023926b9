import { describe, expect, test } from 'vitest'
import { readAiken } from '../../../../src/app/exchange/read/aiken.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string) {
  return readAiken({ name: 'quiz.txt', bytes: Buffer.from(text) })
}

describe('files as people write them', () => {
  test.each(namesOfFiles('aiken'))('%s', (name) => {
    expect(readAiken({ name, bytes: readBytes('aiken', name) })).toEqual(
      expectedFrom('aiken', name),
    )
  })
})

test.each([
  ['UTF-16', 'utf16le', '\uFEFF'],
  ['Windows-1252', 'latin1', ''],
] as const)('in %s', (_, encoding, mark) => {
  const text = `${mark}Où est la gare ?\nA. à gauche\nB. là-bas\nANSWER: B\n`
  expect(readAiken({ name: 'quiz.txt', bytes: Buffer.from(text, encoding) }).questions).toEqual([
    {
      place: 'line 1',
      category: [],
      tags: [],
      prompt: 'Où est la gare ?',
      body: {
        kind: 'choice',
        several: false,
        options: [
          { text: 'à gauche', credit: 0 },
          { text: 'là-bas', credit: 1 },
        ],
      },
      notes: [],
    },
  ])
})

test('2,000 questions', () => {
  const file = Array.from(
    { length: 2000 },
    (_, index) => `What is ${index} + 1?\nA. ${index}\nB. ${index + 1}\nANSWER: B\n`,
  )
  const { questions, unusable } = read(file.join('\n'))
  expect(questions).toHaveLength(2000)
  expect(questions[1999]).toMatchObject({ place: 'line 9996', prompt: 'What is 1999 + 1?' })
  expect(unusable).toEqual([])
})

test('a file without a right answer in any line is no Aiken file', () => {
  for (const text of [
    '',
    'Answer the following question.',
    'Which?\nA. this\nB. that',
    'ANSWER: B',
  ]) {
    expect(() => read(text)).toThrow(
      'This file has no Aiken questions. Below the options of each there has to be a line such as ANSWER: B.',
    )
  }
})
