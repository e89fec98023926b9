import { describe, expect, test } from 'vitest'
import { readTable } from '../../../../src/app/exchange/read/table.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string) {
  return readTable({ name: 'quiz.csv', bytes: Buffer.from(text) })
}

/** What stands in each option, the right ones with a star. */
function optionsOf(text: string) {
  return read(text).questions.map(({ body }) =>
    body.kind === 'choice'
      ? body.options.map((option) => (option.credit === 1 ? `*${option.text}` : option.text))
      : body.kind,
  )
}

describe('tables of quiz sites and of spreadsheets', () => {
  test.each(namesOfFiles('table'))('%s', (name) => {
    expect(readTable({ name, bytes: readBytes('table', name) })).toEqual(
      expectedFrom('table', name),
    )
  })
})

describe('which option is right', () => {
  test.each([
    ['a number', 'question,option 1,option 2,correct\nQ?,x,y,2', ['x', '*y']],
    ['a letter', 'question,option 1,option 2,correct\nQ?,x,y,B', ['x', '*y']],
    ['a word', 'question,option 1,option 2,correct\nQ?,x,y,Y', ['x', '*y']],
    ['“Option 2”', 'question,option 1,option 2,correct\nQ?,x,y,Option 2', ['x', '*y']],
    ['several', 'question,a,b,c,key\nQ?,x,y,z,1 & 3', ['*x', 'y', '*z']],
    ['words between bars', 'question,a,b,c,key\nQ?,x,y,z,x | z', ['*x', 'y', '*z']],
    ['nothing', 'question,option 1,option 2,correct\nQ?,x,y,', ['x', 'y']],
    ['something else', 'question,option 1,option 2,correct\nQ?,x,y,z', ['x', 'y']],
    ['a number with an empty option before it', 'question,a,b,c,key\nQ?,x,,z,3', ['x', '*z']],
    ['an answer beside its options', 'question,answer,options\nQ?,y,x|y|z', ['x', '*y', 'z']],
  ])('%s', (_, text, options) => {
    expect(optionsOf(text)).toEqual([options])
  })

  test('numbers are places where any row says so', () => {
    const text = 'question,a,b,c,key\nTwo?,2,3,1,1\nCapital of Peru?,Lima,Cusco,Ica,1'
    expect(optionsOf(text)).toEqual([
      ['*2', '3', '1'],
      ['*Lima', 'Cusco', 'Ica'],
    ])
  })
})

test.each([
  ['', 'The file is empty.'],
  ['a,b\nc,d', 'In this file it says “a” and “b”.'],
  ['question\nWhy?', 'The first row has to name the columns'],
  [`question,answer\n${'"x,y\n'.repeat(30)}`, 'Line 2: The quotation marks don’t match.'],
])('%j is no table of questions', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence)
})

test('two thousand rows are read', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => `Question ${index}?,yes ${index},no`)
  const { questions } = read(['question,answer,wrong answer', ...rows].join('\n'))
  expect(questions).toHaveLength(2000)
  expect(questions.at(-1)?.place).toBe('line 2001')
})
