/** The link with which somebody adds the bot to a server, with the permissions that docs/discord.md explains. */
import { PermissionFlagsBits } from 'discord-api-types/v10'

/** What the bot does in channels, and the names of the permissions in Discord’s settings. */
export const invitePermissions = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Pin Messages': PermissionFlagsBits.PinMessages,
} as const

export function inviteLink(applicationId: string): string {
  const bits = Object.values(invitePermissions).reduce((sum, bit) => sum | bit, 0n)
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${bits}`
}
