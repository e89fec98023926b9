import { describe, expect, test } from 'vitest'
import { glimpseOf } from '../../../src/app/exchange/format.ts'
import { type FormatName, recogniseFormat } from '../../../src/app/exchange/formats.ts'
import { readExchange } from '../../../src/app/exchange/read-exchange.ts'
import { goodFiles, readable } from './good-files.ts'

/** Some files look like any other text, and are known by the ending of their name. */
const knownByEnding: Partial<Record<FormatName, number>> = { quizlet: 4 }

describe.each(readable)('%s', (name, format) => {
  const files = goodFiles(name)

  test('is known by what is in its files', () => {
    const found = files.map((bytes) => recogniseFormat(glimpseOf({ name: 'file', bytes }))?.title)
    const others = found.filter((title) => title !== format.title)
    expect(others).toEqual(Array(knownByEnding[name] ?? 0).fill(undefined))
  })

  test('is read whatever its files are called, or by their ending', async () => {
    const ending = knownByEnding[name] === undefined ? 'dat' : format.endings[0]
    for (const bytes of files) {
      const read = await readExchange({ name: `file.${ending}`, bytes })
      expect(read.format).toBe(format.title)
      expect(read.questions.length + read.unusable.length).toBeGreaterThan(0)
    }
  })
})

test.each([
  ['a Word document', 'PK\x03\x04\x14\0word/document.xml', 'This is a Word document.'],
  ['a PDF', '%PDF-1.7', 'This is a PDF.'],
  ['a picture', '\x89PNG\r\n', 'This is a picture.'],
  ['an H5P package', 'PK\x03\x04\x14\0h5p.json', 'This is an H5P package. What can be imported: '],
  ['plain text', 'Dear Ana, here is the quiz.', 'This isn’t a file of questions that can be read.'],
  ['a web page', '<!doctype html><p>Sign in</p>', 'This is a web page'],
])('%s is refused with what to do', async (_, content, sentence) => {
  const bytes = Buffer.from(content, 'latin1')
  await expect(readExchange({ name: 'quiz', bytes })).rejects.toThrow(sentence)
})

test('a format’s ending is believed where nothing else tells', async () => {
  const bytes = Buffer.from('Ottawa - Canada\nLima - Peru')
  await expect(readExchange({ name: 'cards.txt', bytes })).resolves.toMatchObject({
    questions: [{ prompt: 'Ottawa', body: { kind: 'card', back: 'Canada' } }, { prompt: 'Lima' }],
  })
  await expect(readExchange({ name: 'cards.gift', bytes })).rejects.toThrow('GIFT')
})

test('a file with too many questions says where it was cut', async () => {
  const rows = Array.from({ length: 6000 }, (_, at) => `Question ${at}?,yes`)
  const bytes = Buffer.from(['question,answer', ...rows].join('\n'))
  const { questions, unusable } = await readExchange({ name: 'quiz.csv', bytes })
  expect(questions).toHaveLength(5000)
  expect(unusable).toEqual([
    {
      place: 'line 5002',
      reason:
        'A file can bring 5,000 questions at once. From here on, 1,000 more questions were left out. Split the file in two.',
    },
  ])
})

test('a file that is too large is refused', async () => {
  const bytes = new Uint8Array(21 * 1024 * 1024)
  await expect(readExchange({ name: 'x', bytes })).rejects.toThrow('larger than 20 MB')
})
