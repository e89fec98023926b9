import { declareMemberCommands } from '../../../src/adapters/discord/member-commands.ts'
import { onTestFinished, expect, test } from 'vitest'
import { registerCommands } from '../../../src/adapters/discord/register-commands.ts'
import { closeRestClients, createRestClients } from '../../../src/adapters/discord/rest-clients.ts'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { loadMessageCommands } from '../../../src/app/load-message-commands.ts'
import { startFakeDiscord } from '../../fakes/discord/server.ts'

const commands = await loadCommands('commands')
const messageCommands = await loadMessageCommands('commands/on-message')
const all = { commands, messageCommands }

test('commands are registered only if they differ from Discord’s', async () => {
  const fake = await startFakeDiscord()
  const rests = createRestClients(fake)
  onTestFinished(async () => {
    closeRestClients(rests)
    await fake.close()
  })

  expect(await registerCommands(rests.bot, fake.applicationId, all)).toMatchObject({
    hasChanged: true,
  })
  expect(fake.commands().map(({ name }) => name)).toEqual([
    ...commands.keys(),
    ...[...messageCommands.values()].map(({ name }) => name),
    ...declareMemberCommands().map(({ name }) => name),
  ])
  const { ids } = await registerCommands(rests.bot, fake.applicationId, all)
  expect([...ids]).toEqual(
    fake.commands().flatMap(({ name, id, type }) => (type === 1 ? [[name, id]] : [])),
  )
  expect(fake.commands()[0]?.name_localizations).toHaveProperty('de')

  expect(await registerCommands(rests.bot, fake.applicationId, all)).toMatchObject({
    hasChanged: false,
  })
  const fewer = { ...all, commands: new Map([...commands].slice(1)) }
  expect(await registerCommands(rests.bot, fake.applicationId, fewer)).toMatchObject({
    hasChanged: true,
  })
  expect(fake.commands()).toHaveLength(
    commands.size - 1 + messageCommands.size + declareMemberCommands().length,
  )
  expect(fake.violations).toEqual([])
})
