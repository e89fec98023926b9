import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { joinId, roomOf, splitId } from '../../../src/adapters/slack/ids.ts'

test('joined ids are split again, and those of other platforms are refused', () => {
  expect(splitId(joinId('T1', 'C1'))).toEqual({ team: 'T1', id: 'C1' })
  expect(() => splitId('discord:1')).toThrow(DeliveryError)
  expect(roomOf('T1', 'C1')).toEqual({
    id: 'slack:T1/C1',
    class: 'slack:T1',
    platform: 'slack',
    allowsMature: true,
  })
})
