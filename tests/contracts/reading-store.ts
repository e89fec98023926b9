/** What the store of reading plans promises on either engine. */
import { expect, it } from 'vitest'
import type { ReadingPlan } from '../../src/core/reading/reading-plan.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const ana = { id: 'web:ana', name: 'Ana' }
const key = { room: '', pack: 'lantern' }
const said = 'changed the reading plan'
const dayMs = 86_400_000

function planTo(scene: string, room = ''): ReadingPlan {
  const steps = [{ date: '2027-01-11', scene }]
  return { pack: 'lantern', room, time: '07:00', zone: 'Europe/Berlin', steps }
}

export function readingStoreContract(open: OpenStore): void {
  it('keeps one plan for each pack of a class and of each of its channels', async () => {
    const { reading } = await open({ clock: () => 5 })
    expect(
      await reading.save('class:1', key, { plan: planTo('the-climb'), seen: 0, by: ana, said }),
    ).toBe(1)
    const here = { room: 'room:1', pack: 'lantern' }
    await reading.save('class:1', here, {
      plan: planTo('the-letter', 'room:1'),
      seen: 0,
      by: ana,
      said,
    })
    expect(await reading.list('class:1')).toEqual([
      { ...key, plan: planTo('the-climb'), revision: 1, by: ana, at: 5 },
      { ...here, plan: planTo('the-letter', 'room:1'), revision: 1, by: ana, at: 5 },
    ])
    expect(await reading.list('class:2')).toEqual([])
  })

  it('saves no change of what somebody else has changed since, and undoes only the last one', async () => {
    const { reading } = await open()
    await reading.save('class:1', key, { plan: planTo('the-climb'), seen: 0, by: ana, said })
    expect(
      await reading.save('class:1', key, { plan: planTo('the-letter'), seen: 0, by: ana, said }),
    ).toBeUndefined()
    expect(
      await reading.save('class:1', key, { plan: planTo('the-letter'), seen: 1, by: ana, said }),
    ).toBe(2)
    expect(await reading.undo('class:1', key, { revision: 1, by: ana, said })).toBe(false)
    expect(await reading.undo('class:2', key, { revision: 2, by: ana, said })).toBe(false)
    expect(await reading.undo('class:1', key, { revision: 2, by: ana, said })).toBe(true)
    expect(await reading.list('class:1')).toMatchObject([{ plan: planTo('the-climb') }])
  })

  it('of two teachers at the same moment lets one save', async () => {
    const { reading } = await open()
    const saved = await Promise.all([
      reading.save('class:1', key, { plan: planTo('the-climb'), seen: 0, by: ana, said }),
      reading.save('class:1', key, { plan: planTo('the-letter'), seen: 0, by: ana, said }),
    ])
    expect(saved.filter((revision) => revision !== undefined)).toEqual([1])
  })

  it('ends a plan so that it can be brought back, or another begun', async () => {
    const { reading } = await open()
    await reading.save('class:1', key, { plan: planTo('the-climb'), seen: 0, by: ana, said })
    expect(await reading.save('class:1', key, { plan: undefined, seen: 1, by: ana, said })).toBe(2)
    expect(await reading.list('class:1')).toEqual([])
    expect(await reading.undo('class:1', key, { revision: 2, by: ana, said })).toBe(true)
    expect(await reading.list('class:1')).toMatchObject([{ plan: planTo('the-climb') }])
    await reading.save('class:1', key, { plan: undefined, seen: 3, by: ana, said })
    expect(
      await reading.save('class:1', key, { plan: planTo('the-letter'), seen: 0, by: ana, said }),
    ).toBe(5)
  })

  it('keeps proposals of a class for two weeks, the newest twenty', async () => {
    let now = 0
    const store = await open({ clock: () => now })
    const { reading } = store
    for (now = 1; now <= 21; now += 1) {
      await reading.propose('class:1', `p${now}`, { plan: planTo('the-climb'), seen: now }, ana)
    }
    expect(await reading.findProposal('class:1', 'p1')).toBeUndefined()
    expect(await reading.findProposal('class:1', 'p2')).toMatchObject({ seen: 2 })
    expect(await reading.findProposal('class:2', 'p2')).toBeUndefined()
    now = 15 * dayMs
    await store.purge()
    expect(await reading.findProposal('class:1', 'p2')).toBeUndefined()
  })

  it('forgets who made a plan when they go, and the plan with its class', async () => {
    const store = await open()
    const { reading } = store
    await reading.save('class:1', key, { plan: planTo('the-climb'), seen: 0, by: ana, said })
    await reading.propose('class:1', 'p1', { plan: planTo('the-letter'), seen: 1 }, ana)
    const { tables } = await store.personalData.read(ana.id)
    expect(tables.map(({ table }) => table)).toEqual([
      'reading_plan',
      'reading_proposal',
      'setting_change',
    ])
    expect(await store.exportClass('class:1')).toMatchObject({
      reading_plan: [{ pack: 'lantern' }],
    })
    await store.personalData.erase(ana.id)
    expect(JSON.stringify(await store.exportClass('class:1'))).not.toMatch(/\bana\b/i)
    expect(await reading.list('class:1')).toMatchObject([{ plan: planTo('the-climb') }])
    expect(await reading.findProposal('class:1', 'p1')).toBeUndefined()
    await store.forgetClass('class:1')
    expect(await reading.list('class:1')).toEqual([])
  })
}
