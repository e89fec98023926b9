/** `npm run register`: tells Discord the commands, if they differ from those it has. The bot does the same when it starts. */
import { DiscordAPIError, HTTPError } from 'discord.js'
import { registerCommands } from '../adapters/discord/register-commands.ts'
import { closeRestClients, createRestClients } from '../adapters/discord/rest-clients.ts'
import { loadCommands } from '../app/load-commands.ts'
import { commandsFolder } from '../load-content.ts'
import { ConfigError, readConfig } from '../config.ts'

try {
  const { discord } = readConfig(process.env)
  if (discord === undefined) {
    throw new ConfigError(
      'DISCORD_TOKEN and DISCORD_APPLICATION_ID are needed; copy them from the developer portal.',
    )
  }
  const commands = await loadCommands(commandsFolder)
  const rests = createRestClients(discord)
  const changed = await registerCommands(rests.bot, discord.applicationId, commands)
  closeRestClients(rests)
  console.log(
    changed
      ? `Discord has the ${commands.size} commands now; open clients may need a reload to see them.`
      : `Discord has these ${commands.size} commands already.`,
  )
} catch (error) {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    console.error(`Discord refused the commands (${error.status}): ${error.message}`)
  } else if (error instanceof ConfigError) {
    console.error(error.message)
  } else {
    throw error
  }
  process.exitCode = 1
}
