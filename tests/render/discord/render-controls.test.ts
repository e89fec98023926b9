import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { componentIdFrom, createCustomIds } from '../../../src/render/discord/render-controls.ts'

test('repeated component ids get different custom ids, which lead back to them', () => {
  const nextCustomId = createCustomIds()
  const customIds = ['scene:open:a', 'scene:open:a', 'scene:open:b'].map(nextCustomId)
  expect(new Set(customIds).size).toBe(3)
  expect(customIds.map(componentIdFrom)).toEqual(['scene:open:a', 'scene:open:a', 'scene:open:b'])
})

test('a custom id that is too long for Discord is rejected', () => {
  const nextCustomId = createCustomIds()
  const longest = 'x'.repeat(100)
  expect(nextCustomId(longest)).toBe(longest)
  expect(() => nextCustomId(longest)).toThrow(DeliveryError)
})
