import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { toDeliveryError } from '../../../src/adapters/slack/errors.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'

function refusal(error: string) {
  return toDeliveryError(
    new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {} }),
  )
}

test.each([
  ['restricted_action_read_only_channel', 'Ask a workspace admin'],
  ['restricted_action_thread_only_channel', 'Choose another channel.'],
  ['user_disabled', 'no longer active'],
  ['ekm_access_denied', 'can see why in its log'],
])('%s is a sentence without Slack’s own word for it', (code, words) => {
  const { outcome, remedy } = refusal(code)
  expect(outcome).toBe('rejected')
  expect(flatten(remedy)).toContain(words)
  expect(flatten(remedy)).not.toMatch(/\w_\w/)
})

test('what Slack took too long for may have worked', () => {
  expect(refusal('request_timeout').outcome).toBe('unknown')
})
