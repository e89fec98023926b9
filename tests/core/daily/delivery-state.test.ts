import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  markNotFound,
  repeatDelivery,
  markSent,
  markSending,
  nextAction,
  afterLookupFailure,
  afterSendFailure,
  markTaskDone,
  afterTaskFailure,
} from '../../../src/core/daily/delivery-state.ts'
import {
  type Delivery,
  isOpen,
  idempotencyKey,
  requestTasks,
} from '../../../src/core/daily/delivery.ts'
import { DeliveryError, type DeliveryOutcome } from '../../../src/core/platform/platform.ts'
import { hour, minute, monday, delivery } from '../../fixtures/schedules.ts'

const slack = { dedupeWindowMs: 0, arrivalWindowMs: minute }
const discord = { dedupeWindowMs: minute, arrivalWindowMs: minute }

function failure(outcome: DeliveryOutcome, retryAfterMs = 0): DeliveryError {
  return new DeliveryError(outcome, ['Give the bot ', { code: 'Send Messages' }, '.'], {
    retryAfterMs,
  })
}

test('whatever fails, all times are whole milliseconds, as the databases keep them', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
      const error = failure('retryable', 1234.5)
      const afterwards = [
        afterSendFailure(delivery(), error, monday, chance),
        afterLookupFailure(delivery(), error, monday, chance),
        afterTaskFailure(delivery({ state: 'sent' }), 'pin', error, monday, chance),
      ]
      for (const { tryAt } of afterwards) expect(Number.isInteger(tryAt)).toBe(true)
    }),
  )
})

describe('a delivery', () => {
  test('is sent before its deadline and skipped after it', () => {
    expect(nextAction(delivery(), monday, slack)).toEqual({ kind: 'send' })
    expect(nextAction(delivery(), monday + 6 * hour, slack)).toEqual({ kind: 'send' })
    expect(nextAction(delivery(), monday + 6 * hour + 1, slack)).toEqual({ kind: 'skip' })
    expect(nextAction(delivery({ tryAt: monday + 5 }), monday, slack)).toEqual({
      kind: 'wait',
      until: monday + 5,
    })
  })

  test('after a crash it is sent again only while the platform recognises its key', () => {
    const begun = markSending(delivery(), monday)
    expect(nextAction(begun, monday + minute - 1, discord)).toEqual({ kind: 'send' })
    expect(nextAction(begun, monday + minute, discord)).toMatchObject({ kind: 'find' })
  })

  test('on other platforms it is looked for once it must have appeared, and nothing is sent before', () => {
    const begun = markSending(delivery(), monday)
    expect(nextAction(begun, monday, slack)).toEqual({ kind: 'wait', until: monday + minute })
    expect(nextAction(begun, monday + minute, slack)).toEqual({
      kind: 'find',
      since: monday - 5 * minute,
    })
    expect(markNotFound(begun, monday + minute)).toEqual(delivery({ tryAt: monday + minute }))
  })

  test('where the clock was set back since, it is looked for at once, however long ago that was', () => {
    const begun = markSending(delivery({ tryAt: monday - 3 * hour }), monday)
    for (const platform of [discord, slack]) {
      const now = monday - 2 * hour
      expect(nextAction(begun, now, platform)).toEqual({ kind: 'find', since: now - 24 * hour })
    }
  })

  test('the wait counts from the last request and the key from the first', () => {
    const first = markSending(delivery(), monday)
    const second = markSending(
      afterSendFailure(first, failure('unknown'), monday + 30_000, 1),
      monday + 50_000,
    )
    expect(second).toMatchObject({ unsureSince: monday, unsureAt: monday + 50_000 })
    expect(nextAction({ ...second, tryAt: 0 }, monday + minute, discord)).toEqual({
      kind: 'wait',
      until: monday + 110_000,
    })
  })

  test('after a rate limit it is certainly unsent; after a lost answer that is uncertain', () => {
    expect(afterSendFailure(delivery(), failure('retryable', 9000), monday, 1)).toEqual(
      delivery({ tries: 1, tryAt: monday + 9000 }),
    )
    expect(afterSendFailure(delivery(), failure('unknown'), monday, 1)).toMatchObject({
      state: 'sending',
      unsureSince: monday,
    })
    // A rate limit says nothing about an earlier request.
    const unsure = markSending(delivery(), monday)
    expect(afterSendFailure(unsure, failure('retryable'), monday + 1000, 1)).toMatchObject({
      state: 'sending',
      unsureSince: monday,
      unsureAt: monday,
    })
  })

  test('retry delays grow from one second to ten minutes, with some jitter', () => {
    const waits = [0, 1, 2, 3, 4, 9].map(
      (tries) =>
        afterSendFailure(delivery({ tries }), failure('retryable'), monday, 1).tryAt - monday,
    )
    expect(waits).toEqual([1000, 5000, 25_000, 125_000, 600_000, 600_000])
    expect(afterSendFailure(delivery(), failure('retryable'), monday, 0).tryAt).toBe(monday + 500)
  })

  test('once rejected it fails and says what to do; if an earlier request is uncertain, a teacher decides', () => {
    expect(afterSendFailure(delivery(), failure('rejected'), monday, 1)).toMatchObject({
      state: 'failed',
      problem: 'Give the bot Send Messages.',
    })
    expect(
      afterSendFailure(markSending(delivery(), monday), failure('rejected'), monday, 1).state,
    ).toBe('unconfirmed')
  })

  test('a rejected notification is dropped before the post is given up', () => {
    const wanted = delivery({ sideTasks: requestTasks(['ping', 'thread']) })
    const after = afterSendFailure(wanted, failure('rejected'), monday, 1)
    expect(after).toMatchObject({ state: 'claimed', tryAt: monday })
    expect(after.sideTasks).toMatchObject({
      ping: { state: 'failed' },
      thread: { state: 'wanted' },
    })
    expect(afterSendFailure(after, failure('rejected'), monday, 1).state).toBe('failed')
  })

  test('is not sent again if it cannot be looked for', () => {
    const begun = markSending(delivery(), monday)
    expect(afterLookupFailure(begun, failure('rejected'), monday, 1).state).toBe('unconfirmed')
    expect(afterLookupFailure(begun, failure('retryable'), monday, 1)).toMatchObject({
      state: 'sending',
      tryAt: monday + 1000,
    })
    expect(afterLookupFailure(begun, failure('retryable'), monday + 31 * hour, 1).state).toBe(
      'unconfirmed',
    )
  })

  test('side tasks follow one by one, and one that fails does not stop the next', () => {
    const sent = markSent(
      delivery({ sideTasks: requestTasks(['ping', 'thread', 'pin']) }),
      'm1',
      monday,
    )
    expect(sent.sideTasks.ping).toEqual({ state: 'done' })
    expect(nextAction(sent, monday, slack)).toEqual({ kind: 'side-task', task: 'thread' })
    const refused = afterTaskFailure(sent, 'thread', failure('rejected'), monday, 1)
    expect(nextAction(refused, monday, slack)).toEqual({ kind: 'side-task', task: 'pin' })
    const done = markTaskDone(refused, 'pin', monday)
    expect(isOpen(done)).toBe(false)
    expect(done.sideTasks.thread).toEqual({
      state: 'failed',
      problem: 'Give the bot Send Messages.',
    })
  })

  test('a side task is tried five times', () => {
    let row: Delivery = markSent(delivery({ sideTasks: requestTasks(['pin']) }), 'm1', monday)
    for (let tried = 0; tried < 4; tried += 1) {
      row = afterTaskFailure(row, 'pin', failure('unknown'), monday, 1)
      expect(row.sideTasks.pin?.state).toBe('wanted')
    }
    expect(afterTaskFailure(row, 'pin', failure('unknown'), monday, 1).sideTasks.pin?.state).toBe(
      'failed',
    )
  })

  test('a copy that a teacher asks for has its own key', () => {
    const lost = afterSendFailure(markSending(delivery(), monday), failure('rejected'), monday, 1)
    const copy = repeatDelivery(lost, monday + hour, monday + 7 * hour, requestTasks(['pin']))
    expect(copy).toMatchObject({ state: 'claimed', copy: 1, tries: 0 })
    expect(copy.problem).toBeUndefined()
    expect(idempotencyKey(copy)).not.toBe(idempotencyKey(lost))
  })
})

describe('whatever goes wrong', () => {
  /** A platform that fails at random, and a process that may die between any two lines. */
  test('nothing is posted twice, and nothing is lost that could be posted', () => {
    const event = fc.constantFrom<
      'fine' | 'lost' | 'unanswered' | 'late' | 'busy' | 'dead before' | 'dead after'
    >('fine', 'lost', 'unanswered', 'late', 'busy', 'dead before', 'dead after')
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), fc.boolean(), (events, knowsKeys) => {
        const rules = knowsKeys ? discord : slack
        const script = [...events]
        const appeared: number[] = []
        let row = delivery()
        let now = monday
        let rounds = 0
        while (isOpen(row) && rounds < 200) {
          rounds += 1
          const move = nextAction(row, now, rules)
          if (move.kind === 'wait') now = move.until
          else if (move.kind === 'find') {
            const found = appeared.some((at) => at <= now)
            row = found ? markSent(row, 'm', now) : markNotFound(row, now)
          } else if (move.kind === 'send') {
            const before = row
            row = markSending(row, now)
            const happens = script.shift() ?? 'fine'
            const known = appeared.some((at) => knowsKeys && now - at < 2 * minute)
            const posts = ['fine', 'unanswered', 'late', 'dead after'].includes(happens)
            if (posts && !known) appeared.push(happens === 'late' ? now + minute / 2 : now)
            if (happens === 'fine') row = markSent(row, 'm', now)
            else if (happens === 'busy') {
              row = afterSendFailure(before, failure('retryable', 300), now, 1)
            } else if (happens.startsWith('dead')) now += minute
            else row = afterSendFailure(before, failure('unknown'), now, 1)
          } else break
        }
        expect(row.state).toBe('sent')
        expect(appeared).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })
})
