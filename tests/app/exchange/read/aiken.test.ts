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

describe('as teachers type it', () => {
  /** The right option of each question, or why there is none. */
  function rightOf(text: string) {
    const { questions, unusable } = read(text)
    const right = questions.map(({ prompt, body }) => {
      const options = body.kind === 'choice' ? body.options : []
      return [prompt, ...options.filter(({ credit }) => credit > 0).map((option) => option.text)]
    })
    return [...right, ...unusable.map(({ reason }) => reason)]
  }

  test.each([
    ['German', 'Was ist 2 + 2?\na) 3\nb) 4\nANTWORT: b', ['Was ist 2 + 2?', '4']],
    [
      'German, “Lösung”',
      'Was ist 2 + 2?\na) 3\nb) 4\nRichtige Lösung: b)',
      ['Was ist 2 + 2?', '4'],
    ],
    ['French', 'Où ?\nA. ici\nB. là\nBonne réponse : B', ['Où ?', 'là']],
    ['Spanish', '¿Qué?\nA. uno\nB. dos\nRespuesta correcta: A', ['¿Qué?', 'uno']],
    ['colons', 'QUESTION 2\nWhich is even?\nA: 1\nB: 2\nAnswer: B', ['Which is even?', '2']],
    [
      'marks that nobody sees',
      'Which?\n\u200BA. this\n\u200EB. that\n\uFEFFANSWER: A',
      ['Which?', 'this'],
    ],
    ['a star', '1. Which?\n*a. this\nb. that\nc. none', ['Which?', 'this']],
    ['two stars', 'Which are even?\na. 1\n*b. 2\n*c. 4', ['Which are even?', '2', '4']],
    [
      'a sentence with a star',
      'Which?\nA. this\nB. that\n*All from chapter 2',
      'No line says its right answer. Add one below its options, such as ANSWER: B.',
    ],
  ])('%s', (_, text, right) => {
    expect(rightOf(`${text}\n\nWhich is odd?\nA. 1\nB. 2\nANSWER: A\n`)).toEqual(
      typeof right === 'string' ? [['Which is odd?', '1'], right] : [right, ['Which is odd?', '1']],
    )
  })
})
