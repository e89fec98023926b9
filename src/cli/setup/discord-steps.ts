/** Sets Discord up: the token tells the application, and the rest follows from it. */
import { inviteLink } from '../../adapters/discord/invite-link.ts'
import {
  type DiscordApplication,
  askDiscordApplication,
  askDiscordServers,
} from '../ask-platform/ask-discord.ts'
import { UnreachableError } from '../ask-platform/call.ts'
import { type Setup, readValue, saveValue, requireValue } from './setup.ts'

const portal = 'https://discord.com/developers/applications'

const guide = [
  '\nDiscord, step 1 of 2: make the bot’s account',
  '',
  `  1. Open ${portal} in your browser and sign in.`,
  '  2. Press New Application, name it Commonplace, agree to the terms and press Create.',
  '  3. At the side choose Bot. Leave all three Privileged Gateway Intents off.',
  '  4. Press Reset Token, confirm, and press Copy. Treat the token like a password.',
]

export async function setUpDiscord(setup: Setup): Promise<void> {
  const { prompter } = setup
  const { value: token, known: application } = await requireValue(setup, {
    name: 'DISCORD_TOKEN',
    guide,
    question: 'Paste the token here and press Enter (nothing shows while you paste):',
    check: (value) => askDiscordApplication(setup.discordApiUrl, value),
  })
  if (application === undefined) return
  await saveApplication(setup, application)
  for (const intent of application.privilegedIntents) {
    prompter.say(`You can switch ${intent} off on the Bot page: Commonplace doesn’t need it.`)
  }
  if (application.endpoint !== undefined && setup.address === undefined) {
    prompter.say(
      `On the portal, General Information has an Interactions Endpoint URL, so Discord sends commands there. Clear that field and save: ${portal}/${application.id}/information`,
    )
  }
  await invite(setup, token, application)
}

/** The id and the public key come from Discord, so nobody has to copy them. */
async function saveApplication(
  setup: Setup,
  { id, name, publicKey }: DiscordApplication,
): Promise<void> {
  const { prompter, address } = setup
  const given = await readValue(setup, 'DISCORD_APPLICATION_ID')
  if (given !== '' && given !== id) {
    prompter.say(
      `DISCORD_APPLICATION_ID belongs to another application than the token of “${name}”.`,
    )
  }
  const oldKey = await readValue(setup, 'DISCORD_PUBLIC_KEY')
  if (oldKey !== '' && oldKey.toLowerCase() !== publicKey.toLowerCase()) {
    prompter.say(`DISCORD_PUBLIC_KEY isn’t the key of “${name}”.`)
  }
  await saveValue(setup, 'DISCORD_APPLICATION_ID', id)
  if (address !== undefined || oldKey !== '') {
    await saveValue(setup, 'DISCORD_PUBLIC_KEY', publicKey)
  }
  if (address !== undefined) {
    await saveValue(setup, 'DISCORD_MODE', 'http')
    prompter.say(
      `When the bot is running, open ${portal}/${id}/information and set Interactions Endpoint URL to ${address}/discord/interactions`,
    )
  }
}

async function invite(setup: Setup, token: string, { id }: DiscordApplication): Promise<void> {
  const { prompter, discordApiUrl } = setup
  let servers = await serversOf(discordApiUrl, token)
  if (servers.length === 0) {
    prompter.say(
      [
        '\nDiscord, step 2 of 2: bring it to your server',
        '',
        '  Open this address in your browser, choose your server and press Authorise:',
        '',
        `  ${inviteLink(id)}`,
      ].join('\n'),
    )
    await prompter.ask('\nPress Enter when you have done that, or to do it later:')
    servers = await serversOf(discordApiUrl, token)
  }
  prompter.say(
    servers.length === 0
      ? 'The bot is in no server yet. You can open the address above at any time.'
      : `The bot is in ${servers.map((name) => `“${name}”`).join(', ')}.\nTo add it to another server: ${inviteLink(id)}`,
  )
}

async function serversOf(apiUrl: string, token: string): Promise<readonly string[]> {
  try {
    return await askDiscordServers(apiUrl, token)
  } catch (error) {
    if (error instanceof UnreachableError) return []
    throw error
  }
}
