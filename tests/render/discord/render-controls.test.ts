import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { button } from '../../../src/core/reply/reply.ts'
import {
  componentIdFrom,
  createCustomIds,
  renderButtons,
} from '../../../src/render/discord/render-controls.ts'

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

test.each([
  [0, []],
  [1, [1]],
  [5, [5]],
  [6, [3, 3]],
  [7, [4, 3]],
  [11, [4, 4, 3]],
])('%i buttons stand in rows of %j, so that none wraps alone', (count, lengths) => {
  const buttons = Array.from({ length: count }, (_, n) => button(`Button ${n}`, `test:press:${n}`))
  const rows = renderButtons(buttons, createCustomIds())
  expect(rows.map(({ components }) => components.length)).toEqual(lengths)
})
