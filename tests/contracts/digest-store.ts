/** What keeping digests promises on either engine. */
import { dueBy } from '../fixtures/due-by.ts'
import { expect, it } from 'vitest'
import type { Digest } from '../../src/core/digest/digest.ts'
import type { DigestInput } from '../../src/core/digest/digest-store.ts'
import type { Room } from '../../src/core/platform/room.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const at = Date.UTC(2027, 0, 13, 16)
const dayMs = 86_400_000
const room: Room = { id: 'web:general', class: 'web:1', platform: 'web', allowsMature: false }

function input(given: Partial<DigestInput> = {}): DigestInput {
  return {
    id: 'd1',
    person: 'web:rivera',
    room,
    plan: { time: '16:00', days: null, zone: 'Europe/London' },
    next: { date: '2027-01-13', at },
    at: at - 60_000,
    ...given,
  }
}

export function digestStoreContract(open: OpenStore): void {
  async function opened() {
    const { digests } = await open({ clock: () => at })
    const digest = await digests.save(input())
    async function read(): Promise<Digest | undefined> {
      return digests.find('web:1', 'web:rivera')
    }
    return { digests, digest, read }
  }

  it('keeps one for each teacher of a class, and changes it with its id', async () => {
    const { digests, digest } = await opened()
    expect(digest).toMatchObject({ id: 'd1', outcome: 'none', failures: 0 })
    const plan = { time: '17:00', days: ['fri' as const], zone: 'Europe/London' }
    const changed = await digests.save(input({ id: 'd2', plan }))
    expect(changed).toMatchObject({ id: 'd1', plan })
    await digests.save(input({ id: 'd3', person: 'web:okafor' }))
    await digests.save(input({ id: 'd4', room: { ...room, class: 'web:2' } }))
    expect((await digests.list('web:rivera')).map(({ id }) => id)).toEqual(['d1', 'd4'])
    expect((await digests.owners('web:1')).toSorted()).toEqual(['web:okafor', 'web:rivera'])
    expect(await digests.find('web:2', 'web:okafor')).toBeUndefined()
  })

  it('is begun by one alone, and not after its teacher has changed it', async () => {
    const { digests, digest, read } = await opened()
    const next = { date: '2027-01-14', at: at + dayMs }
    expect(await digests.listDue(dueBy(at - 1))).toEqual([])
    expect(await digests.listDue(dueBy(at))).toEqual([digest])
    expect(await digests.listDue({ ...dueBy(at), platforms: ['slack'] })).toEqual([])
    expect(await digests.listDue({ ...dueBy(at), platforms: [] })).toEqual([])
    const begun = await Promise.all([digests.begin(digest, next), digests.begin(digest, next)])
    expect(begun.filter((each) => each !== undefined)).toHaveLength(1)
    expect(await read()).toMatchObject({ begunDate: '2027-01-13', outcome: 'sending', next })
    const again = await read()
    await digests.save(input({ next: { date: '2027-01-15', at: at + 2 * dayMs } }))
    expect(again && (await digests.pass(again, undefined))).toBe(false)
    expect(again && (await digests.postpone(again, at))).toBe(false)
    expect((await read())?.next?.date).toBe('2027-01-15')
  })

  it('records how it ended, whatever its teacher has changed meanwhile', async () => {
    const { digests, digest, read } = await opened()
    const begun = await digests.begin(digest, { date: '2027-01-14', at: at + dayMs })
    if (begun === undefined) throw new Error('It was not begun.')
    await digests.save(input({ next: { date: '2027-01-14', at: at + dayMs + 5 } }))
    await digests.end(begun, digest, { kind: 'sent', toldUntil: at })
    expect(await read()).toMatchObject({ outcome: 'sent', toldUntil: at })
    expect((await read())?.next?.at).toBe(at + dayMs + 5)
  })

  it('goes back to what it was where it is tried again, and counts what did not arrive', async () => {
    const { digests, digest, read } = await opened()
    const begun = await digests.begin(digest, { date: '2027-01-14', at: at + dayMs })
    if (begun === undefined) throw new Error('It was not begun.')
    await digests.end(begun, digest, { kind: 'again', at: at + 60_000 })
    const next = { date: '2027-01-13', at: at + 60_000 }
    const back = await read()
    expect(back).toMatchObject({ begunDate: undefined, outcome: 'none', next })
    const second = back && (await digests.begin(back, { date: '2027-01-14', at: at + dayMs }))
    if (back === undefined || second === undefined) throw new Error('It was not begun.')
    await digests.end(second, back, { kind: 'closed' })
    expect(await read()).toMatchObject({ outcome: 'closed', failures: 1 })
  })

  it('is deleted with its class, by its teacher, and a year after they were last seen', async () => {
    let now = at
    const store = await open({ clock: () => now })
    const { digests } = store
    await digests.save(input())
    await digests.save(input({ id: 'd2', person: 'web:okafor' }))
    await digests.save(input({ id: 'd3', person: 'web:lee', room: { ...room, class: 'web:2' } }))
    expect(await digests.remove('web:2', 'web:rivera')).toBe(false)
    expect(await digests.remove('web:1', 'web:rivera')).toBe(true)
    await digests.forgetClass('web:2')
    expect(await digests.list('web:lee')).toEqual([])
    now += 300 * dayMs
    await digests.markSeen('web:1', 'web:okafor', now)
    now += 100 * dayMs
    await store.purge()
    expect(await digests.list('web:okafor')).toHaveLength(1)
    now += 300 * dayMs
    await store.purge()
    expect(await digests.list('web:okafor')).toEqual([])
  })

  it('leaves out what it cannot read', async () => {
    const { digests } = await opened()
    await digests
      .save(input({ plan: { time: 'noon', days: null, zone: 'UTC' } as never }))
      .catch(() => undefined)
    expect(await digests.listDue(dueBy(at))).toEqual([])
  })
}
