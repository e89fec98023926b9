/** What keeping a class's packs promises on either engine. */
import { expect, it } from 'vitest'
import type { OpenStore } from '../fixtures/engines.ts'

const by = { id: 'web:rivera', name: 'Ms. Rivera' }

export function packStoreContract(open: OpenStore): void {
  it('keeps each class’s packs apart, whatever is in them', async () => {
    const { packs } = await open()
    const content = `scenes: “ß” 🎬 '; --\n${'x'.repeat(500_000)}`
    await packs.save('class:1', { id: 'a', content, by })
    await packs.save('class:2', { id: 'a', content: 'other', by })
    expect(await packs.read('class:1', 'a')).toBe(content)
    expect(await packs.read('class:3', 'a')).toBeUndefined()
    expect(await packs.list('class:1')).toEqual([{ id: 'a', by, savedAt: expect.any(Number) }])
    expect(await packs.list('class:3')).toEqual([])
  })

  it('puts a new version in the place of the old one', async () => {
    const { packs } = await open()
    await packs.save('class:1', { id: 'a', content: 'one', by })
    await packs.save('class:1', { id: 'a', content: 'two', by: { id: 'web:x', name: 'X' } })
    expect(await packs.read('class:1', 'a')).toBe('two')
    expect(await packs.list('class:1')).toMatchObject([{ id: 'a', by: { id: 'web:x', name: 'X' } }])
  })

  it('keeps what was there as an earlier version, the latest first', async () => {
    const { packs } = await open()
    for (const content of ['one', 'two', 'two', 'three']) {
      await packs.save('class:1', { id: 'a', content, by })
    }
    const versions = await packs.versions('class:1', 'a')
    expect(versions).toEqual([
      { number: 2, by, savedAt: expect.any(Number) },
      { number: 1, by, savedAt: expect.any(Number) },
    ])
    expect(await packs.readVersion('class:1', 'a', 2)).toBe('two')
    expect(await packs.readVersion('class:2', 'a', 2)).toBeUndefined()
    expect(await packs.versions('class:2', 'a')).toEqual([])
    // Going back to one leaves no second copy of it behind.
    await packs.save('class:1', { id: 'a', content: 'one', by })
    const left = await packs.versions('class:1', 'a')
    expect(left.map(({ number }) => number)).toEqual([3, 2])
    expect(await packs.readVersion('class:1', 'a', 3)).toBe('three')
  })

  it('keeps so many versions and characters of a class, and drops the oldest', async () => {
    const { packs } = await open()
    for (let count = 0; count < 25; count++) {
      await packs.save('class:1', { id: 'a', content: `v${count}`, by })
    }
    const numbers = (await packs.versions('class:1', 'a')).map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 24 - index))
    for (let count = 0; count < 4; count++) {
      await packs.save('class:1', { id: 'b', content: `${count}${'x'.repeat(1_900_000)}`, by })
    }
    expect(await packs.versions('class:1', 'b')).toHaveLength(2)
    expect(await packs.versions('class:1', 'a')).toEqual([])
    expect(await packs.read('class:1', 'a')).toBe('v24')
  })

  it('removes one with what was added to it, and says whether it was there', async () => {
    const { packs, additions } = await open()
    await packs.save('class:1', { id: 'a', content: 'one', by })
    await packs.save('class:1', { id: 'a', content: 'two', by })
    const addition = { pack: 'a', section: 'quiz', id: 'q', item: {}, by } as const
    await additions.add('class:1', [addition])
    await additions.add('class:2', [addition])
    expect(await packs.remove('class:2', 'b')).toBe(false)
    expect(await packs.remove('class:1', 'a')).toBe(true)
    expect(await packs.list('class:1')).toEqual([])
    expect(await additions.list('class:1')).toEqual([])
    expect(await packs.versions('class:1', 'a')).toEqual([])
    expect(await additions.list('class:2')).toHaveLength(1)
  })
}
