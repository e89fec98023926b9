import { loadCommands } from '../../../src/app/load-commands.ts'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { expect, test } from 'vitest'
import { renderBlocks, render } from '../../../src/render/slack/render.ts'
import { componentIdFrom } from '../../../src/render/slack/render-controls.ts'
import { homeView, answerView } from '../../../src/render/slack/views.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  replyWith,
  note,
  text,
} from '../../../src/core/reply/reply.ts'
import { judgeMessageBlocks, judgeView } from '../../fakes/slack/block-kit/check.ts'
import { scanBlocks, scanMrkdwn } from '../../fakes/slack/scan-text.ts'
import { everyBlock } from '../../fixtures/every-block.ts'
import { longText, hostileText, withWords } from '../../fixtures/hostile-text.ts'
import { ask, buttonsOf, invokeAction } from '../../fixtures/invoke.ts'

/** Every rule of Slack that the fake knows, over every message, the Home tab and a modal. */
function judge(reply: Reply) {
  const messages = render(reply)
  for (const { text: words, blocks } of messages) {
    expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
    expect(scanBlocks(blocks)).toEqual({ pings: [], unescaped: [] })
    expect(words).not.toBe('')
    expect(scanMrkdwn(words)).toEqual({ pings: [], unescaped: [] })
  }
  expect(judgeView(homeView(reply), 'home')).toMatchObject({ ok: true })
  expect(judgeView(answerView('', reply), 'modal')).toMatchObject({ ok: true })
  return messages
}

/** All words that the blocks show, in order. */
function wordsIn(part: unknown): string {
  if (Array.isArray(part)) return part.map((each) => wordsIn(each)).join('')
  if (typeof part !== 'object' || part === null) return ''
  return Object.entries(part)
    .map(([key, value]) =>
      (key === 'text' || key === 'fallback') && typeof value === 'string' ? value : wordsIn(value),
    )
    .join('')
}

test.each(everyBlock.map((block) => [block.kind, block] as const))(
  'a block of kind %s keeps to the rules, unchanged, with hostile text and with very long text',
  (_kind, block) => {
    for (const hard of [block, withWords(block, hostileText), withWords(block, longText)]) {
      expect(judge(replyWith(hard)).length).toBeGreaterThan(0)
    }
  },
)

test('a file that is not text is named where no file can be sent', () => {
  const content = new Uint8Array(3000)
  const [message] = judge(replyWith({ kind: 'file', name: 'a.apkg', mediaType: 'a/b', content }))
  expect(wordsIn(message?.blocks)).toContain('This file (3 kB) isn’t text')
})

test('a reply with every block keeps to the rules and shows all its text', () => {
  const [message, ...rest] = judge(replyWith(...everyBlock))
  expect(rest).toEqual([])
  const shown = wordsIn(message.blocks).replaceAll(/\s/g, '')
  for (const word of ['Aheading', 'Thetower', 'first', 'And then?', 'Mara', 'name,score', 'Stop']) {
    expect(shown).toContain(word.replaceAll(' ', ''))
  }
})

test('hostile text arrives unchanged and notifies nobody', () => {
  const [{ text: words, blocks }] = render(replyWith(text(hostileText)))
  expect(wordsIn(blocks)).toBe(hostileText.replace('\u202E', '').replace('\u0007', ''))
  expect(words).toContain('&lt;!channel&gt;')
})

test('people are named, not mentioned', () => {
  const [{ blocks }] = render(replyWith(text({ person: 'slack:T1/U1', name: '<@U2>' })))
  expect(JSON.stringify(blocks)).not.toContain('"user"')
  expect(wordsIn(blocks)).toBe('<@U2>')
})

test('long prose continues in further messages without losing a word', () => {
  const words = Array.from({ length: 6000 }, (_, index) => `word${index}`).join(' ')
  const messages = judge(replyWith(text(words)))
  expect(messages.length).toBeGreaterThan(1)
  expect(messages.map(({ blocks }) => wordsIn(blocks)).join('')).toBe(words)
})

test('a long list continues its numbers', () => {
  const items = Array.from({ length: 200 }, (_, index) => [`item ${index} ${'x'.repeat(100)}`])
  const blocks = render({ blocks: [{ kind: 'list', ordered: true, items }] }).flatMap(
    (message) => message.blocks,
  )
  const lists = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
  expect(lists).toHaveLength(200)
  expect(lists.at(-1)).toMatchObject({ type: 'rich_text_list', offset: 199 })
})

test('labels are shortened with an ellipsis', () => {
  const [actions] = renderBlocks(replyWith(buttons(button('x'.repeat(200), 'scene:open:a'))))
  expect(actions).toMatchObject({
    elements: [{ text: { text: `${'x'.repeat(74)}…` }, action_id: 'press/0/scene:open:a' }],
  })
})

test('a disabled button is named in small print', () => {
  const closed: Block = {
    kind: 'buttons',
    buttons: [{ label: 'Join', press: 'quiz:join:1', style: 'primary', disabled: true }],
  }
  expect(renderBlocks(replyWith(closed))).toEqual([
    { type: 'context', elements: [{ type: 'plain_text', text: 'Join', emoji: false }] },
  ])
})

test('structure that cannot fit throws', () => {
  const options = Array.from({ length: 101 }, (_, index) => ({ label: 'x', value: `${index}` }))
  const select = { kind: 'select', press: 'a:b:', label: 'x', min: 1, max: 1 } as const
  expect(() => render(replyWith({ ...select, options }))).toThrow(DeliveryError)
  const wide = [{ label: 'x', value: 'y'.repeat(76) }]
  expect(() => render(replyWith({ ...select, options: wide }))).toThrow(DeliveryError)
})

test('empty blocks are left out', () => {
  expect(renderBlocks(replyWith(text(''), bullets([]), buttons()))).toEqual([])
})

test('every lookup in the small pack, and every reply to its buttons, keeps to the rules', async () => {
  const lines = ['scene climb', 'quote ninety', 'character mara', 'search the', 'discuss', 'help']
  const seen = new Set<string>()
  async function follow(reply: Reply): Promise<void> {
    judge(reply)
    for (const address of Object.values(buttonsOf(reply))) {
      const [kind] = address.split('/')
      if (seen.has(address) || seen.size > 60 || kind === undefined) continue
      seen.add(address)
      await follow(await invokeAction(address))
    }
  }
  for (const line of lines) await follow(await ask(line))
  expect(seen.size).toBeGreaterThan(10)
  for (const { name } of (await loadCommands('commands')).values()) judge(await ask(`help ${name}`))
})

test('the text beside the blocks is the plain text, shortened if it is long', () => {
  const reply = replyWith(text('a & b'))
  expect(render(reply)[0].text).toBe('a &amp; b')
  expect(toPlainText(reply)).toBe('a & b')
  expect(render(replyWith(text('y'.repeat(9000))))[0].text).toHaveLength(3000)
})

test('an action_id gives back the component id', () => {
  expect(componentIdFrom('press/3/search:page:0//a/b')).toEqual({
    componentId: 'search:page:0//a/b',
    isMenu: false,
  })
  expect(componentIdFrom('select/search:open:')).toEqual({
    componentId: 'search:open:',
    isMenu: true,
  })
  expect(componentIdFrom('link/0')).toBeUndefined()
})

test('a timer shows the time to the second, in UTC where Slack cannot show the reader’s own', () => {
  const until = Date.parse('2027-01-18T13:03:10Z')
  const [block] = renderBlocks({ blocks: [{ kind: 'timer', label: 'Closes', until }] })
  expect(block).toMatchObject({
    elements: [
      {
        elements: [
          { text: 'Closes · ' },
          {
            type: 'date',
            timestamp: until / 1000,
            format: '{time_secs}',
            fallback: '13:03:10 UTC',
          },
        ],
      },
    ],
  })
})

test('a notification says when a timer ends, in the reader’s own time, and nothing in it is markup', () => {
  const until = Date.parse('2027-01-18T13:03:10Z')
  const [{ text: words }] = render(
    replyWith(text('<!here> & all'), { kind: 'timer', label: 'Closes', until }, note('2 of 3.')),
  )
  expect(words).toBe(
    `&lt;!here&gt; &amp; all\n\nCloses: <!date^${until / 1000}^{time_secs}|13:03:10 UTC>\n\n2 of 3.`,
  )
})

test('a command that a text names begins with /study', () => {
  const reply = replyWith(text('Use ', { command: 'daily set', words: '08:30' }, '.'))
  expect(JSON.stringify(renderBlocks(reply))).toContain('"/study daily set 08:30"')
})

test('what a drawing of the pack shows is said, and a picture of what the words say is left out', () => {
  const bars = { kind: 'picture', name: 'bars', svg: '<svg/>', alt: 'Half.' } as const
  const [message] = render({ blocks: [bars, { ...bars, instead: 'Picture: A <boat>.' }] })
  expect(judgeMessageBlocks(message.blocks)).toMatchObject({ ok: true })
  expect(message.blocks).toEqual([
    {
      type: 'context',
      elements: [{ type: 'plain_text', text: 'Picture: A <boat>.', emoji: false }],
    },
  ])
  expect(message.text).toBe('Picture: A &lt;boat&gt;.')
})
