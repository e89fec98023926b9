import { expect, test } from 'vitest'
import { shareCommand } from '../../../src/core/command/component-id.ts'
import { type Block, button, buttons, select, text } from '../../../src/core/reply/reply.ts'
import { render } from '../../../src/render/slack/render.ts'
import { judgeMessageBlocks } from '../../fakes/slack/block-kit/check.ts'

const share = buttons(button('Share', `${shareCommand}:room:quote:show:a`))

/** The controls of a reply, row by row: the labels of buttons, and the kinds of everything else. */
function controls(...blocks: readonly Block[]): readonly (readonly string[])[] {
  const [message] = render({ blocks })
  expect(judgeMessageBlocks(message.blocks)).toMatchObject({ ok: true })
  return message.blocks.flatMap((block) =>
    block.type === 'actions'
      ? [
          block.elements.map((element) =>
            element.type === 'button' ? element.text.text : element.type,
          ),
        ]
      : [],
  )
}

const few = [button('Another', 'quote:next:a'), button('The scene', 'scene:show:b')]
const more = [button('Cite', 'quote:cite:a'), button('Save', 'review:save:a')]

test('Share stands in the row of the other buttons, before the menu of less used ones', () => {
  const row: Block = { kind: 'buttons', buttons: few, more }
  expect(controls(text('x'), row, share)).toEqual([['Another', 'The scene', 'Share', 'overflow']])
  const menu = select('Open', 'scene:show', [{ label: 'One', value: '1' }])
  expect(controls(menu, share)).toEqual([['static_select', 'Share']])
  expect(controls(text('x'), share)).toEqual([['Share']])
})

test('emphasis points at one button of a row, or at none', () => {
  const primary = ['A', 'B'].map((letter) => button(letter, `quiz:answer:${letter}`, 'primary'))
  const [{ blocks }] = render({
    blocks: [buttons(...primary, button('Stop', 'quiz:stop:a', 'danger'))],
  })
  expect(JSON.stringify(blocks)).not.toContain('"primary"')
  expect(JSON.stringify(blocks)).toContain('"danger"')
  const alone = render({ blocks: [buttons(primary[0], button('Stop', 'quiz:stop:a'))] })
  expect(JSON.stringify(alone)).toContain('"primary"')
})

test('what does not fit the menu stands in the row, and a single entry needs no menu', () => {
  const [cite, save] = more
  expect(controls({ kind: 'buttons', buttons: few, more: [cite!] })).toEqual([
    ['Another', 'The scene', 'Cite'],
  ])
  const long = button('Long', `quote:cite:${'x'.repeat(80)}`)
  expect(controls({ kind: 'buttons', buttons: few, more: [cite!, long, save!] })).toEqual([
    ['Another', 'The scene', 'Long', 'overflow'],
  ])
  const many = Array.from({ length: 7 }, (_, index) => button(`${index}`, `quote:cite:${index}`))
  expect(controls({ kind: 'buttons', buttons: [], more: many })).toEqual([['5', '6', 'overflow']])
})

test('a menu shows the same choice once', () => {
  const entries = ['One', 'The same', 'Two'].map((label) => ({ label, value: label.slice(0, 3) }))
  const [message] = render({ blocks: [select('Open', 'scene:show', [...entries, ...entries])] })
  expect(judgeMessageBlocks(message.blocks)).toMatchObject({ ok: true })
  expect(JSON.stringify(message.blocks).match(/"value"/g)).toHaveLength(3)
})
