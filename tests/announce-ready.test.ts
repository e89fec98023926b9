import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { describePlatforms, welcome } from '../src/announce-ready.ts'

const discord = { DISCORD_TOKEN: 'A-Very-Fake-Token', DISCORD_APPLICATION_ID: '12345678901234567' }
const slack = { SLACK_BOT_TOKEN: 'xoxb-1' }

test.each([
  [{}, ['page']],
  [discord, ['Discord over the gateway']],
  [
    { ...discord, DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: 'a'.repeat(64), PLAYGROUND: 'on' },
    ['Discord over HTTP', 'page'],
  ],
  [{ ...slack, SLACK_APP_TOKEN: 'xapp-1' }, ['Slack over Socket Mode']],
  [{ ...slack, SLACK_SIGNING_SECRET: 's' }, ['Slack over HTTP']],
])('%j', (environment, platforms) => {
  expect(describePlatforms(readConfig(environment))).toEqual(platforms)
})

test('a newcomer reads where to look and how to go on', () => {
  const text = welcome('http://127.0.0.1:3000')
  expect(text).toContain('Open the classroom at http://127.0.0.1:3000\n')
  expect(text).toContain('npm run setup')
})
