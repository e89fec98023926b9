import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Delivery,
  markNotFound,
  repeatDelivery,
  markSent,
  markSending,
  isOpen,
  idempotencyKey,
  nextAction,
  afterLookupFailure,
  afterSendFailure,
  markTaskDone,
  afterTaskFailure,
  requestTasks,
} from '../../../src/core/daily/delivery-state.ts'
import { DeliveryError, type DeliveryOutcome } from '../../../src/core/platform/platform.ts'
import { hour, minute, monday, post } from '../../fixtures/schedules.ts'

const slack = { dedupeWindowMs: 0, arrivalWindowMs: minute }
const discord = { dedupeWindowMs: minute, arrivalWindowMs: minute }

function failure(outcome: DeliveryOutcome, retryAfterMs = 0): DeliveryError {
  return new DeliveryError(outcome, ['Give the bot ', { code: 'Send Messages' }, '.'], {
    retryAfterMs,
  })
}

describe('a post on its way', () => {
  test('is sent while its day lasts, and skipped after', () => {
    expect(nextAction(post(), monday, slack)).toEqual({ kind: 'send' })
    expect(nextAction(post(), monday + 6 * hour, slack)).toEqual({ kind: 'send' })
    expect(nextAction(post(), monday + 6 * hour + 1, slack)).toEqual({ kind: 'skip' })
    expect(nextAction(post({ tryAt: monday + 5 }), monday, slack)).toEqual({
      kind: 'wait',
      until: monday + 5,
    })
  })

  test('found after a crash, it is sent again under its key only while the platform knows the key', () => {
    const begun = markSending(post(), monday)
    expect(nextAction(begun, monday + minute - 1, discord)).toEqual({ kind: 'send' })
    expect(nextAction(begun, monday + minute, discord)).toMatchObject({ kind: 'find' })
  })

  test('elsewhere nobody looks for it before it must have appeared, and nothing is sent before that', () => {
    const begun = markSending(post(), monday)
    expect(nextAction(begun, monday, slack)).toEqual({ kind: 'wait', until: monday + minute })
    expect(nextAction(begun, monday + minute, slack)).toEqual({
      kind: 'find',
      since: monday - 5 * minute,
    })
    expect(markNotFound(begun, monday + minute)).toEqual(post({ tryAt: monday + minute }))
  })

  test('the wait counts from the last request, the key from the first', () => {
    const first = markSending(post(), monday)
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

  test('a refusal for sure leaves it unsent; a doubtful failure does not', () => {
    expect(afterSendFailure(post(), failure('retryable', 9000), monday, 1)).toEqual(
      post({ tries: 1, tryAt: monday + 9000 }),
    )
    expect(afterSendFailure(post(), failure('unknown'), monday, 1)).toMatchObject({
      state: 'sending',
      unsureSince: monday,
    })
    // A rate limit says nothing about the request before it.
    const unsure = markSending(post(), monday)
    expect(afterSendFailure(unsure, failure('retryable'), monday + 1000, 1)).toMatchObject({
      state: 'sending',
      unsureSince: monday,
      unsureAt: monday,
    })
  })

  test('pauses grow from a second to ten minutes, with some chance in them', () => {
    const waits = [0, 1, 2, 3, 4, 9].map(
      (tries) => afterSendFailure(post({ tries }), failure('retryable'), monday, 1).tryAt - monday,
    )
    expect(waits).toEqual([1000, 5000, 25_000, 125_000, 600_000, 600_000])
    expect(afterSendFailure(post(), failure('retryable'), monday, 0).tryAt).toBe(monday + 500)
  })

  test('refused, it fails with the words that mend it; refused after doubt, a teacher decides', () => {
    expect(afterSendFailure(post(), failure('rejected'), monday, 1)).toMatchObject({
      state: 'failed',
      problem: 'Give the bot Send Messages.',
    })
    expect(
      afterSendFailure(markSending(post(), monday), failure('rejected'), monday, 1).state,
    ).toBe('unconfirmed')
  })

  test('a refused notification is left out before the post is given up', () => {
    const wanted = post({ steps: requestTasks(['ping', 'thread']) })
    const after = afterSendFailure(wanted, failure('rejected'), monday, 1)
    expect(after).toMatchObject({ state: 'claimed', tryAt: monday })
    expect(after.steps).toMatchObject({ ping: { state: 'failed' }, thread: { state: 'wanted' } })
    expect(afterSendFailure(after, failure('rejected'), monday, 1).state).toBe('failed')
  })

  test('what cannot be looked for is not sent again', () => {
    const begun = markSending(post(), monday)
    expect(afterLookupFailure(begun, failure('rejected'), monday, 1).state).toBe('unconfirmed')
    expect(afterLookupFailure(begun, failure('retryable'), monday, 1)).toMatchObject({
      state: 'sending',
      tryAt: monday + 1000,
    })
    expect(afterLookupFailure(begun, failure('retryable'), monday + 31 * hour, 1).state).toBe(
      'unconfirmed',
    )
  })

  test('side steps follow one by one, and one that fails does not stop the other', () => {
    const sent = markSent(post({ steps: requestTasks(['ping', 'thread', 'pin']) }), 'm1', monday)
    expect(sent.steps.ping).toEqual({ state: 'done' })
    expect(nextAction(sent, monday, slack)).toEqual({ kind: 'side-task', task: 'thread' })
    const refused = afterTaskFailure(sent, 'thread', failure('rejected'), monday, 1)
    expect(nextAction(refused, monday, slack)).toEqual({ kind: 'side-task', task: 'pin' })
    const done = markTaskDone(refused, 'pin', monday)
    expect(isOpen(done)).toBe(false)
    expect(done.steps.thread).toEqual({ state: 'failed', problem: 'Give the bot Send Messages.' })
  })

  test('a side step is tried five times', () => {
    let step: Delivery = markSent(post({ steps: requestTasks(['pin']) }), 'm1', monday)
    for (let tried = 0; tried < 4; tried += 1) {
      step = afterTaskFailure(step, 'pin', failure('unknown'), monday, 1)
      expect(step.steps.pin?.state).toBe('wanted')
    }
    expect(afterTaskFailure(step, 'pin', failure('unknown'), monday, 1).steps.pin?.state).toBe(
      'failed',
    )
  })

  test('a copy that a teacher asks for has a key of its own', () => {
    const lost = afterSendFailure(markSending(post(), monday), failure('rejected'), monday, 1)
    const copy = repeatDelivery(lost, monday + hour, monday + 7 * hour, requestTasks(['pin']))
    expect(copy).toMatchObject({ state: 'claimed', copy: 1, tries: 0 })
    expect(copy.problem).toBeUndefined()
    expect(idempotencyKey(copy)).not.toBe(idempotencyKey(lost))
  })

  test('a key fits into Discord’s nonce, also for the longest id', () => {
    const longest = (2 ** 53 - 1).toString(36)
    expect(idempotencyKey(post({ schedule: longest, copy: 99 })).length).toBeLessThanOrEqual(25)
    expect(idempotencyKey(post())).not.toBe(idempotencyKey(post({ kind: 'reveal' })))
  })
})

describe('whatever happens', () => {
  /** A platform that takes its own decisions, and a process that may die between any two lines. */
  test('nothing is posted twice, and nothing is lost that could be posted', () => {
    const event = fc.constantFrom<
      'fine' | 'lost' | 'unanswered' | 'late' | 'busy' | 'dead before' | 'dead after'
    >('fine', 'lost', 'unanswered', 'late', 'busy', 'dead before', 'dead after')
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), fc.boolean(), (events, knowsKeys) => {
        const rules = knowsKeys ? discord : slack
        const script = [...events]
        const appeared: number[] = []
        let row = post()
        let now = monday
        let steps = 0
        while (isOpen(row) && steps < 200) {
          steps += 1
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
            else if (happens === 'busy')
              row = afterSendFailure(before, failure('retryable', 300), now, 1)
            else if (happens.startsWith('dead')) now += minute
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
