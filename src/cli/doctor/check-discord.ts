/** Checks Discord: the token and its application, how the portal is set, the servers, and the registered commands. */
import type { DiscordConfig } from '../../adapters/discord/index.ts'
import { inviteLink } from '../../adapters/discord/invite-link.ts'
import { compareCommands } from '../../adapters/discord/register-commands.ts'
import { closeRestClients, createRestClients } from '../../adapters/discord/rest-clients.ts'
import { formatCount } from '../../core/reply/format.ts'
import {
  type DiscordApplication,
  askDiscordApplication,
  askDiscordServers,
} from '../ask-platform/ask-discord.ts'
import type { DoctorContext } from './context.ts'
import { type Found, describeAsked, ok, problem, warning } from './finding.ts'

export async function checkDiscord(context: DoctorContext): Promise<readonly Found[]> {
  const discord = context.config?.discord
  if (discord === undefined) return []
  const asked = await askDiscordApplication(discord.apiUrl, discord.token)
  if (asked.state !== 'ok') return [describeAsked(asked)]
  const application = asked.value
  const servers = await askDiscordServers(discord.apiUrl, discord.token)
  return [
    ok(asked.text),
    ...checkIdentity(discord, application),
    ...checkPortal(discord, application, context.config?.publicUrl),
    servers.length === 0
      ? warning('The bot is in no server.', `Open this address: ${inviteLink(application.id)}`)
      : ok(`The bot is in ${formatCount(servers.length, 'server')}.`),
    ...(application.id === discord.applicationId ? await checkCommands(context, discord) : []),
  ]
}

function checkIdentity(discord: DiscordConfig, application: DiscordApplication): readonly Found[] {
  const { applicationId, publicKey } = discord
  return [
    ...(applicationId === application.id
      ? []
      : [
          problem(
            'DISCORD_APPLICATION_ID belongs to another application than DISCORD_TOKEN.',
            'Run npm run setup, which takes the right one from Discord.',
          ),
        ]),
    ...(publicKey === undefined || publicKey.toLowerCase() === application.publicKey.toLowerCase()
      ? []
      : [
          problem(
            'DISCORD_PUBLIC_KEY is not the key of this application, so whatever Discord sends is refused.',
            'Copy the Public Key from General Information on the developer portal.',
          ),
        ]),
  ]
}

function checkPortal(
  { mode }: DiscordConfig,
  { endpoint, privilegedIntents, id }: DiscordApplication,
  publicUrl: string | undefined,
): readonly Found[] {
  const page = `https://discord.com/developers/applications/${id}/information`
  const wanted = publicUrl === undefined ? undefined : `${publicUrl}/discord/interactions`
  const found: Found[] = []
  if (mode === 'gateway' && endpoint !== undefined) {
    found.push(
      problem(
        'On the portal an Interactions Endpoint URL is set, so Discord sends commands there and not over the gateway.',
        `Clear the field on ${page}, or set DISCORD_MODE to http.`,
      ),
    )
  }
  if (mode === 'http' && endpoint === undefined) {
    found.push(
      problem(
        'DISCORD_MODE is http, but the portal has no Interactions Endpoint URL, so no command arrives.',
        `Set it on ${page}${wanted === undefined ? '' : ` to ${wanted}`}.`,
      ),
    )
  } else if (mode === 'http' && wanted !== undefined && endpoint !== wanted) {
    found.push(
      warning(
        'The Interactions Endpoint URL on the portal is not the address in PUBLIC_URL.',
        `If that is a mistake, set it on ${page} to ${wanted}.`,
      ),
    )
  }
  if (privilegedIntents.length > 0) {
    found.push(
      warning(
        `On the portal more is switched on than Commonplace needs: ${privilegedIntents.join(', ')}.`,
        'Switch it off on the Bot page.',
      ),
    )
  }
  return found
}

async function checkCommands(
  { content }: DoctorContext,
  discord: DiscordConfig,
): Promise<readonly Found[]> {
  const declared = await content().catch(() => undefined)
  // The check of the packs says why.
  if (declared === undefined) return []
  const rests = createRestClients(discord)
  try {
    const { isCurrent } = await compareCommands(rests.bot, discord.applicationId, declared)
    return [
      isCurrent
        ? ok('Discord has the commands of this version.')
        : warning(
            'Discord’s list of commands isn’t the one of this version.',
            'The bot brings them up to date when it starts, as npm run register does.',
          ),
    ]
  } finally {
    closeRestClients(rests)
  }
}
