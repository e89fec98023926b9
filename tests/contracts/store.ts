/** What either engine promises about the store as a whole. */
import { expect, it } from 'vitest'
import type { OpenStore } from '../fixtures/engines.ts'

const by = { id: 'test:teacher', name: 'Teacher' }
const day = 86_400_000

export function wholeStoreContract(open: OpenStore): void {
  it('exports everything about one class, and nothing about another', async () => {
    const store = await open({ clock: () => 5 })
    await store.settings.set('class:1', { room: '', name: 'rating', value: 'teen', by })
    await store.settings.set('class:2', { room: '', name: 'rating', value: 'mature', by })
    expect(await store.listClasses()).toEqual(['class:1', 'class:2'])
    expect((await store.exportClass('class:1'))['setting']).toEqual([
      {
        class: 'class:1',
        room: '',
        name: 'rating',
        value: 'teen',
        person: 'test:teacher',
        person_name: 'Teacher',
        set_at: 5,
      },
    ])
  })

  it('deletes expired rows and says how many', async () => {
    let now = 100 * day
    const store = await open({ clock: () => now })
    await store.leases.acquire('quiz:1', 'a', day)
    now += 20 * day
    expect((await store.purge())['lease']).toBe(0)
    now += 20 * day
    expect((await store.purge())['lease']).toBe(1)
  })
}
