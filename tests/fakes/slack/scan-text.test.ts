import { expect, test } from 'vitest'
import { scanBlocks, scanMrkdwn } from './scan-text.ts'

const CASES: readonly [string, readonly string[], readonly string[]][] = [
  ['*Her* &amp; him &lt;3', [], []],
  ['> a quoted line\n>another', [], []],
  ['<https://example.org|the film> <#C12|film-club> <!date^1^{date}|soon>', [], []],
  ['<!channel> <!here> <!everyone>', ['<!channel>', '<!here>', '<!everyone>'], []],
  ['<@U0001> and <!subteam^S1|teachers>', ['<@U0001>', '<!subteam^S1|teachers>'], []],
  ['<script>', [], ['<script>']],
  ['1 < 2', [], ['1 < 2']],
  ['so -> there', [], ['so -> there']],
  ['Romeo & Juliet', [], ['Romeo & Juliet']],
]

test.for(CASES)('%s', ([text, pings, unescaped]) => {
  expect(scanMrkdwn(text)).toEqual({ pings, unescaped })
})

test('plain text is shown unchanged; mrkdwn and rich text are scanned', () => {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'A <b> & <!here>' } },
    { type: 'section', text: { type: 'mrkdwn', text: '<!here>' } },
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] },
      ],
    },
  ]
  expect(scanBlocks(blocks)).toEqual({ pings: ['<!here>', '<!channel>'], unescaped: [] })
})
