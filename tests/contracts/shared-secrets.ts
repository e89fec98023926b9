/** What shared secrets promise on either engine. */
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import type { TestedEngine } from '../fixtures/engines.ts'

export function sharedSecretContract({ address }: Pick<TestedEngine, 'address'>): void {
  it('is the same for processes that start at once, and after a restart, but differs by name and database', async () => {
    const url = await address()
    const [one, other] = [await openStore(url), await openStore(url, { shared: true })]
    const read = await Promise.all([one, other].map((store) => store.sharedSecrets.read('links')))
    expect(new Set(read).size).toBe(1)
    expect(Buffer.from(read[0] ?? '', 'base64')).toHaveLength(32)
    expect(await one.sharedSecrets.read('others')).not.toBe(read[0])
    await Promise.all([one.close(), other.close()])

    await using restarted = await openStore(url)
    expect(await restarted.sharedSecrets.read('links')).toBe(read[0])
    await using elsewhere = await openStore(await address())
    expect(await elsewhere.sharedSecrets.read('links')).not.toBe(read[0])
  })
}
