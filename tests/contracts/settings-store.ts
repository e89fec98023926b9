/** What the settings store promises on either engine. */
import { expect, it } from 'vitest'
import type { OpenStore } from '../fixtures/engines.ts'

const rivera = { id: 'web:rivera', name: 'Ms. Rivera' }
const okafor = { id: 'web:okafor', name: 'Mr. Okafor' }

export function settingsStoreContract(open: OpenStore): void {
  it('saves each value with who set it and when, for each class separately', async () => {
    const { settings } = await open({ clock: () => 1_700_000_000_123 })
    await settings.set('class:1', { room: '', name: 'rating', value: 'teen', by: rivera })
    await settings.set('class:1', { room: 'room:1', name: 'rating', value: 'mature', by: okafor })
    await settings.set('class:2', { room: '', name: 'rating', value: 'everyone', by: okafor })
    expect(await settings.read('class:1')).toEqual([
      { room: '', name: 'rating', value: 'teen', by: rivera, at: 1_700_000_000_123 },
      { room: 'room:1', name: 'rating', value: 'mature', by: okafor, at: 1_700_000_000_123 },
    ])
    expect(await settings.read('class:3')).toEqual([])
  })

  it('replaces a value together with its author and time', async () => {
    let now = 1
    const { settings } = await open({ clock: () => now })
    await settings.set('class:1', { room: '', name: 'pack', value: 'a', by: rivera })
    now = 2
    await settings.set('class:1', { room: '', name: 'pack', value: 'b', by: okafor })
    expect(await settings.read('class:1')).toEqual([
      { room: '', name: 'pack', value: 'b', by: okafor, at: 2 },
    ])
  })

  it('clears one value and says whether it was there', async () => {
    const { settings } = await open()
    await settings.set('class:1', { room: '', name: 'pack', value: 'a', by: rivera })
    await settings.set('class:1', { room: 'room:1', name: 'pack', value: 'b', by: rivera })
    const cleared = { room: '', name: 'pack', by: rivera }
    expect(await settings.clear('class:1', cleared)).toMatchObject({ before: { value: 'a' } })
    expect((await settings.clear('class:1', cleared)).before).toBeUndefined()
    expect(await settings.read('class:1')).toMatchObject([{ room: 'room:1', value: 'b' }])
  })

  it('writes nothing where somebody has changed what was seen, and says who', async () => {
    const { settings } = await open({ clock: () => 5 })
    const rating = { room: '', name: 'rating' }
    const none = { value: undefined }
    const first = await settings.set('class:1', { ...rating, value: 'teen', by: rivera }, none)
    expect(first).toEqual({ isWritten: true, before: undefined, number: 1 })
    const second = { ...rating, value: 'mature', by: okafor }
    expect(await settings.set('class:1', second, none)).toEqual({
      isWritten: false,
      before: { ...rating, value: 'teen', by: rivera, at: 5 },
      number: undefined,
    })
    expect(await settings.clear('class:1', second, none)).toMatchObject({ isWritten: false })
    expect(await settings.set('class:1', second, { value: 'teen' })).toMatchObject({
      isWritten: true,
      number: 2,
    })
    expect(await settings.read('class:1')).toMatchObject([{ value: 'mature' }])
  })

  it('lets only one of two change what both have seen', async () => {
    const { settings } = await open()
    const done = await Promise.all(
      ['a', 'b', 'c', 'd'].map((value) =>
        settings.set(
          'class:1',
          { room: '', name: 'pack', value, by: rivera },
          { value: undefined },
        ),
      ),
    )
    expect(done.filter(({ isWritten }) => isWritten)).toHaveLength(1)
  })

  it('saves any text that people may type', async () => {
    const { settings } = await open()
    const value = `'; drop table setting; -- “ß” 🎬 \\ % _ ?`
    await settings.set(value, { room: value, name: value, value, by: { id: value, name: value } })
    expect(await settings.read(value)).toMatchObject([{ room: value, name: value, value }])
  })

  it('has one value after many set it at once', async () => {
    const { settings } = await open()
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        settings.set('class:1', { room: '', name: 'pack', value: `${index}`, by: rivera }),
      ),
    )
    expect(await settings.read('class:1')).toHaveLength(1)
  })
}
