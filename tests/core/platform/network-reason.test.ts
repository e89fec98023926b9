import { expect, test } from 'vitest'
import { networkReason } from '../../../src/core/platform/network-reason.ts'

test.each([
  [{ code: 'ECONNREFUSED' }, 'the connection is refused'],
  [{ cause: { code: 'ENOTFOUND' } }, 'that name isn’t known'],
  [{ name: 'TimeoutError' }, 'no answer came in time'],
  [{ code: '', errors: [{ code: 'EHOSTUNREACH' }] }, 'there is no way to it'],
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'its certificate isn’t trusted here'],
])('%j', (error, words) => {
  expect(networkReason(error)).toContain(words)
})

test('an error about something else has no reason', () => {
  expect(networkReason(new Error('x'))).toBeUndefined()
  expect(networkReason(undefined)).toBeUndefined()
  const circle: { cause?: unknown } = {}
  circle.cause = circle
  expect(networkReason(circle)).toBeUndefined()
})
