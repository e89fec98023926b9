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

  it('removes one with what was added to it, and says whether it was there', async () => {
    const { packs, additions } = await open()
    await packs.save('class:1', { id: 'a', content: 'one', by })
    const addition = { pack: 'a', section: 'quiz', id: 'q', item: {}, by } as const
    await additions.add('class:1', [addition])
    await additions.add('class:2', [addition])
    expect(await packs.remove('class:2', 'b')).toBe(false)
    expect(await packs.remove('class:1', 'a')).toBe(true)
    expect(await packs.list('class:1')).toEqual([])
    expect(await additions.list('class:1')).toEqual([])
    expect(await additions.list('class:2')).toHaveLength(1)
  })
}
