import { ComponentType } from 'discord-api-types/v10'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { render } from '../../../src/render/discord/render.ts'
import { loadPack } from '../../../src/app/pack/load-packs.ts'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { itemView } from '../../../src/core/lookup/item-view.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import {
  type Block,
  type Inline,
  bullets,
  button,
  buttons,
  commandMention,
  facts,
  heading,
  note,
  replyWith,
  row,
  select,
  separator,
  text,
} from '../../../src/core/reply/reply.ts'
import { everyComponent } from '../../fakes/discord/state.ts'
import { everyBlock } from '../../fixtures/every-block.ts'
import { problemsOf } from '../../fixtures/valid-discord-message.ts'

/** Returns the text of all messages. */
function textOf(blocks: readonly Block[]): string {
  return render({ blocks })
    .flatMap(({ components }) => everyComponent(components))
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')
}

test('every kind of block renders as a valid message', () => {
  const messages = render({ blocks: everyBlock })
  expect(messages.flatMap(problemsOf)).toEqual([])
  expect(messages).toHaveLength(1)
  expect(textOf(everyBlock)).toMatchInlineSnapshot(`
    "## A heading
    Words *em* **strong** __mark__ ||spoiler|| \`code\` <t:32400:f> **Ana** another channel \`/daily set 08:30\`
    > “The line”
    > — **Mara, to Osk**
    -# Tale, scene 1
    **Who:** Mara
    **Where:** The tower
    - one
    - two
    1. first
    2. second
    **Why?**
    -# analysis
    - And then?
    **A.** Mara
    **B.** Osk
    \`████████░░\` 75% (3) · **✓ A. Mara**
    \`███░░░░░░░\` 25% (1) · B. Osk
    **1\\.** Ana: **5**
    **1\\.** Ben: **5**
    **3\\.** Cy: **2**
    ⏳ Closes at nine <t:32400:R>
    -# small print <@&794205593698304>
    The wall
    **Monday** · Line: Keep the light · Posts: 1
    **Tuesday** · Line: I would not · Posts: 2"
  `)
})

test('a person on Discord is shown as a mention', () => {
  expect(
    textOf([text({ person: 'discord:123', name: 'Ana' }, ' and ', { person: 'x', name: '*B*' })]),
  ).toBe(String.raw`<@123> and **\*B\***`)
})

test.each([
  ['# heading', String.raw`\# heading`],
  ['> quote\n> quote', '\\> quote\n\\> quote'],
  ['- item', String.raw`\- item`],
  ['-# small', String.raw`\-# small`],
  ['1. first', String.raw`1\. first`],
  ['**b** _i_ ~~s~~ ||x|| `c`', String.raw`\*\*b\*\* \_i\_ \~\~s\~\~ \|\|x\|\| \`c\``],
  ['[words](https://example.org)', String.raw`\[words\](https://example.org)`],
  ['https://example.org/a_b_c', 'https://example.org/a_b_c'],
  [
    '<t:0:R> <#1> </help:2> <:a:3> <id:browse>',
    String.raw`\<t:0:R> \<#1> \</help:2> \<:a:3> \<id:browse>`,
  ],
  [
    '@everyone @here <@1> <@!2> <@&3>',
    '@\u200Beveryone @\u200Bhere \\<@\u200B1> \\<@\u200B!2> \\<@\u200B&3>',
  ],
  ['a\u202Eb\u0007c\u200Ed\u200Fe\u061Cf', 'abcdef'],
])('%s stays plain text', (typed, rendered) => {
  expect(textOf([text(typed)])).toBe(rendered)
})

const hostileText = fc
  .array(
    fc.constantFrom(
      '@',
      'everyone',
      'here',
      '<',
      '@!',
      '@&',
      '123',
      '>',
      '`',
      '||',
      '**',
      '\\',
      '\n',
      ' ',
      'ä',
      '👩‍🏫',
      'https://e.org/',
      '\u200B',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

const inline: fc.Arbitrary<Inline> = fc.oneof(
  hostileText,
  fc
    .constantFrom('em', 'strong', 'mark', 'spoiler', 'code')
    .chain((kind) => hostileText.map((words) => ({ [kind]: words }) as unknown as Inline)),
)

test('no text becomes a mention, in whatever block it is', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), hostileText, (parts, words) => {
      const rendered = textOf([
        heading(words),
        text(...parts),
        note(...parts),
        bullets([parts]),
        facts({ label: words, value: parts }),
        { kind: 'quote', line: parts, speaker: words, citation: words },
        { kind: 'ranking', rows: [{ rank: 1, name: words, score: words }] },
      ])
      expect(rendered).not.toMatch(/@(everyone|here)|<@[!&]?\d/)
    }),
  )
})

test('long text continues in further messages, and nothing is lost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('word ', 'x', '*', '👩‍🏫'),
      (times, unit) => {
        const words = unit.repeat(Math.floor((times * 2500) / unit.length))
        const messages = render({ blocks: [text({ em: words })] })
        expect(messages.flatMap(problemsOf)).toEqual([])
        const rendered = textOf([text(words)]).replaceAll(/[\\\s]/g, '')
        expect(rendered).toBe(words.replaceAll(/\s/g, ''))
      },
    ),
    { numRuns: 20 },
  )
})

test('long labels are shortened, repeated custom ids differ, and many buttons take several rows', () => {
  const label = 'A very long label '.repeat(20)
  const [message] = render({
    blocks: [
      buttons(...Array.from({ length: 12 }, () => button(label, 'scene:open:a'))),
      select(label, 'scene:open:a', [{ label, value: 'a', description: label }]),
      select(label, 'scene:open:a', [{ label, value: 'a', description: label }]),
    ],
  })
  expect(problemsOf(message)).toEqual([])
})

test('buttons that do not fit continue in the next message', () => {
  const row = buttons(...Array.from({ length: 5 }, (_, at) => button(`${at}`, `scene:open:${at}`)))
  const messages = render({ blocks: Array.from({ length: 9 }, () => row) })
  expect(messages).toHaveLength(2)
  expect(messages.flatMap(problemsOf)).toEqual([])
})

test('a menu or link that cannot fit is rejected', () => {
  const options = Array.from({ length: 26 }, (_, at) => ({ label: `${at}`, value: `${at}` }))
  expect(() => render({ blocks: [select('Many', 'scene:open:', options)] })).toThrow(DeliveryError)
  const far = `https://example.org/${'x'.repeat(600)}`
  expect(() => render({ blocks: [buttons({ label: 'Far', href: far })] })).toThrow(DeliveryError)
})

test('every view of the built-in pack fits into one message', async () => {
  const { pack } = await loadPack('data/her-part-2')
  const library = createLibrary(pack!, { ceiling: 'mature' })
  const views = [
    ...library.scenes.map(({ id }) => itemView(library, 'scene', id)),
    ...library.quotes.map(({ id }) => itemView(library, 'quote', id)),
    ...library.characters.map(({ id }) => itemView(library, 'character', id)),
    ...library.themes.map(({ id }) => itemView(library, 'theme', id)),
    ...library.questions.map(({ id }) => itemView(library, 'question', id)),
  ]
  expect(views.length).toBeGreaterThan(50)
  for (const view of views) {
    const messages = render(view)
    expect(messages).toHaveLength(1)
    expect(messages.flatMap(problemsOf)).toEqual([])
  }
})

test('a command is a mention that can be pressed once Discord has registered it', () => {
  const reply = replyWith(text('Use ', commandMention('daily set', '08:30'), '.'))
  const known = render(reply, { findCommandId: (name) => (name === 'daily' ? '42' : undefined) })
  expect(JSON.stringify(known)).toContain('Use </daily set:42> `08:30`.')
  expect(JSON.stringify(render(reply))).toContain('Use `/daily set 08:30`.')
})

test('text has its button beside it, and a separator separates', () => {
  const [message] = render(
    replyWith(
      separator(),
      row(button('Open', 'scene:open:x'), 'The wall'),
      separator(),
      separator(),
      note('small'),
      separator(),
    ),
  )
  const [container] = message.components as readonly { components?: { type: ComponentType }[] }[]
  expect(container?.components?.map(({ type }) => type)).toEqual([
    ComponentType.Section,
    ComponentType.Separator,
    ComponentType.TextDisplay,
  ])
  expect(problemsOf(message)).toEqual([])
})

test('every message of a reply has the colour of what it means', () => {
  const long = { ...replyWith(text('word '.repeat(1500))), tone: 'wrong' } as const
  const messages = render(long)
  expect(messages.length).toBeGreaterThan(1)
  const colours = messages.map(({ components: [container] }) => container)
  for (const container of colours) expect(container).toHaveProperty('accent_color', 0xd8_5c_41)
})

test('a picture that could not be drawn is left out, or what it shows is said', () => {
  const bars = { kind: 'picture', name: 'bars', svg: '<svg/>', alt: 'Half.' } as const
  const drawn = new Map([['<svg/>', new Uint8Array([1])]])
  const boat = { ...bars, instead: 'Picture: A boat_at_night.' }
  expect(JSON.stringify(render({ blocks: [bars] }))).not.toContain('Half.')
  expect(JSON.stringify(render({ blocks: [boat] }))).toContain(
    '-# Picture: A boat\\\\_at\\\\_night.',
  )
  const [shown] = render({ blocks: [boat, { ...boat, svg: '<g/>' }] }, { pictures: drawn })
  expect(shown.files.map(({ name }) => name)).toEqual(['bars.png'])
  expect(JSON.stringify(shown.components).match(/Picture: /g)).toHaveLength(1)
})
