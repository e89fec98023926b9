import { expect, test } from 'vitest'
import { readExchange } from '../../../../src/app/exchange/read-exchange.ts'
import { namesOfFiles, readBytes } from '../expected-file.ts'

const titles = {
  gift: 'GIFT',
  aiken: 'Aiken',
  'open-trivia': 'JSON of the Open Trivia Database',
  quizlet: 'flashcards as text (Quizlet)',
}

const files = Object.entries(titles).flatMap(([format, title]) =>
  namesOfFiles(format).map((file) => ({ format, title, file })),
)

test('notes of Anki are known by the lines at their top', async () => {
  for (const name of namesOfFiles('anki-text')) {
    const bytes = readBytes('anki-text', name)
    expect((await readExchange({ name, bytes })).format).toBe('Anki notes as text')
  }
})

test.each(files)(
  '$format/$file is known by what is in it, whatever its name',
  async ({ format, title, file }) => {
    const bytes = readBytes(format, file)
    expect((await readExchange({ name: 'quiz.txt', bytes })).format).toBe(title)
  },
)
