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

  it('removes one of this class alone', async () => {
    const { accommodations } = await open()
    for (const classId of ['class:1', 'class:2']) {
      await accommodations.set(classId, ana, { timeFactor: 2, fewerOptions: 0 })
    }
    const usual = { timeFactor: 1, fewerOptions: 0 } as const
    expect(await accommodations.set('class:1', ana, usual)).toEqual(usual)
    expect(await accommodations.list('class:1')).toEqual([])
    expect(await accommodations.list('class:2')).toHaveLength(1)
  })

  it('loses nothing where two teachers change different things of a student at once', async () => {
    const { accommodations, history } = await open()
    await Promise.all([
      accommodations.set(
        'class:1',
        ana,
        { timeFactor: 1.5 },
        { id: 'web:rivera', name: 'Ms Rivera' },
      ),
      accommodations.set(
        'class:1',
        ana,
        { fewerOptions: 1 },
        { id: 'web:okafor', name: 'Mr Okafor' },
      ),
    ])
    expect(await accommodations.list('class:1')).toMatchObject([
      { student: ana, timeFactor: 1.5, fewerOptions: 1 },
    ])
    const changes = await history.list('class:1', { limit: 5 })
    expect(changes.map(({ by }) => by.name).toSorted()).toEqual(['Mr Okafor', 'Ms Rivera'])
    expect(JSON.stringify(changes)).not.toMatch(/ana|Ana|1\.5/)
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
