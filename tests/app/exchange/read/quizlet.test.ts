import { describe, expect, test } from 'vitest'
import { readQuizlet } from '../../../../src/app/exchange/read/quizlet.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string) {
  return readQuizlet({ name: 'quiz.txt', bytes: Buffer.from(text) })
}

describe('files as Quizlet exports them and as people type them', () => {
  test.each(namesOfFiles('quizlet'))('%s', (name) => {
    expect(readQuizlet({ name, bytes: readBytes('quizlet', name) })).toEqual(
      expectedFrom('quizlet', name),
    )
  })
})

test('2,000 cards', () => {
  const file = Array.from(
    { length: 2000 },
    (_, index) => `word ${index}\tits meaning, number ${index}`,
  )
  const { questions, unusable } = read(file.join('\n'))
  expect(questions).toHaveLength(2000)
  expect(questions[1999]).toMatchObject({ place: 'line 2000', prompt: 'word 1999' })
  expect(unusable).toEqual([])
})

test.each([
  ['UTF-16', 'utf16le', '\uFEFF'],
  ['Windows-1252', 'latin1', ''],
] as const)('in %s', (_, encoding, mark) => {
  const bytes = Buffer.from(`${mark}été\tsummer\nhiver\twinter\n`, encoding)
  const { questions } = readQuizlet({ name: 'saisons.txt', bytes })
  expect(questions.map(({ prompt }) => prompt)).toEqual(['été', 'hiver'])
})

test('a file that nothing divides into pairs holds no flashcards', () => {
  for (const text of [
    '',
    'one line, with a comma',
    'Dear class\nsee you on Monday\nYours, Ms O’Hara',
  ]) {
    expect(() => read(text)).toThrow(
      'This file has no flashcards that can be told apart. Put a tab between term and definition, and each card on a line of its own. Questions with options need a line such as ANSWER: B below them.',
    )
  }
})

test('HTML that an older Anki has left becomes text, and what a class on HTML learns stays', () => {
  function sides(text: string) {
    return read(text).questions.map(({ prompt, body }) => [
      prompt,
      body.kind === 'card' ? body.back : '',
    ])
  }
  expect(sides('Was ist ATP?\t<div>Energie</div>\nWas ist DNA?\tErbgut&nbsp;der Zelle\n')).toEqual([
    ['Was ist ATP?', 'Energie'],
    ['Was ist DNA?', 'Erbgut der Zelle'],
  ])
  expect(sides('<br>\ta line break\n<b>\tbold text\n')).toEqual([
    ['<br>', 'a line break'],
    ['<b>', 'bold text'],
  ])
})

test('questions with options are no cards', () => {
  expect(() =>
    read('1. Which?\na) this: here\nb) that: there\n\n2. Who?\na) Ana: she\nb) Tom: he\n'),
  ).toThrow(
    'This looks like questions with options, but nothing says which one is right. Below the options of each, write a line such as ANSWER: B.',
  )
})

test('commas between the sides, and in definitions, too', () => {
  const { questions } = read('chien,dog\nchat,cat (also, a chat)\nvache,cow, the animal\n')
  expect(
    questions.map(({ prompt, body }) => [prompt, body.kind === 'card' ? body.back : '']),
  ).toEqual([
    ['chien', 'dog'],
    ['chat', 'cat (also, a chat)'],
    ['vache', 'cow, the animal'],
  ])
  expect(() =>
    read(
      'In the first place, we read, then we write\nAfter that, we talk, as always\nAt the end of it, we go, all of us\n',
    ),
  ).toThrow('no flashcards')
})

test('two hyphens divide cards, and a letter is none', () => {
  expect(
    read('dog -- Hund\ncat -- Katze\nwell-known -- bekannt\n').questions.map(
      ({ prompt }) => prompt,
    ),
  ).toEqual(['dog', 'cat', 'well-known'])
  expect(() => read('Dear Ana,\n\nthis is about Monday.\nIt rains.\nYours, Tom\n')).toThrow(
    'no flashcards',
  )
})
