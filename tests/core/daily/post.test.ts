import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Post,
  absent,
  again,
  arrived,
  begin,
  isOpen,
  keyOf,
  nextMove,
  notLooked,
  notSent,
  stepDone,
  stepFailed,
  wantedSteps,
} from '../../../src/core/daily/post.ts'
import { DeliveryError, type DeliveryOutcome } from '../../../src/core/platform.ts'
import { hour, minute, monday, post } from '../../fixtures/schedules.ts'

const slack = { keyWindow: 0, settle: minute }
const discord = { keyWindow: minute, settle: minute }

function failure(outcome: DeliveryOutcome, retryAfter = 0): DeliveryError {
  return new DeliveryError(outcome, ['Give the bot ', { code: 'Send Messages' }, '.'], {
    retryAfter,
  })
}

describe('a post on its way', () => {
  test('is sent while its day lasts, and skipped after', () => {
    expect(nextMove(post(), monday, slack)).toEqual({ do: 'send' })
    expect(nextMove(post(), monday + 6 * hour, slack)).toEqual({ do: 'send' })
    expect(nextMove(post(), monday + 6 * hour + 1, slack)).toEqual({ do: 'skip' })
    expect(nextMove(post({ tryAt: monday + 5 }), monday, slack)).toEqual({
      do: 'wait',
      until: monday + 5,
    })
  })

  test('found after a crash, it is sent again under its key only while the platform knows the key', () => {
    const begun = begin(post(), monday)
    expect(nextMove(begun, monday + minute - 1, discord)).toEqual({ do: 'send' })
    expect(nextMove(begun, monday + minute, discord)).toMatchObject({ do: 'look' })
  })

  test('elsewhere nobody looks for it before it must have appeared, and nothing is sent before that', () => {
    const begun = begin(post(), monday)
    expect(nextMove(begun, monday, slack)).toEqual({ do: 'wait', until: monday + minute })
    expect(nextMove(begun, monday + minute, slack)).toEqual({
      do: 'look',
      since: monday - 5 * minute,
    })
    expect(absent(begun, monday + minute)).toEqual(post({ tryAt: monday + minute }))
  })

  test('the wait counts from the last request, the key from the first', () => {
    const first = begin(post(), monday)
    const second = begin(notSent(first, failure('unknown'), monday + 30_000, 1), monday + 50_000)
    expect(second).toMatchObject({ unsureSince: monday, unsureAt: monday + 50_000 })
    expect(nextMove({ ...second, tryAt: 0 }, monday + minute, discord)).toEqual({
      do: 'wait',
      until: monday + 110_000,
    })
  })

  test('a refusal for sure leaves it unsent; a doubtful failure does not', () => {
    expect(notSent(post(), failure('later', 9000), monday, 1)).toEqual(
      post({ tries: 1, tryAt: monday + 9000 }),
    )
    expect(notSent(post(), failure('unknown'), monday, 1)).toMatchObject({
      state: 'sending',
      unsureSince: monday,
    })
    // A rate limit says nothing about the request before it.
    const unsure = begin(post(), monday)
    expect(notSent(unsure, failure('later'), monday + 1000, 1)).toMatchObject({
      state: 'sending',
      unsureSince: monday,
      unsureAt: monday,
    })
  })

  test('pauses grow from a second to ten minutes, with some chance in them', () => {
    const waits = [0, 1, 2, 3, 4, 9].map(
      (tries) => notSent(post({ tries }), failure('later'), monday, 1).tryAt - monday,
    )
    expect(waits).toEqual([1000, 5000, 25_000, 120_000, 600_000, 600_000])
    expect(notSent(post(), failure('later'), monday, 0).tryAt).toBe(monday + 500)
  })

  test('refused, it fails with the words that mend it; refused after doubt, a teacher decides', () => {
    expect(notSent(post(), failure('refused'), monday, 1)).toMatchObject({
      state: 'failed',
      problem: 'Give the bot Send Messages.',
    })
    expect(notSent(begin(post(), monday), failure('refused'), monday, 1).state).toBe('unconfirmed')
  })

  test('a refused notification is left out before the post is given up', () => {
    const wanted = post({ steps: wantedSteps(['ping', 'thread']) })
    const after = notSent(wanted, failure('refused'), monday, 1)
    expect(after).toMatchObject({ state: 'claimed', tryAt: monday })
    expect(after.steps).toMatchObject({ ping: { state: 'failed' }, thread: { state: 'wanted' } })
    expect(notSent(after, failure('refused'), monday, 1).state).toBe('failed')
  })

  test('what cannot be looked for is not sent again', () => {
    const begun = begin(post(), monday)
    expect(notLooked(begun, failure('refused'), monday, 1).state).toBe('unconfirmed')
    expect(notLooked(begun, failure('later'), monday, 1)).toMatchObject({
      state: 'sending',
      tryAt: monday + 1000,
    })
    expect(notLooked(begun, failure('later'), monday + 31 * hour, 1).state).toBe('unconfirmed')
  })

  test('side steps follow one by one, and one that fails does not stop the other', () => {
    const sent = arrived(post({ steps: wantedSteps(['ping', 'thread', 'pin']) }), 'm1', monday)
    expect(sent.steps.ping).toEqual({ state: 'done' })
    expect(nextMove(sent, monday, slack)).toEqual({ do: 'step', step: 'thread' })
    const refused = stepFailed(sent, 'thread', failure('refused'), monday, 1)
    expect(nextMove(refused, monday, slack)).toEqual({ do: 'step', step: 'pin' })
    const done = stepDone(refused, 'pin', monday)
    expect(isOpen(done)).toBe(false)
    expect(done.steps.thread).toEqual({ state: 'failed', problem: 'Give the bot Send Messages.' })
  })

  test('a side step is tried five times', () => {
    let step: Post = arrived(post({ steps: wantedSteps(['pin']) }), 'm1', monday)
    for (let tried = 0; tried < 4; tried += 1) {
      step = stepFailed(step, 'pin', failure('unknown'), monday, 1)
      expect(step.steps.pin?.state).toBe('wanted')
    }
    expect(stepFailed(step, 'pin', failure('unknown'), monday, 1).steps.pin?.state).toBe('failed')
  })

  test('a copy that a teacher asks for has a key of its own', () => {
    const lost = notSent(begin(post(), monday), failure('refused'), monday, 1)
    const copy = again(lost, monday + hour, monday + 7 * hour, wantedSteps(['pin']))
    expect(copy).toMatchObject({ state: 'claimed', copy: 1, tries: 0 })
    expect(copy.problem).toBeUndefined()
    expect(keyOf(copy)).not.toBe(keyOf(lost))
  })

  test('a key fits into Discord’s nonce, also for the longest id', () => {
    const longest = (2 ** 53 - 1).toString(36)
    expect(keyOf(post({ schedule: longest, copy: 99 })).length).toBeLessThanOrEqual(25)
    expect(keyOf(post())).not.toBe(keyOf(post({ kind: 'reveal' })))
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
          const move = nextMove(row, now, rules)
          if (move.do === 'wait') now = move.until
          else if (move.do === 'look') {
            const found = appeared.some((at) => at <= now)
            row = found ? arrived(row, 'm', now) : absent(row, now)
          } else if (move.do === 'send') {
            const before = row
            row = begin(row, now)
            const happens = script.shift() ?? 'fine'
            const known = appeared.some((at) => knowsKeys && now - at < 2 * minute)
            const posts = ['fine', 'unanswered', 'late', 'dead after'].includes(happens)
            if (posts && !known) appeared.push(happens === 'late' ? now + minute / 2 : now)
            if (happens === 'fine') row = arrived(row, 'm', now)
            else if (happens === 'busy') row = notSent(before, failure('later', 300), now, 1)
            else if (happens.startsWith('dead')) now += minute
            else row = notSent(before, failure('unknown'), now, 1)
          } else break
        }
        expect(row.state).toBe('sent')
        expect(appeared).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })
})
