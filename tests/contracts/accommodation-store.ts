/** What the store of accommodations promises on either engine. */
import { expect, it } from 'vitest'
import type { OpenStore } from '../fixtures/engines.ts'

const ana = { id: 'web:ana', name: 'Ana' }
const ben = { id: 'web:ben', name: 'Ben' }

export function accommodationStoreContract(open: OpenStore): void {
  it('keeps one for each student of each class, and replaces it', async () => {
    let now = 1
    const { accommodations } = await open({ clock: () => now })
    await accommodations.set('class:1', ben, { timeFactor: 'none', fewerOptions: 0 })
    await accommodations.set('class:1', ana, { timeFactor: 1.25, fewerOptions: 2 })
    now = 2
    await accommodations.set('class:1', ana, { timeFactor: 1.5, fewerOptions: 1 })
    expect(await accommodations.list('class:1')).toEqual([
      { student: ana, timeFactor: 1.5, fewerOptions: 1, changedAt: 2 },
      { student: ben, timeFactor: 'none', fewerOptions: 0, changedAt: 1 },
    ])
    expect(await accommodations.list('class:2')).toEqual([])
  })

  it('removes one of this class alone, and says whether it was there', async () => {
    const { accommodations } = await open()
    for (const classId of ['class:1', 'class:2']) {
      await accommodations.set(classId, ana, { timeFactor: 2, fewerOptions: 0 })
    }
    expect(await accommodations.remove('class:1', ana.id)).toBe(true)
    expect(await accommodations.remove('class:1', ana.id)).toBe(false)
    expect(await accommodations.list('class:2')).toHaveLength(1)
  })

  it('goes with the student, with the class and after a school year, and into no file about a class', async () => {
    let now = 0
    const store = await open({ clock: () => now })
    const { accommodations } = store
    await accommodations.set('class:1', ana, { timeFactor: 2, fewerOptions: 0 })
    await accommodations.set('class:1', ben, { timeFactor: 2, fewerOptions: 0 })
    expect(await store.exportClass('class:1')).not.toHaveProperty('accommodation')
    expect(await store.listClasses()).toEqual(['class:1'])
    const { tables } = await store.personalData.read(ana.id)
    expect(tables.map(({ table }) => table)).toEqual(['accommodation'])
    await store.personalData.erase(ana.id)
    expect(await accommodations.list('class:1')).toMatchObject([{ student: ben }])
    now = 401 * 86_400_000
    await store.purge()
    expect(await accommodations.list('class:1')).toEqual([])
    await accommodations.set('class:1', ana, { timeFactor: 2, fewerOptions: 0 })
    await store.forgetClass('class:1')
    expect(await accommodations.list('class:1')).toEqual([])
  })
}
