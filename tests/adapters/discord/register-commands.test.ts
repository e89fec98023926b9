import { onTestFinished, expect, test } from 'vitest'
import { registerCommands } from '../../../src/adapters/discord/register-commands.ts'
import { closeRestClients, createRestClients } from '../../../src/adapters/discord/rest-clients.ts'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { startFakeDiscord } from '../../fakes/discord/server.ts'

const commands = await loadCommands('commands')

test('commands are registered only if they differ from Discord’s', async () => {
  const fake = await startFakeDiscord()
  const rests = createRestClients(fake)
  onTestFinished(async () => {
    closeRestClients(rests)
    await fake.close()
  })

  expect(await registerCommands(rests.bot, fake.applicationId, commands)).toMatchObject({
    hasChanged: true,
  })
  expect(fake.commands().map(({ name }) => name)).toEqual([...commands.keys()])
  const { ids } = await registerCommands(rests.bot, fake.applicationId, commands)
  expect([...ids]).toEqual(fake.commands().map(({ name, id }) => [name, id]))
  expect(fake.commands()[0]?.name_localizations).toHaveProperty('de')

  expect(await registerCommands(rests.bot, fake.applicationId, commands)).toMatchObject({
    hasChanged: false,
  })
  const fewer = new Map([...commands].slice(1))
  expect(await registerCommands(rests.bot, fake.applicationId, fewer)).toMatchObject({
    hasChanged: true,
  })
  expect(fake.commands()).toHaveLength(commands.size - 1)
  expect(fake.violations).toEqual([])
})
