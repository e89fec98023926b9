import { expect, test } from 'vitest'
import { personOf } from '../../../src/adapters/web/ids.ts'
import { toShownMessage } from '../../../src/adapters/web/render-message.ts'
import type { LoggedMessage } from '../../../src/adapters/web/room-log.ts'
import {
  type Block,
  bullets,
  heading,
  note,
  replyWith,
  text,
} from '../../../src/core/reply/reply.ts'

const long = 'words that take a while to say, '.repeat(8)

function spoken(blocks: readonly Block[], own?: LoggedMessage['own']): string {
  const message: LoggedMessage = {
    id: 'm',
    room: 'web:quiz',
    at: 0,
    order: 1,
    revision: 1,
    reply: replyWith(...blocks),
    own,
  }
  return toShownMessage(message, personOf('ana'), 0).spoken
}

const timer: Block = { kind: 'timer', label: 'Closes', until: 20_000 }

test('a question that closes soon is read out to its last option', () => {
  const choices = ['A', 'B', 'C', 'D'].map((letter) => ({ letter, text: `${letter} ${long}` }))
  const words = spoken([heading('Question 1 of 3'), timer, { kind: 'choices', choices }])
  expect(words).toContain('Closes in 20 seconds.')
  expect(words).toContain('D. D words')
})

test.each<[string, Block]>([
  ['few have answered', bullets([[`A. ${long}`], [{ strong: '✓ B. lamp' }]])],
  [
    'bars show how many',
    {
      kind: 'distribution',
      people: 6,
      rows: [
        { label: `A. ${long}`, count: 2, right: false },
        { label: 'B. lamp', count: 4, right: true },
      ],
    },
  ],
])('of an answer the right option is read out, and one’s own: %s', (_, options) => {
  const receipt = { action: 'quiz:answer', isChoice: true, blocks: [text('Your answer: A')] }
  const own = { receipts: [receipt], chosen: new Set<string>(), revision: 1 }
  const words = spoken([heading('Question 1 of 3: the answer'), options, note('Why.')], own)
  expect(words).toContain('✓ B. lamp')
  expect(words).not.toContain('words that take')
  expect(words).toContain('Your answer: A')
})

test('a list without ticks is read out as it is', () => {
  expect(spoken([bullets([['one'], ['two']])])).toBe('• one • two')
})
