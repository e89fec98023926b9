/** What keeping a class's additions promises on either engine. */
import { expect, it } from 'vitest'
import type { Addition } from '../../src/core/pack/additions.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const by = { id: 'web:rivera', name: 'Ms. Rivera' }
function addition(id: string, more: Partial<Addition> = {}): Addition {
  return { pack: 'her', section: 'quiz', id, item: { id, prompt: `“ß” 🎬 '; --` }, by, ...more }
}

export function additionStoreContract(open: OpenStore): void {
  it('keeps each class’s additions apart, in the order in which they were added', async () => {
    const { additions } = await open()
    await additions.add('class:1', [addition('b'), addition('a')])
    await additions.add('class:1', [addition('0', { author: 'Ana' })])
    await additions.add('class:2', [addition('other')])
    expect(await additions.list('class:1')).toEqual([
      { ...addition('b'), addedAt: expect.any(Number) },
      { ...addition('a'), addedAt: expect.any(Number) },
      { ...addition('0', { author: 'Ana' }), addedAt: expect.any(Number) },
    ])
    expect((await additions.list('class:2')).map(({ id }) => id)).toEqual(['other'])
    expect(await additions.list('class:3')).toEqual([])
  })

  it('lists those of one pack, and says how much there is of each', async () => {
    const { additions } = await open()
    await additions.add('class:1', [addition('a'), addition('a', { pack: 'macbeth', item: {} })])
    expect(await additions.list('class:1', 'macbeth')).toMatchObject([{ id: 'a', item: {} }])
    const totals = await additions.totals('class:1')
    expect(totals.find(({ pack }) => pack === 'macbeth')).toMatchObject({ count: 1, length: 2 })
    expect(totals).toHaveLength(2)
    expect(await additions.totals('class:2')).toEqual([])
  })

  it('says with another version that something has changed', async () => {
    const { additions, personalData } = await open()
    const versions = new Set<string | undefined>()
    async function note(): Promise<void> {
      versions.add((await additions.totals('class:1'))[0]?.version)
    }
    await additions.add('class:1', [addition('a', { author: 'Ana' }), addition('b')])
    await note()
    await additions.remove('class:1', addition('b'))
    await note()
    await personalData.erase(by.id)
    await note()
    await additions.remove('class:1', addition('a'))
    await note()
    expect(versions.size).toBe(4)
  })

  it('never replaces what is there, and adds many at once', async () => {
    const { additions } = await open()
    await additions.add('class:1', [addition('3')])
    const many = Array.from({ length: 1_200 }, (_, index) => addition(`${index}`, { item: {} }))
    await additions.add('class:1', many)
    const ids = (await additions.list('class:1')).map(({ id }) => id)
    expect(ids).toEqual(['3', ...many.map(({ id }) => id).filter((id) => id !== '3')])
    expect((await additions.list('class:1'))[0]?.item).not.toEqual({})
  })

  it('changes one that is as it was seen, of its own class alone', async () => {
    const { additions } = await open()
    await additions.add('class:1', [addition('a', { author: 'Ana' }), addition('b')])
    const [seen] = await additions.list('class:1')
    const before = (await additions.totals('class:1'))[0]?.version
    expect(await additions.change('class:2', seen!, { id: 'a' })).toBe(false)
    const changes = [
      { id: 'a', prompt: 'One?' },
      { id: 'a', prompt: 'Two?' },
    ]
    const done = await Promise.all(changes.map((item) => additions.change('class:1', seen!, item)))
    expect(done.filter(Boolean)).toEqual([true])
    const [changed, ...others] = await additions.list('class:1')
    expect(changed).toMatchObject({ id: 'a', author: 'Ana', item: changes[done.indexOf(true)] })
    expect(others).toMatchObject([addition('b')])
    expect((await additions.totals('class:1'))[0]?.version).not.toBe(before)
  })

  it('removes one of its own class alone, and says whether it was there', async () => {
    const { additions } = await open()
    await additions.add('class:1', [addition('a'), addition('a', { section: 'terms' })])
    expect(await additions.remove('class:2', addition('a'))).toBe(false)
    expect(await additions.remove('class:1', addition('a'))).toBe(true)
    expect(await additions.remove('class:1', addition('a'))).toBe(false)
    expect(await additions.list('class:1')).toMatchObject([{ section: 'terms' }])
  })

  it('keeps what a deleted person added, without their name', async () => {
    const { additions, personalData } = await open()
    await additions.add('class:1', [addition('a', { author: 'Ana Lopez' })])
    expect(await personalData.read(by.id)).toMatchObject({ tables: [{ table: 'pack_addition' }] })
    await personalData.erase(by.id)
    const [kept] = await additions.list('class:1')
    expect(kept).toMatchObject({ id: 'a', by: { name: 'Deleted user' } })
    expect(JSON.stringify(kept)).not.toMatch(/rivera|Rivera|Ana Lopez/)
  })
}
