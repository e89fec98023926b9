import fc from 'fast-check'
import { expect, test } from 'vitest'
import { render } from '../../../src/render/discord/render.ts'
import { renderForm } from '../../../src/render/discord/render-form.ts'
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
  facts,
  heading,
  note,
  select,
  text,
} from '../../../src/core/reply/reply.ts'
import { modalProblems } from '../../fakes/discord/modal-limits.ts'
import { schemaProblems } from '../../fakes/discord/schema.ts'
import { everyComponent } from '../../fakes/discord/state.ts'
import { everyBlock } from '../../fixtures/every-block.ts'
import { problemsOf } from '../../fixtures/valid-discord-message.ts'

/** All words of all messages, as Discord gets them. */
function wordsOf(blocks: readonly Block[]): string {
  return render({ blocks })
    .flatMap(({ components }) => everyComponent(components))
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')
}

test('every kind of block can be drawn, and Discord takes it', () => {
  const messages = render({ blocks: everyBlock })
  expect(messages.flatMap(problemsOf)).toEqual([])
  expect(messages).toHaveLength(1)
  expect(wordsOf(everyBlock)).toMatchInlineSnapshot(`
    "## A heading
    Words *em* **strong** __mark__ ||spoiler|| \`code\` <t:32400:f> **Ana**
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
    \`████████░░\` 3 · **✓ A. Mara**
    \`███░░░░░░░\` 1 · B. Osk
    **1\\.** Ana: **5**
    **1\\.** Ben: **5**
    **3\\.** Cy: **2**
    ⏳ Closes at nine <t:32400:R>
    -# small print"
  `)
})

test('a person of Discord is shown by a mention that notifies nobody', () => {
  expect(
    wordsOf([text({ person: 'discord:123', name: 'Ana' }, ' and ', { person: 'x', name: '*B*' })]),
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
])('%s stays words', (typed, drawn) => {
  expect(wordsOf([text(typed)])).toBe(drawn)
})

const nasty = fc
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
  nasty,
  fc
    .constantFrom('em', 'strong', 'mark', 'spoiler', 'code')
    .chain((kind) => nasty.map((words) => ({ [kind]: words }) as unknown as Inline)),
)

test('no words of anybody make a mention, wherever they stand', () => {
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 6 }), nasty, (parts, words) => {
      const drawn = wordsOf([
        heading(words),
        text(...parts),
        note(...parts),
        bullets([parts]),
        facts({ label: words, value: parts }),
        { kind: 'quote', line: parts, speaker: words, citation: words },
        { kind: 'ranking', rows: [{ rank: 1, name: words, score: words }] },
      ])
      expect(drawn).not.toMatch(/@(everyone|here)|<@[!&]?\d/)
    }),
  )
})

test('text of any length goes on in further messages, and nothing of it is lost', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('word ', 'x', '*', '👩‍🏫'),
      (times, unit) => {
        const words = unit.repeat(Math.floor((times * 2500) / unit.length))
        const messages = render({ blocks: [text({ em: words })] })
        expect(messages.flatMap(problemsOf)).toEqual([])
        const drawn = wordsOf([text(words)]).replaceAll(/[\\\s]/g, '')
        expect(drawn).toBe(words.replaceAll(/\s/g, ''))
      },
    ),
    { numRuns: 20 },
  )
})

test('long labels are shortened, twin controls stay apart, many buttons take several rows', () => {
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

test('more controls than a message holds go on in the next', () => {
  const row = buttons(...Array.from({ length: 5 }, (_, at) => button(`${at}`, `scene:open:${at}`)))
  const messages = render({ blocks: Array.from({ length: 9 }, () => row) })
  expect(messages).toHaveLength(2)
  expect(messages.flatMap(problemsOf)).toEqual([])
})

test('structure that cannot fit throws', () => {
  const options = Array.from({ length: 26 }, (_, at) => ({ label: `${at}`, value: `${at}` }))
  expect(() => render({ blocks: [select('Many', 'scene:open:', options)] })).toThrow(DeliveryError)
  const far = `https://example.org/${'x'.repeat(600)}`
  expect(() => render({ blocks: [buttons({ label: 'Far', href: far })] })).toThrow(DeliveryError)
})

test('every card of the built-in pack fits one message', async () => {
  const { pack } = await loadPack('data/her-part-2')
  const library = createLibrary(pack!, { ceiling: 'mature' })
  const cards = [
    ...library.scenes.map(({ id }) => itemView(library, 'scene', id)),
    ...library.quotes.map(({ id }) => itemView(library, 'quote', id)),
    ...library.characters.map(({ id }) => itemView(library, 'character', id)),
    ...library.themes.map(({ id }) => itemView(library, 'theme', id)),
    ...library.questions.map(({ id }) => itemView(library, 'question', id)),
  ]
  expect(cards.length).toBeGreaterThan(50)
  for (const card of cards) {
    const messages = render(card)
    expect(messages).toHaveLength(1)
    expect(messages.flatMap(problemsOf)).toEqual([])
  }
})

test('a form with every kind of field is a modal that Discord takes', () => {
  const long = 'Long words '.repeat(30)
  const options = Array.from({ length: 20 }, (_, at) => ({ label: long, value: `${at}` }))
  const modal = renderForm({
    title: long,
    press: 'daily:plan:x',
    submit: 'Save',
    fields: [
      {
        kind: 'text',
        name: 'a',
        label: long,
        hint: long,
        required: true,
        long: true,
        maxLength: 9000,
        value: long,
        placeholder: long,
      },
      {
        kind: 'text',
        name: 'b',
        label: 'B',
        required: false,
        long: false,
        maxLength: 10,
        value: long,
      },
      { kind: 'one', name: 'c', label: 'C', required: true, options, value: ['3'] },
      { kind: 'several', name: 'd', label: 'D', required: false, options, value: ['3', '4'] },
    ],
  })
  expect(modalProblems(modal)).toEqual([])
  const body = { type: 9, data: modal }
  const route = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
  expect(schemaProblems(route, body)).toEqual([])
})

test('a form with more fields than a modal has throws', () => {
  const field = { kind: 'text', label: 'A', required: false, long: false, maxLength: 9 } as const
  const fields = Array.from({ length: 6 }, (_, at) => ({ ...field, name: `${at}` }))
  expect(() => renderForm({ title: 'T', press: 'a:b:', submit: 'S', fields })).toThrow(
    DeliveryError,
  )
})
