import { describe, expect, test } from 'vitest'
import { deadlineFor, idempotencyKey } from '../../../src/core/daily/delivery.ts'
import { delivery } from '../../fixtures/schedules.ts'

function at(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

describe('the deadline', () => {
  test('is six hours later, but never on the next day', () => {
    expect(deadlineFor('Europe/London', at('2027-01-11T08:30Z'))).toBe(at('2027-01-11T14:30Z'))
    expect(deadlineFor('Europe/London', at('2027-01-11T22:00Z'))).toBe(
      at('2027-01-11T23:59:59.999Z'),
    )
  })

  test('leaves time for a post that a skipped hour pushes past midnight', () => {
    // Toronto moved its clocks at 23:30 in 1919.
    const due = at('1919-03-31T00:45-04:00')
    expect(deadlineFor('America/Toronto', due)).toBeGreaterThan(due)
  })
})

test('an idempotency key fits into Discord’s nonce, even with the longest id', () => {
  const longestId = (2 ** 53 - 1).toString(36)
  expect(idempotencyKey(delivery({ schedule: longestId, copy: 99 })).length).toBeLessThanOrEqual(25)
  expect(idempotencyKey(delivery())).not.toBe(idempotencyKey(delivery({ kind: 'reveal' })))
})
