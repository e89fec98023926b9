import { describe, expect, test } from 'vitest'
import { cleanPaste, findFormProblem } from '../../../src/cli/setup/recognise.ts'

const discordToken = 'MTAwMDAwMDAwMDAwMDAwMDAw.GabcdE.a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9'

test.each([
  `"${discordToken}"`,
  `“${discordToken}”`,
  `  ${discordToken}\t`,
  `Bot ${discordToken}`,
  `DISCORD_TOKEN=${discordToken}`,
  `export DISCORD_TOKEN="${discordToken}"`,
  `\u200B${discordToken}`,
])('%s is the token with something around it', (pasted) => {
  expect(cleanPaste(pasted)).toBe(discordToken)
})

describe('a value in the wrong place is named', () => {
  test.each([
    ['DISCORD_TOKEN', '123456789012345678', 'That is an Application ID of Discord.'],
    ['DISCORD_TOKEN', 'a'.repeat(64), 'That is a Public Key of Discord.'],
    ['DISCORD_TOKEN', 'Zx_'.repeat(10) + 'ab', 'That is a Client Secret of Discord.'],
    ['DISCORD_TOKEN', 'xoxb-1-2', 'That is a Slack bot token.'],
    ['DISCORD_TOKEN', discordToken.slice(0, 30), 'perhaps only part of it was copied'],
    ['DISCORD_TOKEN', `${discordToken} and more`, 'There is a blank in the middle'],
    ['SLACK_BOT_TOKEN', 'xoxp-1-2', 'That is a Slack user token, which acts as a person.'],
    ['SLACK_BOT_TOKEN', 'xapp-1-A1-2', 'That is a Slack app-level token.'],
    ['SLACK_BOT_TOKEN', 'a'.repeat(32), 'That is a Signing Secret or Client Secret of Slack.'],
    ['SLACK_APP_TOKEN', 'xoxb-1-2', 'That is a Slack bot token.'],
    ['SLACK_APP_TOKEN', '111.222', 'That is the Client ID of a Slack app.'],
    ['SLACK_SIGNING_SECRET', 'A0123456789', 'That is the App ID of a Slack app.'],
    ['SLACK_SIGNING_SECRET', 'https://x.example', 'That is a web address.'],
  ] as const)('%s %s', (name, value, sentence) => {
    expect(findFormProblem(name, value)).toContain(sentence)
  })
})

test.each([
  ['DISCORD_TOKEN', discordToken],
  ['SLACK_BOT_TOKEN', 'xoxb-1-2'],
  ['SLACK_APP_TOKEN', 'xapp-1-A1-2'],
  ['SLACK_SIGNING_SECRET', 'a'.repeat(32)],
] as const)('the right %s has no problem', (name, value) => {
  expect(findFormProblem(name, value)).toBeUndefined()
})
