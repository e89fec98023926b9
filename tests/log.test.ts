import { describe, expect, test } from 'vitest'
import { withoutSecrets } from '../src/log.ts'

// Put together here, so that nothing in this file looks like a leaked secret to a scanner.
const slackBot = ['xoxb', '123456789012', 'abcDEF'].join('-')
const slackApp = ['xapp', '1', 'A012', 'abc'].join('-')
const discordBot = ['M'.repeat(24), 'G1a2b3', 'x'.repeat(30)].join('.')

describe('secrets are taken out of whatever is logged', () => {
  test.each([
    [`token ${slackBot}!`, 'token [hidden]!'],
    [`socket ${slackApp}`, 'socket [hidden]'],
    [`Bot ${discordBot}`, 'Bot [hidden]'],
    ['postgres://class:hunter2@db/commonplace', 'postgres://class:[hidden]@db/commonplace'],
    [
      `PATCH /webhooks/123456/${'t'.repeat(40)}/messages/@original`,
      'PATCH /webhooks/123456/[hidden]/messages/@original',
    ],
  ])('%.20s…', (line, safe) => {
    expect(withoutSecrets(line)).toBe(safe)
  })

  test('ordinary words and addresses stay', () => {
    const line = 'Ready at http://127.0.0.1:3000 with her-part-2, 1.0.0'
    expect(withoutSecrets(line)).toBe(line)
  })
})
