import { describe, expect, test } from 'vitest'
import { readQti } from '../../../../src/app/exchange/read/qti.ts'
import { zip } from '../../../../src/app/exchange/zip.ts'
import { expectedFrom, namesOfFiles } from '../expected-file.ts'
import { packFolder } from '../pack-folder.ts'

describe('quizzes and banks of QTI 1.2 as platforms export them', () => {
  test.each(namesOfFiles('qti-1'))('%s', (name) => {
    const bytes = packFolder(`tests/app/exchange/files/qti-1/${name}`)
    expect(readQti({ name, bytes })).toEqual(expectedFrom('qti-1', name))
  })
})

test('2,000 questions', () => {
  const items = Array.from({ length: 2000 }, (_, index) => item(index)).join('\n')
  const bytes = Buffer.from(
    `<questestinterop><assessment title="Sums"><section>${items}</section></assessment></questestinterop>`,
  )
  const { questions, unusable, title } = readQti({ name: 'sums.xml', bytes })
  expect(questions).toHaveLength(2000)
  expect(questions[1999]).toMatchObject({
    place: 'question 2000',
    prompt: 'What is 1999 + 1?',
    body: {
      options: [
        { text: '2000', credit: 1 },
        { text: '1999', credit: 0 },
      ],
    },
  })
  expect({ title, unusable }).toEqual({ title: 'Sums', unusable: [] })
})

test('what is no QTI says so', () => {
  const sentence =
    'The file has no QTI questions. Export a quiz or a question bank as QTI, or as a Common Cartridge.'
  expect(() => readQti({ name: 'a.xml', bytes: Buffer.from('<rss/>') })).toThrow(sentence)
  const bytes = zip({ 'imsmanifest.xml': '<manifest/>', 'page.html': '<p>Hello</p>' })
  expect(() => readQti({ name: 'a.zip', bytes })).toThrow(sentence)
})

test('a bomb beside the questions is not unpacked, and one among them costs only itself', () => {
  const bomb = new Uint8Array(3 * 1024 * 1024)
  const quiz = `<questestinterop>${item(1)}</questestinterop>`
  const bytes = zip({ 'imsmanifest.xml': '<manifest/>', 'a.xml': quiz, 'movie.mp4': bomb })
  expect(readQti({ name: 'a.zip', bytes }).questions).toHaveLength(1)
  const other = readQti({ name: 'a.zip', bytes: zip({ 'a.xml': quiz, 'b.xml': bomb }) })
  expect(other.questions).toHaveLength(1)
  expect(other.unusable).toEqual([
    {
      place: 'b.xml',
      reason:
        'Unpacked, the archive is larger than the bot opens. Export fewer questions at once, or leave the pictures and sounds out.',
    },
  ])
})

function item(index: number): string {
  const labels = [index + 1, index].map(
    (sum) =>
      `<response_label ident="a${sum}"><material><mattext texttype="text/html">&lt;p&gt;${sum}&lt;/p&gt;</mattext></material></response_label>`,
  )
  return `<item ident="i${index}"><presentation><material><mattext texttype="text/html">&lt;p&gt;What is ${index} + 1?&lt;/p&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice>${labels.join('')}</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">a${index + 1}</varequal></conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item>`
}
