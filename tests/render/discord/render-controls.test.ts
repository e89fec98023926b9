import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { button, buttons } from '../../../src/core/reply/reply.ts'
import { render } from '../../../src/render/discord/render.ts'
import { componentIdFrom, renderButtons } from '../../../src/render/discord/render-controls.ts'

function customIdsOf(...presses: readonly string[]) {
  const [{ components }] = render({
    blocks: [buttons(...presses.map((press) => button('Open', press)))],
  })
  return [...JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id = '']) => id)
}

test('repeated component ids get different custom ids, which lead back to them', () => {
  const presses = ['scene:open:a', 'scene:open:a', 'scene:open:b']
  expect(new Set(customIdsOf(...presses)).size).toBe(3)
  expect(customIdsOf(...presses).map(componentIdFrom)).toEqual(presses)
})

test('the same buttons are numbered in each message anew', () => {
  const twice = buttons(button('Open', 'scene:open:a'), button('Open', 'scene:open:a'))
  const shown = [1, 2].map(() => render({ blocks: [twice] }))
  expect(shown[1]).toEqual(shown[0])
  expect(customIdsOf('scene:open:a', 'scene:open:a')).toEqual(['scene:open:a', 'scene:open:a;;1'])
})

test('a custom id that is too long for Discord is rejected', () => {
  const longest = 'x'.repeat(100)
  expect(customIdsOf(longest)).toEqual([longest])
  expect(() => customIdsOf(longest, longest)).toThrow(DeliveryError)
})

test.each([
  [0, []],
  [1, [1]],
  [5, [5]],
  [6, [3, 3]],
  [7, [4, 3]],
  [11, [4, 4, 3]],
])('%i buttons stand in rows of %j, so that none wraps alone', (count, lengths) => {
  const all = Array.from({ length: count }, (_, n) => button(`Button ${n}`, `test:press:${n}`))
  const rows = renderButtons(all)
  expect(rows.map(({ components }) => components.length)).toEqual(lengths)
})
