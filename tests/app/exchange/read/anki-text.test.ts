import { describe, expect, test } from 'vitest'
import { readAnkiText } from '../../../../src/app/exchange/read/anki-text.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string) {
  return readAnkiText({ name: 'quiz.txt', bytes: Buffer.from(text) })
}

describe('files as Anki exports them and as people write them for it', () => {
  test.each(namesOfFiles('anki-text'))('%s', (name) => {
    expect(readAnkiText({ name, bytes: readBytes('anki-text', name) })).toEqual(
      expectedFrom('anki-text', name),
    )
  })
})

test('2,000 notes', () => {
  const file = Array.from(
    { length: 2000 },
    (_, index) => `word ${index}\t<b>its</b> meaning, {{c1::number ${index}}}\tverbs`,
  )
  const { questions, unusable } = read(
    `#separator:tab\n#html:true\n#tags column:3\n${file.join('\n')}`,
  )
  expect(questions).toHaveLength(2000)
  expect(questions[1999]).toMatchObject({
    place: 'line 2003',
    tags: ['verbs'],
    prompt: 'word 1999',
    body: { kind: 'card', back: 'its meaning, {{c1::number 1999}}' },
  })
  expect(unusable).toEqual([])
})

test('every line may have quotation marks that don’t match', () => {
  const file = Array.from({ length: 30 }, (_, index) => `"word ${index}\tmeaning`)
  expect(read(file.join('\n')).questions).toHaveLength(30)
})

test('a note with very many blanks is a text and no question', () => {
  const { questions, unusable } = read(
    Array.from({ length: 21 }, (_, index) => `{{c${index + 1}::word}}`).join(' '),
  )
  expect(questions).toEqual([])
  expect(unusable).toMatchObject([
    { place: 'line 1', reason: 'It has more than 20 blanks. Make several notes of it.' },
  ])
})

test('a file of comments has no notes', () => {
  for (const text of ['', '#separator:tab\n#html:true\n', '# nothing\n\n']) {
    expect(() => read(text)).toThrow(
      'This file has no notes. Export them from Anki as “Notes in Plain Text”.',
    )
  }
})
