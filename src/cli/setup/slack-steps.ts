/** Sets Slack up for one workspace: an app from the manifest, its bot token, and how it connects. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { manifest, paths } from '../../adapters/slack/declare.ts'
import { appIdOf, askSlackBot, askSlackConnection } from '../ask-platform/ask-slack.ts'
import type { Checked } from '../ask-platform/call.ts'
import { type Setup, readValue, requireValue } from './setup.ts'

export async function setUpSlack(setup: Setup): Promise<void> {
  const isNew = (await readValue(setup, 'SLACK_BOT_TOKEN')) === ''
  const file = isNew ? await writeManifest(setup) : undefined
  const { known: bot } = await requireValue(setup, {
    name: 'SLACK_BOT_TOKEN',
    guide: botGuide(file),
    question: 'Paste the Bot User OAuth Token and press Enter (nothing shows while you paste):',
    check: (value) => askSlackBot(setup.slackApiUrl, value),
  })
  await (setup.address === undefined
    ? setUpConnection(setup, bot?.appId)
    : setUpSigningSecret(setup, setup.address))
  setup.prompter.say('\nIn Slack, open your class’s channel and type: /invite @Commonplace')
}

function botGuide(manifestFile: string | undefined): readonly string[] {
  return [
    '\nSlack, step 1 of 2: make the app',
    '',
    '  1. Open https://api.slack.com/apps in your browser and sign in.',
    '  2. Press Create New App, choose From a manifest, and choose your workspace.',
    manifestFile === undefined
      ? '  3. Paste what this prints in another window, then Next and Create: npm run -s manifest'
      : `  3. Open the file ${manifestFile} in a text editor, copy everything, paste it there, then press Next and Create.`,
    '  4. At the side choose Install App, press Install to your workspace, and Allow.',
    '  5. Copy the Bot User OAuth Token. It begins with xoxb-.',
  ]
}

/** The app id in both tokens tells whether they are of one app. */
async function setUpConnection(setup: Setup, botAppId: string | undefined): Promise<void> {
  async function check(value: string): Promise<Checked<undefined>> {
    const appId = appIdOf(value)
    if (botAppId !== undefined && appId !== undefined && appId !== botAppId) {
      return {
        state: 'wrong',
        text: 'This token belongs to another Slack app than the bot token. Copy both from the same app.',
      }
    }
    return askSlackConnection(setup.slackApiUrl, value)
  }
  await requireValue(setup, {
    name: 'SLACK_APP_TOKEN',
    guide: [
      '\nSlack, step 2 of 2: let it connect',
      '',
      '  1. On the app’s page choose Basic Information, and go down to App-Level Tokens.',
      '  2. Press Generate Token and Scopes, name it Commonplace, press Add Scope and choose connections:write.',
      '  3. Press Generate and copy the token. It begins with xapp-.',
    ],
    question: 'Paste the app-level token and press Enter (nothing shows while you paste):',
    check,
  })
}

/** Nothing of Slack tells whether a signing secret is right before it signs something. */
async function setUpSigningSecret(setup: Setup, address: string): Promise<void> {
  await requireValue(setup, {
    name: 'SLACK_SIGNING_SECRET',
    guide: [
      '\nSlack, step 2 of 2: let the bot know Slack’s signature',
      '',
      '  On the app’s page choose Basic Information. Under App Credentials, beside Signing Secret, press Show and copy it.',
    ],
    question: 'Paste the Signing Secret and press Enter (nothing shows while you paste):',
    check: () =>
      Promise.resolve({
        state: 'ok',
        text: `It has the right form. Slack will send to ${address}${paths.events}; npm run doctor tests that once the bot runs.`,
        value: undefined,
      }),
  })
}

async function writeManifest({ store, address }: Setup): Promise<string> {
  const file = join(dirname(store.path), 'var', 'slack-manifest.json')
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(manifest({ address }), null, 2)}\n`)
  return file
}
