import { describe, expect, test } from 'vitest'
import { lineWidth } from '../../../src/render/terminal/line-width.ts'
import { render } from '../../../src/render/terminal/render.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { everyBlock } from '../../fixtures/every-block.ts'

describe('a reply in a terminal', () => {
  test('has words for every kind of block and a number for whatever can be pressed', () => {
    const { text: drawn, actions } = render({ blocks: everyBlock }, { width: 60, colours: false })
    expect(drawn).toContain('A heading')
    expect(drawn).toContain('┃ “The line”\n┃ — Mara, to Osk')
    expect(drawn).toContain('✓ ███████████████░░░░░   3  A. Mara')
    expect(drawn).toContain('[1] Next   [2] Stop   Guide: https://example.org/keeper')
    expect(drawn).toContain('[3] The climb')
    expect(actions.map((press) => [press.address, press.chosen])).toEqual([
      ['scene:open:the-climb', []],
      ['quiz:stop:', []],
      ['search:open:', ['scene/the-climb']],
      ['search:open:', ['character/mara']],
    ])
  })

  test('is plain where there are no colours and coloured where there are', () => {
    expect(render(replyWith(text({ strong: 'bold' })), { width: 60, colours: false }).text).toBe(
      'bold',
    )
    expect(render(replyWith(text({ strong: 'bold' })), { width: 60, colours: true }).text).toBe(
      '\u001B[1mbold\u001B[22m',
    )
  })

  test('never lets content steer the terminal', () => {
    const hostile = '\u001B[2J\u001B]0;title\u0007 \u202Eturned\u0008 <b>*_~'
    for (const colours of [true, false]) {
      const { text: drawn } = render(replyWith(text(hostile)), { width: 60, colours })
      expect(drawn.trim()).toBe('turned <b>*_~')
    }
  })

  test('wraps at the width, long words included', () => {
    const { text: drawn } = render(replyWith(text('a'.repeat(100), ' ', 'word '.repeat(40))), {
      width: 40,
      colours: false,
    })
    expect(Math.max(...drawn.split('\n').map((line) => line.length))).toBe(40)
  })
})

test('lines are as wide as the window, within what can be read', () => {
  expect([undefined, 20, 60, 400].map((columns) => lineWidth(columns))).toEqual([88, 40, 60, 88])
})
