/** What the history of changes promises on either engine. */
import { expect, it } from 'vitest'
import type { OpenStore } from '../fixtures/engines.ts'

const rivera = { id: 'web:rivera', name: 'Ms Rivera' }
const okafor = { id: 'web:okafor', name: 'Mr Okafor' }
const rating = { room: '', name: 'rating' }

export function changeHistoryContract(open: OpenStore): void {
  it('has every change of a setting with what was there before, the newest first', async () => {
    let now = 1
    const { settings, history } = await open({ clock: () => now })
    await settings.set('class:1', { ...rating, value: 'teen', by: rivera })
    now = 2
    await settings.set('class:1', { ...rating, value: 'mature', by: okafor })
    now = 3
    await settings.clear('class:1', { ...rating, by: rivera })
    const of = { class: 'class:1', ...rating, said: '' }
    expect(await history.list('class:1', { limit: 10 })).toEqual([
      { ...of, number: 3, before: 'mature', after: undefined, by: rivera, at: 3 },
      { ...of, number: 2, before: 'teen', after: 'mature', by: okafor, at: 2 },
      { ...of, number: 1, before: undefined, after: 'teen', by: rivera, at: 1 },
    ])
    expect(await history.list('class:2', { limit: 10 })).toEqual([])
  })

  it('has nothing where nothing has changed', async () => {
    const { settings, history } = await open()
    await settings.clear('class:1', { ...rating, by: rivera })
    await settings.set('class:1', { ...rating, value: 'teen', by: rivera })
    await settings.set('class:1', { ...rating, value: 'teen', by: okafor })
    expect(await history.list('class:1', { limit: 10 })).toHaveLength(1)
  })

  it('gives pages, and changes of one kind', async () => {
    const { history } = await open()
    for (const name of ['daily/a', 'rating', 'dailyish', 'daily']) {
      await history.note({ class: 'class:1', room: '', name, said: 'did it', by: rivera })
    }
    const first = await history.list('class:1', { limit: 3 })
    expect(first.map(({ name }) => name)).toEqual(['daily', 'dailyish', 'rating'])
    const older = await history.list('class:1', { olderThan: first.at(-1)!.number, limit: 3 })
    expect(older.map(({ name }) => name)).toEqual(['daily/a'])
    const daily = await history.list('class:1', { kinds: ['daily'], limit: 3 })
    expect(daily.map(({ name }) => name)).toEqual(['daily', 'daily/a'])
  })

  it('finds a change of this class only, and what came later in the same place', async () => {
    const { settings, history } = await open()
    await settings.set('class:1', { ...rating, value: 'teen', by: rivera })
    await settings.set('class:1', { ...rating, room: 'room:1', value: 'teen', by: rivera })
    await settings.set('class:1', { ...rating, value: 'mature', by: okafor })
    expect(await history.find('class:2', 1)).toBeUndefined()
    const change = await history.find('class:1', 1)
    expect((await history.laterThan(change!, 5)).map(({ number }) => number)).toEqual([3])
  })

  it('counts changes that are made at once', async () => {
    const { settings, history } = await open()
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        settings.set('class:1', { ...rating, value: `${index}`, by: rivera }),
      ),
    )
    const changes = await history.list('class:1', { limit: 20 })
    expect(changes.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    // Each says what it really replaced.
    for (const [index, { before }] of changes.entries()) {
      expect(before).toBe(changes[index + 1]?.after)
    }
  })

  it('keeps no value that is too long, and no sentence without an end', async () => {
    const { history } = await open()
    const after = 'a'.repeat(50_000)
    await history.note({
      class: 'class:1',
      room: '',
      name: 'calendar',
      said: after,
      after,
      by: rivera,
    })
    const [change] = await history.list('class:1', { limit: 1 })
    expect(change?.after).toBeUndefined()
    expect(change?.said).toHaveLength(500)
  })
}
