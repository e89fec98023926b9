/** Tells from who brought the bot along whether it is a member of where it was used. */
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js'
import type { Interaction } from './interaction-schema.ts'

/**
 * Whether the bot is there only for the person who asks, since no server has added it: in another server, a group or
 * somebody else's direct messages. What it did not post through an interaction names nobody who brought it.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
 */
export function isForeign({
  guild_id,
  context,
  authorizing_integration_owners: owners = {},
}: Interaction): boolean {
  if (guild_id === undefined) return context === InteractionContextType.PrivateChannel
  const server = owners[ApplicationIntegrationType.GuildInstall]
  return server === undefined
    ? owners[ApplicationIntegrationType.UserInstall] !== undefined
    : server !== guild_id
}
