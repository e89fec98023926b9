import { expect, onTestFinished, it } from 'vitest'
import { startFakeDiscord } from '../../fakes/discord/server.ts'
import { startProcess } from '../../fixtures/bot-process.ts'
import { freshPostgres } from '../../postgres/database.ts'
import { openDatabaseLink } from '../fleet/database-link.ts'

it.each(['frozen', 'gone'] as const)('a bot whose database is %s stops in order', async (how) => {
  const link = await openDatabaseLink(await freshPostgres())
  onTestFinished(() => link.close())
  const fake = await startFakeDiscord()
  onTestFinished(() => fake.close())
  const { child, ended, said } = await startProcess({
    DATABASE_URL: link.url,
    DISCORD_TOKEN: fake.token,
    DISCORD_APPLICATION_ID: fake.applicationId,
    DISCORD_PUBLIC_KEY: fake.publicKey,
    DISCORD_MODE: 'http',
    DISCORD_API_URL: fake.apiUrl,
    DRAIN_SECONDS: '0',
  })
  if (how === 'frozen') link.freeze()
  else link.close()
  child.kill('SIGTERM')
  // What some supervisors send while they wait.
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGTERM'] as const) child.kill(signal)
  expect(await ended).toBe(0)
  expect(said()).toContain('"msg":"Stopped"')
  expect(said()).not.toContain('outside any command')
})
