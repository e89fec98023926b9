/** What leases promise on either engine. */
import { expect, it } from 'vitest'
import type { OpenStore } from '../fixtures/engines.ts'

export function leaseContract(open: OpenStore): void {
  it('gives a lease to one owner until it expires, then to the next with a higher fence', async () => {
    let now = 1_000
    const { leases } = await open({ clock: () => now })
    const first = await leases.acquire('gateway:0', 'a', 60)
    expect(first).toEqual({ name: 'gateway:0', owner: 'a', fence: 1 })
    expect(await leases.acquire('gateway:0', 'b', 60)).toBeUndefined()
    expect(await leases.acquire('gateway:1', 'b', 60)).toMatchObject({ owner: 'b' })
    now = 1_060
    expect(await leases.acquire('gateway:0', 'b', 60)).toMatchObject({ owner: 'b', fence: 2 })
    expect(await leases.acquire('gateway:0', 'a', 60)).toBeUndefined()
  })

  it('keeps the fence while the same owner renews, and raises it once the lease has expired', async () => {
    let now = 1_000
    const { leases } = await open({ clock: () => now })
    await leases.acquire('x', 'a', 60)
    now = 1_050
    expect(await leases.acquire('x', 'a', 60)).toMatchObject({ fence: 1 })
    now = 1_110
    expect(await leases.acquire('x', 'a', 60)).toMatchObject({ fence: 2 })
  })

  it('renews a lease only for its holder and only until it expires', async () => {
    let now = 1_000
    const { leases } = await open({ clock: () => now })
    const lease = (await leases.acquire('x', 'a', 60))!
    now = 1_050
    expect(await leases.renew(lease, 60)).toBe(true)
    now = 1_109
    expect(await leases.acquire('x', 'b', 60)).toBeUndefined()
    now = 1_110
    expect(await leases.renew(lease, 60)).toBe(false)
    await leases.acquire('x', 'b', 60)
    expect(await leases.renew(lease, 60)).toBe(false)
  })

  it('is free where its end is so far away that the clock must have been set back', async () => {
    const hourMs = 3_600_000
    let now = 10 * hourMs
    const { leases } = await open({ clock: () => now })
    await leases.acquire('x', 'killed', 60_000)
    now -= hourMs / 2
    expect(await leases.acquire('x', 'b', 60_000)).toBeUndefined()
    now -= hourMs
    expect(await leases.acquire('x', 'b', 60_000)).toMatchObject({ owner: 'b', fence: 2 })
  })

  it('is free at once when its holder, and nobody else, releases it', async () => {
    const { leases } = await open()
    const lease = (await leases.acquire('x', 'a', 60_000))!
    await leases.release({ ...lease, owner: 'b' })
    expect(await leases.acquire('x', 'b', 60_000)).toBeUndefined()
    await leases.release(lease)
    expect(await leases.acquire('x', 'b', 60_000)).toMatchObject({ fence: 2 })
  })

  it('goes to one of many who ask at once', async () => {
    const { leases } = await open()
    const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`)
    const taken = await Promise.all(owners.map((owner) => leases.acquire('x', owner, 60_000)))
    expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1)
  })
}
