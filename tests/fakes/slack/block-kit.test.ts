import { expect, test } from 'vitest'
import { judgeMessageBlocks, judgeView } from './block-kit/check.ts'

function say(length: number, type = 'plain_text') {
  return { type, text: 'x'.repeat(length) }
}
function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
function button(fields: object = {}) {
  return { type: 'button', text: say(75), ...fields }
}
function actions(...elements: object[]) {
  return { type: 'actions', elements }
}
function options(count: number, fields: object = {}) {
  return times(count, (index) => ({ text: say(75), value: `${index}`, ...fields }))
}
function input(element: object, fields: object = {}) {
  return { type: 'input', label: say(20), element, ...fields }
}
const image = { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'A kite' }
const confirm = { title: say(100), text: say(300), confirm: say(30), deny: say(30) }

const menu = { type: 'static_select', options: options(2) }
function richText(element: object) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] }
}

const AT_THE_LIMIT: readonly [string, object[]][] = [
  ['fifty blocks', times(50, () => ({ type: 'divider' }))],
  ['a section', [{ type: 'section', text: say(3000, 'mrkdwn') }]],
  ['fields', [{ type: 'section', fields: times(4, () => say(2000)) }]],
  ['a header', [{ type: 'header', text: say(150) }]],
  ['a context', [{ type: 'context', elements: [...times(9, () => say(30, 'mrkdwn')), image] }]],
  ['an actions block', [actions(...times(25, () => button({ value: 'v'.repeat(2000) })))]],
  ['a confirmation', [actions(button({ confirm }))]],
  ['a static select', [actions({ type: 'static_select', options: options(100) })]],
  ['an overflow menu', [actions({ type: 'overflow', options: options(5) })]],
  ['an image', [{ ...image, alt_text: 'x'.repeat(2000), title: say(2000) }]],
  ['a markdown block', [{ type: 'markdown', text: 'x'.repeat(12_000) }]],
  ['a table', [{ type: 'table', rows: times(100, () => times(20, () => say(1, 'raw_text'))) }]],
  [
    'rich text',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'A kite' }] }],
      },
    ],
  ],
]

test.for(AT_THE_LIMIT)('%s may fill its limits', ([, blocks]) => {
  expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
})

const OVER: readonly [string, object[], RegExp][] = [
  ['51 blocks', times(51, () => ({ type: 'divider' })), /<=50 items \[json-pointer:\/blocks\]/],
  ['an unknown kind', [{ type: 'marquee' }], /\/blocks\/0\/type/],
  ['an unknown field', [{ type: 'divider', color: 'red' }], /"color"/],
  ['a long section', [{ type: 'section', text: say(3001) }], /\/blocks\/0\/text\/text/],
  ['an empty text', [{ type: 'section', text: say(0) }], /\/text\/text/],
  ['a bare section', [{ type: 'section' }], /text or fields/],
  ['11 fields', [{ type: 'section', fields: times(11, () => say(1)) }], /\/fields/],
  ['a long field', [{ type: 'section', fields: [say(2001)] }], /\/fields\/0\/text/],
  ['a long header', [{ type: 'header', text: say(151) }], /\/text\/text/],
  ['a header in mrkdwn', [{ type: 'header', text: say(1, 'mrkdwn') }], /\/text\/type/],
  ['11 in a context', [{ type: 'context', elements: times(11, () => say(1)) }], /\/elements/],
  ['26 actions', [actions(...times(26, () => button()))], /\/elements/],
  ['a long label', [actions(button({ text: say(76) }))], /\/elements\/0\/text\/text/],
  ['a long value', [actions(button({ value: 'v'.repeat(2001) }))], /\/value/],
  ['a long url', [actions(button({ url: 'u'.repeat(3001) }))], /\/url/],
  ['a long action_id', [actions(button({ action_id: 'a'.repeat(256) }))], /\/action_id/],
  ['a long block_id', [{ type: 'divider', block_id: 'b'.repeat(256) }], /\/block_id/],
  ['an odd style', [actions(button({ style: 'loud' }))], /\/style/],
  ['101 options', [actions({ type: 'static_select', options: options(101) })], /\/options/],
  [
    'a long option',
    [actions({ type: 'static_select', options: options(1, { text: say(76) }) })],
    /\/options\/0\/text/,
  ],
  [
    'a long option value',
    [actions({ type: 'static_select', options: options(1, { value: 'v'.repeat(76) }) })],
    /\/options\/0\/value/,
  ],
  ['no options', [actions({ type: 'static_select' })], /options and option_groups/],
  [
    'a long group label',
    [
      actions({
        type: 'static_select',
        option_groups: [{ label: say(76), options: options(1) }],
      }),
    ],
    /\/option_groups\/0\/label/,
  ],
  [
    'a long placeholder',
    [actions({ type: 'external_select', placeholder: say(151) })],
    /\/placeholder/,
  ],
  ['6 in an overflow', [actions({ type: 'overflow', options: options(6) })], /\/options/],
  ['11 checkboxes', [actions({ type: 'checkboxes', options: options(11) })], /\/options/],
  [
    'a long confirmation',
    [actions(button({ confirm: { ...confirm, text: say(301) } }))],
    /\/confirm\/text/,
  ],
  ['an image without alt', [{ ...image, alt_text: undefined }], /\/alt_text/],
  ['an image without source', [{ ...image, image_url: undefined }], /image_url and slack_file/],
  ['an element out of place', [{ type: 'context', elements: [button()] }], /\/elements\/0/],
  ['a block_id twice', times(2, () => ({ type: 'divider', block_id: 'b' })), /"b" is used twice/],
  [
    'an action_id twice',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    /"a" is used twice/,
  ],
  ['a blank label', [actions(button({ text: { type: 'plain_text', text: ' ' } }))], /more than 0/],
  [
    'half a character',
    [{ type: 'header', text: { type: 'plain_text', text: 'a\ud83d' } }],
    /well-formed/,
  ],
  [
    'a choice that is not offered',
    [actions({ ...menu, initial_option: options(3)[2] })],
    /match an option/,
  ],
  [
    'two equal values',
    [actions({ ...menu, options: times(2, () => options(1)[0]) })],
    /same value/,
  ],
  ['an unknown time', [richText({ type: 'date', timestamp: 1, format: '{hour}' })], /known tokens/],
  [
    'a group that is none',
    [richText({ type: 'usergroup', usergroup_id: 'teachers' })],
    /usergroup_id/,
  ],
  ['a file block', [{ type: 'file', source: 'remote', external_id: 'x' }], /\/blocks\/0/],
  ['a long markdown block', [{ type: 'markdown', text: 'x'.repeat(12_001) }], /\/text/],
  ['101 rows', [{ type: 'table', rows: times(101, () => [say(1, 'raw_text')]) }], /\/rows/],
]

test.for(OVER)('%s: refused', ([, blocks, message]) => {
  const judged = judgeMessageBlocks(blocks)
  expect(judged).toMatchObject({ ok: false, error: 'invalid_blocks' })
  expect('messages' in judged && judged.messages.join('\n')).toMatch(message)
})

test('blocks that are each within the limits can be too long together', () => {
  const sections = times(5, () => ({ type: 'section', text: say(2700) }))
  expect(judgeMessageBlocks(sections)).toMatchObject({ ok: false, error: 'msg_blocks_too_long' })
  expect(judgeMessageBlocks(sections.slice(1))).toMatchObject({ ok: true })
})

const MODAL = { type: 'modal', title: say(24), close: say(24), submit: say(24), blocks: [] }
const words = input({ type: 'plain_text_input', max_length: 3000 })

test('a modal may fill its limits', () => {
  const blocks = times(100, () => words)
  const view = {
    ...MODAL,
    blocks,
    private_metadata: 'x'.repeat(3000),
    callback_id: 'c'.repeat(255),
  }
  expect(judgeView(view, 'modal')).toMatchObject({ ok: true })
})

const section = { type: 'section', text: say(3000) }

const OVER_VIEWS: readonly [string, object, RegExp][] = [
  ['a long title', { title: say(25) }, /\/view\/title/],
  ['a long submit', { submit: say(25) }, /\/view\/submit/],
  ['a long close', { close: say(25) }, /\/view\/close/],
  ['long private_metadata', { private_metadata: 'x'.repeat(3001) }, /\/private_metadata/],
  ['a long callback_id', { callback_id: 'x'.repeat(256) }, /\/callback_id/],
  ['101 blocks', { blocks: times(101, () => ({ type: 'divider' })) }, /\/view\/blocks/],
  ['an input without submit', { blocks: [words], submit: undefined }, /must have submit/],
  ['a table', { blocks: [{ type: 'table', rows: [[say(1, 'raw_text')]] }] }, /\/blocks\/0/],
  ['a long hint', { blocks: [input(words.element, { hint: say(2001) })] }, /\/hint/],
  [
    'a long max_length',
    { blocks: [input({ type: 'plain_text_input', max_length: 3001 })] },
    /\/max_length/,
  ],
  [
    'a text longer than its field',
    { blocks: [input({ type: 'plain_text_input', max_length: 3, initial_value: 'long' })] },
    /longer than the field/,
  ],
  [
    'a number out of bounds',
    {
      blocks: [
        input({
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: '3',
          initial_value: '2',
        }),
      ],
    },
    /bounds/,
  ],
  ['a large view', { blocks: times(100, () => section) }, /250 kB/],
  [
    'two focused inputs',
    { blocks: times(2, () => input({ type: 'plain_text_input', focus_on_load: true })) },
    /only one element/,
  ],
]

test.for(OVER_VIEWS)('%s in a modal: refused', ([, fields, message]) => {
  const judged = judgeView({ ...MODAL, ...fields }, 'modal')
  expect('messages' in judged && judged.messages.join('\n')).toMatch(message)
})
