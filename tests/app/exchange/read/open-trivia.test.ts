import { describe, expect, test } from 'vitest'
import { readExchange } from '../../../../src/app/exchange/read-exchange.ts'
import { readOpenTrivia } from '../../../../src/app/exchange/read/open-trivia.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(json: unknown) {
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  return readOpenTrivia({ name: 'api.json', bytes: Buffer.from(text) })
}

describe('files as the database answers and as programs keep them', () => {
  test.each(namesOfFiles('open-trivia'))('%s', (name) => {
    expect(readOpenTrivia({ name, bytes: readBytes('open-trivia', name) })).toEqual(
      expectedFrom('open-trivia', name),
    )
  })
})

test('2,000 questions', () => {
  const results = Array.from({ length: 2000 }, (_, index) => ({
    type: 'multiple',
    question: `What is ${index} + 1?`,
    correct_answer: `${index + 1}`,
    incorrect_answers: [`${index}`, `${index + 2}`],
  }))
  const { questions, unusable } = read({ response_code: 0, results })
  expect(questions).toHaveLength(2000)
  expect(questions[1999]).toMatchObject({ place: 'question 2000', prompt: 'What is 1999 + 1?' })
  expect(unusable).toEqual([])
})

test.each([
  [
    { response_code: 1, results: [] },
    'The database didn’t have enough questions. Ask it for fewer, or for another category.',
  ],
  [
    { response_code: 5, results: [] },
    'The database was asked too often. Wait five seconds and save the file again.',
  ],
  ['{"results": [', 'This file is damaged; it may have been cut off. Save it again.'],
  ['['.repeat(200_000), 'This file is damaged; it may have been cut off. Save it again.'],
  [
    '{"results": {"a": 1}}',
    'This file has no questions of the Open Trivia Database. Open the address that the database made for you, and save the page.',
  ],
  [
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'This file has no questions of the Open Trivia Database. Open the address that the database made for you, and save the page.',
  ],
])('what is no list of questions is said', (json, sentence) => {
  expect(() => read(json)).toThrow(sentence)
})

test('a page that a browser has saved', async () => {
  const json = JSON.stringify({
    response_code: 0,
    results: [
      {
        type: 'multiple',
        question: 'Who said &quot;no&quot;?',
        correct_answer: 'Ana',
        incorrect_answers: ['Tom'],
      },
    ],
  })
  const shown = json.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const page = `<html><head><meta name="color-scheme" content="light dark"></head><body><pre style="word-wrap: break-word;">${shown}</pre></body></html>`
  const { format, questions } = await readExchange({ name: 'api.html', bytes: Buffer.from(page) })
  expect(format).toBe('JSON of the Open Trivia Database')
  expect(questions.map(({ prompt }) => prompt)).toEqual(['Who said "no"?'])
})
