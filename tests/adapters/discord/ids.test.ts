import { expect, test } from 'vitest'
import { joinId, snowflakeAt, splitId, timestampFrom } from '../../../src/adapters/discord/ids.ts'
import { DeliveryError } from '../../../src/core/platform/platform.ts'

test('an id splits into what it was joined from', () => {
  expect(splitId(joinId('80351110224678912'))).toBe('80351110224678912')
})

test.each(['slack:T1/C1', 'discord:dm/1', 'discord:', 'discord:1 or 1=1'])(
  '%s is rejected, and its id is not shown',
  (id) => {
    expect(() => splitId(id)).toThrow(DeliveryError)
    expect(() => splitId(id)).not.toThrow(id)
  },
)

test('a snowflake tells the time, as in Discord’s own example', () => {
  expect(timestampFrom('175928847299117063')).toBe(1_462_015_105_796)
  expect(timestampFrom(snowflakeAt(1_462_015_105_796))).toBe(1_462_015_105_796)
  expect(snowflakeAt(0)).toBe('0')
})
