/** What the store of Slack installations promises on either engine. */
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSecrets } from '../../src/store/secrets.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const secrets = createSecrets([randomBytes(32).toString('base64')])

function school(team: string) {
  return {
    team,
    name: `School ${team}`,
    url: `https://${team.toLowerCase()}.slack.com/`,
    botToken: `xoxb-${team}`,
    botUserId: `U${team}`,
    scopes: ['commands', 'chat:write'],
  }
}

export function installationStoreContract(open: OpenStore): void {
  it('returns each installation with its own token and the time it was saved', async () => {
    const installations = (await open({ clock: () => 1_700_000_000_123 })).installations(secrets)
    await installations.save(school('T1'))
    await installations.save(school('T2'))
    expect(await installations.find('T1')).toEqual({ ...school('T1'), at: 1_700_000_000_123 })
    expect((await installations.find('T2'))?.botToken).toBe('xoxb-T2')
    expect(await installations.find('T3')).toBeUndefined()
  })

  it('replaces an installation that is repeated', async () => {
    let now = 1
    const installations = (await open({ clock: () => now })).installations(secrets)
    await installations.save(school('T1'))
    now = 2
    await installations.save({ ...school('T1'), botToken: 'xoxb-new', scopes: ['commands'] })
    expect(await installations.find('T1')).toMatchObject({
      botToken: 'xoxb-new',
      scopes: ['commands'],
      at: 2,
    })
  })

  it('removes an installation, but not one that is newer than the removal', async () => {
    const installations = (await open({ clock: () => 5_000 })).installations(secrets)
    await installations.save(school('T1'))
    await installations.save(school('T2'))
    expect(await installations.remove('T1', 4_999)).toBe(false)
    expect(await installations.find('T1')).toBeDefined()
    expect(await installations.remove('T1', 5_000)).toBe(true)
    expect(await installations.remove('T1', 5_000)).toBe(false)
    expect(await installations.find('T1')).toBeUndefined()
    expect(await installations.find('T2')).toBeDefined()
  })

  it('cannot decrypt a token with another key', async () => {
    const store = await open()
    await store.installations(secrets).save(school('T1'))
    const stranger = createSecrets([randomBytes(32).toString('base64')])
    await expect(store.installations(stranger).find('T1')).rejects.toThrow(/encrypted with a key/)
  })

  it('lets a state be used only once', async () => {
    const installations = (await open()).installations(secrets)
    const until = Date.now() + 600_000
    const uses = await Promise.all(
      Array.from({ length: 10 }, () => installations.consumeState('state', until)),
    )
    expect(uses.filter((first) => first)).toHaveLength(1)
    expect(await installations.consumeState('state', until)).toBe(false)
    expect(await installations.consumeState('another', until)).toBe(true)
  })

  it('forgets used states once they have expired', async () => {
    let now = 1_000
    const store = await open({ clock: () => now })
    await store.installations(secrets).consumeState('state', 2_000)
    now = 2_000 + 86_400_001
    expect(await store.purge()).toMatchObject({ slack_sign_in: 1 })
  })
}
