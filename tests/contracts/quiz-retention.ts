/** What either engine promises about quizzes that are older than their class keeps them. */
import { expect, it } from 'vitest'
import { emptyCalendar } from '../../src/core/calendar/class-calendar.ts'
import type { OpenStore } from '../fixtures/engines.ts'
import { lobbyOf } from '../fixtures/lobby.ts'
import { person, sendEvent } from './quiz-store.ts'

const day = 86_400_000
const by = { id: 'test:teacher', name: 'Teacher' }

/** A class with a quiz of each age, in days, that are over. */
async function openClass(open: OpenStore, ages: readonly number[]) {
  let now = 1_000 * day
  const store = await open({ clock: () => now })
  for (const age of ages) {
    await store.quizzes.open(lobbyOf(`age${age}`, { openedAt: now - age * day }))
    await sendEvent(store.quizzes, `age${age}`, { kind: 'join', by: person('ana') })
    await sendEvent(store.quizzes, `age${age}`, { kind: 'stop', by: person('host') })
  }
  const classId = 'class'
  return {
    store,
    classId,
    purgeAfter: async (days: number) => {
      now += days * day
      return (await store.purge())['quiz']
    },
    keep: (name: string, value: string) =>
      store.settings.set(classId, { room: '', name, value, by }),
  }
}

export function quizRetentionContract(open: OpenStore): void {
  it('announces what is older than a year, and deletes it two weeks later with everything in it', async () => {
    const { store, classId, purgeAfter } = await openClass(open, [10, 400, 500])
    expect(await purgeAfter(0)).toBe(0)
    expect(await store.quizRecords.dueDeletion(classId)).toEqual({ count: 2, at: 1_014 * day })
    expect(await purgeAfter(13)).toBe(0)
    expect(await purgeAfter(1)).toBe(2)
    expect(await store.quizRecords.dueDeletion(classId)).toBeUndefined()
    const rows = await store.exportClass(classId)
    for (const table of ['quiz', 'quiz_host', 'quiz_player']) expect(rows[table]).toHaveLength(1)
  })

  it('deletes nothing that the class keeps after all', async () => {
    const { store, classId, keep, purgeAfter } = await openClass(open, [400, 800])
    await purgeAfter(0)
    await keep('keep-quizzes', 'two-years')
    expect(await purgeAfter(14)).toBe(1)
    expect(await store.quizRecords.dueDeletion(classId)).toBeUndefined()
    expect((await store.exportClass(classId))['quiz']).toMatchObject([{ id: 'age400' }])
  })

  it('keeps the running term where the class has chosen that', async () => {
    const { store, classId, keep, purgeAfter } = await openClass(open, [40, 90, 200])
    const term = new Date((1_000 - 100) * day).toISOString().slice(0, 10)
    await keep('term', term)
    expect(await purgeAfter(0)).toBe(0)
    await keep('keep-quizzes', 'term')
    await purgeAfter(0)
    expect(await store.quizRecords.dueDeletion(classId)).toMatchObject({ count: 1 })
    expect(await purgeAfter(14)).toBe(1)
    const left = (await store.exportClass(classId))['quiz']?.map(({ id }) => id)
    expect(left?.toSorted()).toEqual(['age40', 'age90'])
  })

  it('begins a term at midnight in the zone of the class', async () => {
    const { store, classId, keep, purgeAfter } = await openClass(open, [40, 200])
    const [last, next] = [1_000 - 100, 1_000].map((days) => ({
      name: `Term ${days}`,
      from: new Date(days * day).toISOString().slice(0, 10),
    }))
    // It is still the afternoon before in California.
    const calendar = { ...emptyCalendar, zone: 'America/Los_Angeles', terms: [last!, next!] }
    await store.calendars.save(classId, { calendar, version: 0 }, [])
    await keep('keep-quizzes', 'term')
    await purgeAfter(0)
    expect(await store.quizRecords.dueDeletion(classId)).toMatchObject({ count: 1 })
    await purgeAfter(1)
    expect(await store.quizRecords.dueDeletion(classId)).toMatchObject({ count: 2 })
  })

  it('goes by the default where a stored choice makes no sense', async () => {
    const { keep, purgeAfter, store, classId } = await openClass(open, [400])
    await keep('keep-quizzes', 'for-ever')
    await keep('term', 'soon')
    await purgeAfter(0)
    expect(await store.quizRecords.dueDeletion(classId)).toMatchObject({ count: 1 })
  })
}
