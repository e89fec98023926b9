/** What changing SECRETS_KEY promises on either engine. */
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSecrets } from '../../src/store/secrets.ts'
import type { Store } from '../../src/store/store.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const [older, newer, lost] = [1, 2, 3].map(() => randomBytes(32).toString('base64')) as [
  string,
  string,
  string,
]

/** What a process with this SECRETS_KEY can do. */
function processWith(store: Store, ...keys: [string, ...string[]]) {
  const secrets = createSecrets(keys)
  const installations = store.installations(secrets)
  return {
    ...store.sealedTokens(secrets),
    save: (team: string) =>
      installations.save({
        team,
        name: 'School',
        url: 'https://school.slack.com/',
        botToken: `xoxb-${team}`,
        botUserId: 'U1',
        scopes: [],
      }),
    async opens(...teams: readonly string[]): Promise<boolean> {
      const found = await Promise.allSettled(teams.map((team) => installations.find(team)))
      return found.every(
        (each, index) =>
          each.status === 'fulfilled' && each.value?.botToken === `xoxb-${teams[index]}`,
      )
    },
  }
}

export function sealedTokenContract(open: OpenStore): void {
  it('a key is changed to the end: the older one is not needed any more', async () => {
    const store = await open()
    const teams = Array.from({ length: 205 }, (_, index) => `T${index}`)
    const before = processWith(store, older)
    await Promise.all(teams.map((team) => before.save(team)))
    const both = processWith(store, newer, older)
    await both.save('T1')
    expect(await both.check()).toEqual({ current: 1, renewed: 0, older: 204, unreadable: [] })
    expect(await both.renew()).toEqual({ current: 205, renewed: 204, older: 0, unreadable: [] })
    expect(await both.renew()).toEqual({ current: 205, renewed: 0, older: 0, unreadable: [] })
    expect(await processWith(store, newer).opens(...teams)).toBe(true)
  })

  it('in two steps, no process ever meets a token that it cannot decrypt', async () => {
    const store = await open()
    await processWith(store, older).save('T1')
    // First step: the new key is added at the end, on one process after the other.
    const added = processWith(store, older, newer)
    expect(await added.renew()).toMatchObject({ current: 1, renewed: 0 })
    await added.save('T2')
    expect(await processWith(store, older).opens('T1', 'T2')).toBe(true)
    // Second step: it moves to the front. The processes that have not been restarted yet know it by now.
    expect(await processWith(store, newer, older).renew()).toMatchObject({ renewed: 2 })
    expect(await added.opens('T1', 'T2')).toBe(true)
    await added.save('T3')
    expect(await processWith(store, newer, older).opens('T3')).toBe(true)
    expect(await processWith(store, newer, older).renew()).toMatchObject({ renewed: 1, older: 0 })
    // The end: the old key goes.
    expect(await processWith(store, newer).opens('T1', 'T2', 'T3')).toBe(true)
  })

  it('in one step, a process that has the old key alone cannot decrypt what the other has saved', async () => {
    const store = await open()
    await processWith(store, newer, older).save('T1')
    expect(await processWith(store, older).opens('T1')).toBe(false)
  })

  it('two processes at the same moment lose nothing', async () => {
    const store = await open()
    for (const team of ['T1', 'T2', 'T3']) await processWith(store, older).save(team)
    const reports = await Promise.all([
      processWith(store, newer, older).renew(),
      processWith(store, newer, older).renew(),
    ])
    expect(reports.map(({ unreadable }) => unreadable)).toEqual([[], []])
    expect(await processWith(store, newer).opens('T1', 'T2', 'T3')).toBe(true)
  })

  it('names the workspaces that no key decrypts, and leaves them as they are', async () => {
    const store = await open()
    await processWith(store, lost).save('T1')
    await processWith(store, older).save('T2')
    const report = { current: 1, renewed: 1, older: 0, unreadable: ['T1'] }
    expect(await processWith(store, newer, older).renew()).toEqual(report)
    expect(await processWith(store, lost).opens('T1')).toBe(true)
  })
}
