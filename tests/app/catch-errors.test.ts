import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createCatchErrors } from '../../src/app/catch-errors.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { replyWith, text } from '../../src/core/reply/reply.ts'
import { OutageError, UserError } from '../../src/core/reply/user-error.ts'
import { buttonsOf, replyOf, room, student } from '../fixtures/invoke.ts'

const event = { id: 'e', person: { ...student, name: 'Ana Lovelace' }, room, at: 0 }

class DatabaseAway extends OutageError {
  readonly text = ['The database doesn’t answer. Please try again in a moment.']
}

/** Runs work that fails; returns the answer and what the log says. */
async function answerTo(error: unknown, seed = 0) {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const catchErrors = createCatchErrors(log, () => seed)
  const answer = await catchErrors(
    event,
    () => 'quiz start',
    () => Promise.reject(error),
  )
  return { reply: replyOf(answer), words: toPlainText(replyOf(answer)), log: lines.join('') }
}

test('what works is answered as it is', async () => {
  const catchErrors = createCatchErrors(pino({ level: 'silent' }), () => 0)
  const answer = replyWith(text('Done.'))
  expect(
    await catchErrors(
      event,
      () => 'help',
      () => Promise.resolve(answer),
    ),
  ).toBe(answer)
})

test('a refusal is said to the person alone, with the buttons it offers, and is no matter for the log', async () => {
  const error = new UserError('Which one?').offering('scene 1')
  const { reply, words, log } = await answerTo(error)
  expect(reply).toMatchObject({ private: true, refused: true, tone: 'warning' })
  expect(words).toContain('Which one?')
  expect(Object.keys(buttonsOf(reply))).toEqual(['scene 1'])
  expect(log).toBe('')
})

test('an outage says so, without a code that nobody needs', async () => {
  const { reply, words, log } = await answerTo(new DatabaseAway('connect refused'))
  expect(reply).toMatchObject({ private: true, refused: true, tone: 'error' })
  expect(words).toBe('The database doesn’t answer. Please try again in a moment.')
  expect(log).toContain('The database failed')
})

test.each([new TypeError('x is undefined'), 'thrown text', undefined])(
  'anything else gets a code that finds it in the log, and no word of what happened: %s',
  async (error) => {
    const { reply, words, log } = await answerTo(error, 4_294_967_295)
    const [, code = ''] = /: ([A-Z0-9]{6})\.$/m.exec(words) ?? []
    expect(reply).toMatchObject({ private: true, refused: true, tone: 'error' })
    expect(words).not.toContain('undefined')
    expect(log).toContain(`"incident":"${code}"`)
    expect(log).toContain('"what":"quiz start"')
    expect(log).not.toContain('Lovelace')
    expect(log).not.toContain(student.id)
  },
)

test('the code has six signs whatever chance says', async () => {
  expect((await answerTo(new Error('no'), 0)).words).toContain(': 000000.')
})
