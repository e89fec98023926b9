import { expect, test } from 'vitest'
import { buildPool } from '../../../../src/core/daily/pool.ts'
import { dailyMessage } from '../../../../src/core/daily/views/daily-message.ts'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

const line = 'Ninety steps, and not one of them is mine.'

function postAsking(prompt: string): string {
  const questions = lantern.questions.map((question) =>
    question.id === 'why-count' ? { ...question, prompt } : question,
  )
  const library = createLibrary({ ...lantern, questions }, { ceiling: 'everyone' })
  return toPlainText(dailyMessage(library, buildPool(library).get('why-count')!))
}

function countLine(post: string): number {
  return post.split('Ninety steps').length - 1
}

test('the post has the line and the question', () => {
  const post = postAsking('Why does she count?')
  expect(post).toContain('Line of the day: The climb')
  expect(post).toContain(line)
  expect(post).toContain('Why does she count?')
})

test.each([`“${line}” Why does she count?`, '“Ninety steps, and not one …” Why does she count?'])(
  'a question that begins with the line, as in %s, goes without it',
  (prompt) => {
    const post = postAsking(prompt)
    expect(countLine(post)).toBe(1)
    expect(post).toContain(line)
    expect(post).toContain('Why does she count?')
  },
)

test('a question that quotes the line inside is printed alone', () => {
  const post = postAsking('Why does she say “Ninety steps, and not one of them is mine”?')
  expect(countLine(post)).toBe(1)
  expect(post).toContain('Question of the day: The climb')
})
