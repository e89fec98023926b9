import { describe, expect, test } from 'vitest'
import { render } from '../../../src/render/terminal/render.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { everyBlock } from '../../fixtures/every-block.ts'
import { withWords } from '../../fixtures/hostile-text.ts'

describe('a reply in a terminal', () => {
  test('calls its reader “you” within a sentence', () => {
    const person = { person: 'terminal:operator', name: 'You' }
    const reply = replyWith(text(person, ' set it; Ana saw what was set by ', person, '.'))
    const { text: shown } = render(reply, { width: 60, colours: false })
    expect(shown).toContain('You set it; Ana saw what was set by you.')
  })

  test('shows every kind of block, and a number for everything that can be pressed', () => {
    const { text: shown, actions } = render({ blocks: everyBlock }, { width: 60, colours: false })
    expect(shown).toContain('A heading')
    expect(shown).toContain('┃ “The line”\n┃ — Mara, to Osk')
    expect(shown).toContain('✓ ███████████████░░░░░  75% (3)  A. Mara')
    expect(shown).toContain('The wall\n[1] Open')
    expect(shown).toContain('[2] Next   [3] Stop   Guide: https://example.org/keeper   [4] Cite')
    expect(shown).toContain('[5] The climb')
    expect(actions.map(({ address, chosen }) => [address, chosen])).toEqual([
      ['scene:open:the-wall', []],
      ['scene:open:the-climb', []],
      ['quiz:stop:', []],
      ['quote:cite:x', []],
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
      const { text: shown } = render(replyWith(text(hostile)), { width: 60, colours })
      expect(shown.trim()).toBe('turned <b>*_~')
    }
    for (const block of everyBlock) {
      const { text: shown } = render(replyWith(withWords(block, hostile)), {
        width: 60,
        colours: true,
      })
      // oxlint-disable-next-line no-control-regex
      expect(shown.replaceAll(/\u001B\[\d+m/g, '')).not.toMatch(/[\u0000-\u0009\u001B\u202E]/)
    }
  })

  test('says what a drawing of the pack shows', () => {
    const boat = { kind: 'picture', name: 'boat', svg: '<svg/>', alt: 'A boat.' } as const
    const picture = { ...boat, instead: 'Picture: A boat.' }
    const options = { width: 60, colours: false }
    const drawn = render(replyWith(text('The climb'), boat, picture), options).text
    expect(drawn.match(/A boat\./g)).toHaveLength(1)
    expect(drawn).toContain('Picture: A boat.')
  })

  test('wraps at the width, and breaks words that are longer', () => {
    const { text: shown } = render(replyWith(text('a'.repeat(100), ' ', 'word '.repeat(40))), {
      width: 40,
      colours: false,
    })
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBe(40)
  })
})
