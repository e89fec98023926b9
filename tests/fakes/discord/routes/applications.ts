/** The application, the bot's own user and the gateway's address. */

import { refusal } from '../errors.ts'
import { param, type Call, type Route } from '../route.ts'
import { wireUser } from '../wire.ts'

export const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', open: true, handle: gateway },
  { method: 'GET', path: '/gateway/bot', handle: gatewayForBot },
  { method: 'GET', path: '/users/@me', handle: ({ discord }) => wireUser(discord.world.bot) },
  { method: 'GET', path: '/oauth2/applications/@me', handle: application },
  { method: 'GET', path: '/applications/@me', handle: application },
  { method: 'GET', path: '/applications/{application_id}', handle: applicationById },
]

function gateway({ discord }: Call) {
  return { url: gatewayUrl(discord.origin) }
}

function gatewayForBot({ discord }: Call) {
  return {
    url: gatewayUrl(discord.origin),
    shards: discord.settings.shards,
    session_start_limit: {
      total: 1000,
      remaining: 1000,
      reset_after: 0,
      max_concurrency: Math.max(1, discord.settings.shards),
    },
  }
}

export function gatewayUrl(origin: string): string {
  return `${origin.replace('http', 'ws')}/gateway`
}

function application({ discord }: Call) {
  const { world, publicKey } = discord
  return {
    id: world.bot.id,
    name: world.bot.name,
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: publicKey,
    flags: 0,
    team: null,
    bot: wireUser(world.bot),
    approximate_guild_count: world.guilds.size,
    interactions_endpoint_url: null,
  }
}

function applicationById(call: Call) {
  if (param(call, 'application_id') !== call.discord.world.bot.id) throw refusal(10002)
  return application(call)
}
