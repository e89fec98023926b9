/** Asks Discord which application and bot a token belongs to, and how the application is set up on the developer portal. */
import { ApplicationFlags } from 'discord-api-types/v10'
import { z } from 'zod'
import { type Called, type Checked, call, unlessAway } from './call.ts'

const Application = z.object({
  // Both go into the file of settings.
  id: z.string().regex(/^\d{17,20}$/),
  name: z.string(),
  verify_key: z.string().regex(/^[0-9a-f]{64}$/i),
  flags: z.number().default(0),
  bot_public: z.boolean().default(true),
  interactions_endpoint_url: z.string().nullish(),
})

export interface DiscordApplication {
  readonly id: string
  readonly name: string
  readonly publicKey: string
  /** The privileged intents that are on, by their name on the portal. */
  readonly privilegedIntents: readonly string[]
  /** Where Discord sends interactions instead of over the gateway. */
  readonly endpoint: string | undefined
  /** Whether people other than its owner may add it to a server. */
  readonly isPublic: boolean
}

const intents = [
  ['Presence Intent', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  [
    'Server Members Intent',
    ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  ],
  [
    'Message Content Intent',
    ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
  ],
] as const

function callDiscord(apiUrl: string, token: string, path: string): Promise<Called> {
  return call(`${apiUrl.replace(/\/$/, '')}/v10${path}`, {
    headers: {
      authorization: `Bot ${token}`,
      'user-agent': 'DiscordBot (https://discord.com, 10)',
    },
  })
}

export function askDiscordApplication(
  apiUrl: string,
  token: string,
): Promise<Checked<DiscordApplication>> {
  return unlessAway('Discord', async () => {
    const { status, body } = await callDiscord(apiUrl, token, '/applications/@me')
    if (status === 401) {
      return {
        state: 'wrong',
        text: 'Discord doesn’t accept this token. Perhaps it has been reset, only part of it was copied, or it belongs to a person and not to a bot. On the Bot page press Reset Token and copy the new one.',
      }
    }
    const { data } = Application.safeParse(body)
    if (status !== 200 || data === undefined) {
      return {
        state: 'unreachable',
        text: `Discord answers with an error of its own (${status}). Try again in a few minutes.`,
      }
    }
    return { state: 'ok', text: `Discord knows the bot: “${data.name}”.`, value: describe(data) }
  })
}

function describe(data: z.infer<typeof Application>): DiscordApplication {
  return {
    id: data.id,
    name: data.name,
    publicKey: data.verify_key,
    privilegedIntents: intents
      .filter(([, bits]) => (data.flags & bits) !== 0)
      .map(([name]) => name),
    endpoint: data.interactions_endpoint_url ?? undefined,
    isPublic: data.bot_public,
  }
}

const Guilds = z.array(z.object({ id: z.string(), name: z.string() }))

/** Returns the names of the servers that have the bot, up to 200. Throws an UnreachableError. */
export async function askDiscordServers(apiUrl: string, token: string): Promise<readonly string[]> {
  const { body } = await callDiscord(apiUrl, token, '/users/@me/guilds')
  return (Guilds.safeParse(body).data ?? []).map(({ name }) => name)
}
