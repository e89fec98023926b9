import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, type RichText, heading, table, text } from '../../../src/core/reply/reply.ts'
import { renderTable, withoutTables } from '../../../src/render/slack/render-table.ts'
import { render, renderBlocks } from '../../../src/render/slack/render.ts'
import { judgeMessageBlocks, judgeView } from '../../fakes/slack/block-kit/check.ts'
import { anyCodePoint } from '../../fixtures/any-code-point.ts'

const plan = table(
  'The next posts',
  [{ label: 'Date' }, { label: 'Question' }, { label: 'Asked', align: 'end' }],
  [
    [['Mon 1 March'], ['What is ', { em: 'love' }, '?'], ['3']],
    [['Tue 2 March'], [], ['63%']],
  ],
)
const standings: Block = {
  kind: 'ranking',
  rows: [
    { rank: 1, name: 'Ada', score: '3 points' },
    { rank: 1, name: 'Ben', score: '3 points' },
  ],
}

test('a table is Slack’s own in a message, and lines of text in a view', () => {
  const [{ blocks }] = render({ blocks: [heading('Plan'), plan] })
  expect(blocks[1]).toMatchObject({
    type: 'data_table',
    caption: 'The next posts',
    row_header_column_index: 0,
  })
  expect(JSON.stringify(blocks[1])).toContain('{"type":"raw_number","value":63,"text":"63%"}')
  expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
  const lines = renderBlocks({ blocks: [plan] })
  expect(lines.map(({ type }) => type)).toEqual(['rich_text'])
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Plan' }, blocks: lines }
  expect(judgeView(view, 'modal')).toMatchObject({ ok: true })
})

test('a message has one table; the next one is text', () => {
  const [{ blocks }] = render({ blocks: [plan, standings] })
  expect(blocks.map(({ type }) => type)).toEqual(['data_table', 'rich_text'])
  expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
})

test('a table that is too long for Slack is text, all of it', () => {
  const rows = Array.from({ length: 101 }, (_, row) => [[`Student ${row}`]])
  const messages = render({ blocks: [table('Class', [{ label: 'Name' }], rows)] })
  expect(JSON.stringify(messages)).not.toContain('data_table')
  expect(JSON.stringify(messages)).toContain('Student 100')
})

test('a Slack that refuses tables gets the same words as lines', () => {
  const [{ blocks }] = render({ blocks: [text('Hello'), standings] })
  const lines = withoutTables(blocks)!
  expect(judgeMessageBlocks(lines)).toMatchObject({ ok: true })
  const words = JSON.stringify(lines)
  for (const word of ['Hello', 'Ada', 'Ben', 'Place: ', '3 points']) expect(words).toContain(word)
  expect(withoutTables(lines)).toBeUndefined()
})

test('whatever its cells hold, Slack takes the table', () => {
  const run: fc.Arbitrary<RichText[number]> = fc.oneof(
    fc.string({ unit: anyCodePoint, maxLength: 40 }),
    fc.record({ strong: fc.string({ unit: anyCodePoint, maxLength: 40 }) }),
    fc.record({ command: fc.constant('daily set') }),
    fc.record({ time: fc.constant(1_800_000_000_000), fallback: fc.string({ maxLength: 20 }) }),
  )
  const cells = fc.array(fc.array(run, { maxLength: 3 }), { maxLength: 4 })
  const columns = fc.array(
    fc.record(
      { label: fc.string({ maxLength: 20 }), align: fc.constant('end' as const) },
      { requiredKeys: ['label'] },
    ),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.string(), columns, fc.array(cells, { maxLength: 8 }), (caption, heads, rows) => {
      const rendered = renderTable(table(caption, heads, rows))
      if (rendered === undefined) return
      expect(judgeMessageBlocks([rendered.value])).toMatchObject({ ok: true })
      expect(judgeMessageBlocks(withoutTables([rendered.value]))).toMatchObject({ ok: true })
    }),
  )
})
