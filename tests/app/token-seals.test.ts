import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { startTokenSeals } from '../../src/app/token-seals.ts'
import { createLog } from '../../src/log.ts'
import { createSecrets } from '../../src/store/secrets.ts'
import type { Store } from '../../src/store/store.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'

const [older, newer] = [1, 2].map(() => randomBytes(32).toString('base64')) as [string, string]

async function install(store: Store, team: string, key: string): Promise<void> {
  const app = { name: 'School', url: 'https://school.slack.com/', botUserId: 'U1', scopes: [] }
  await store
    .installations(createSecrets([key]))
    .save({ ...app, team, botToken: `xoxb-1-${team}-secret` })
}

/** Starts a process with this SECRETS_KEY on a store. */
async function start(store: Store, ...keys: [string, ...string[]]) {
  const said: string[] = []
  const clock = createManualClock()
  const seals = await startTokenSeals({
    tokens: store.sealedTokens(createSecrets(keys)),
    hasOlderKeys: keys.length > 1,
    clock,
    log: createLog({ logLevel: 'info' }, { write: (line: string) => said.push(line) }),
  })
  onTestFinished(() => seals.stop())
  return { ...seals, clock, said: () => said.join('') }
}

async function openStore(): Promise<Store> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  return store
}

it('says once that the older key is no longer needed, and takes care of what another process still saves with it', async () => {
  const store = await openStore()
  await install(store, 'T1', older)
  await install(store, 'T2', older)
  const { said, clock, healthProblems, healthNotes } = await start(store, newer, older)
  expect(said()).toContain('2 tokens encrypted with the current key (2 of them just now).')
  expect(said()).toContain('the older keys in SECRETS_KEY are no longer needed.')
  await install(store, 'T3', older)
  await clock.advance(2 * 3_600_000)
  expect(said()).toContain('3 tokens encrypted with the current key (1 of them just now).')
  expect([healthProblems(), healthNotes()]).toEqual([[], []])
  const after = await start(store, newer)
  expect(after.said()).toBe('')
})

it('with the wrong key nobody can be served, which is a problem until a token can be decrypted again', async () => {
  const store = await openStore()
  await install(store, 'T1', older)
  const { said, clock, healthProblems, healthNotes } = await start(store, newer)
  expect(healthProblems().join()).toContain(
    '1 stored token of 1 can’t be decrypted with SECRETS_KEY.',
  )
  expect(said()).toContain('"team":"')
  expect(said()).not.toContain('"T1"')
  await clock.advance(3_600_000)
  expect(said().match(/of this workspace/g)).toHaveLength(1)
  await install(store, 'T1', newer)
  await clock.advance(3_600_000)
  expect([healthProblems(), healthNotes()]).toEqual([[], []])
})

it('one workspace that can’t be served is told to the operator and stops no other', async () => {
  const store = await openStore()
  await install(store, 'T1', older)
  await install(store, 'T2', newer)
  const { healthProblems, healthNotes } = await start(store, newer)
  expect(healthProblems()).toEqual([])
  expect(healthNotes().join()).toContain('1 stored token of 2 can’t be decrypted with SECRETS_KEY.')
})
