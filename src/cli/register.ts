/** `npm run register`: updates the bot’s commands on Discord if they have changed. The bot also does this when it starts. */
import { declareMemberCommands } from '../adapters/discord/member-commands.ts'
import { DiscordAPIError, HTTPError } from 'discord.js'
import { registerCommands } from '../adapters/discord/register-commands.ts'
import { closeRestClients, createRestClients } from '../adapters/discord/rest-clients.ts'
import { loadCommands } from '../app/load-commands.ts'
import { loadMessageCommands } from '../app/load-message-commands.ts'
import { commandsFolder, messageCommandsFolder } from '../load-content.ts'
import { ConfigError, readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { UserError } from '../core/reply/user-error.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { discord } = readConfig(withEnvFile(process.env))
  if (discord === undefined) {
    throw new ConfigError(
      'Set DISCORD_TOKEN and DISCORD_APPLICATION_ID. Copy them from the Discord developer portal.',
    )
  }
  const commands = await loadCommands(commandsFolder)
  const messageCommands = await loadMessageCommands(messageCommandsFolder)
  const size = commands.size + messageCommands.size + declareMemberCommands().length
  const rests = createRestClients(discord)
  const { hasChanged } = await registerCommands(rests.bot, discord.applicationId, {
    commands,
    messageCommands,
  }).catch((error: unknown) => {
    if (!(error instanceof DiscordAPIError || error instanceof HTTPError)) throw error
    throw new UserError(`Discord rejected the commands (${error.status}): ${error.message}`)
  })
  closeRestClients(rests)
  console.log(
    hasChanged
      ? `Updated the ${size} commands on Discord. People may need to restart Discord to see the changes.`
      : `The ${size} commands on Discord are already up to date.`,
  )
})
