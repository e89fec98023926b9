import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createHomeClasses } from '../../../src/app/settings/home-classes.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import type { Room } from '../../../src/core/platform/room.ts'
import type { HomeClass, HomeClassStore } from '../../../src/core/settings/home-class.ts'

type SavedHomes = Omit<HomeClassStore, 'visitBefore'>

const day = 86_400_000
const ana = { id: 'discord:7', name: 'Ana' }
const dm: Room = { id: 'd:1', class: 'discord:dm/7', platform: 'discord', allowsMature: false }

function channel(classId: string, id = `${classId}/general`): Room {
  return { id, class: classId, platform: 'discord', allowsMature: false }
}

/** A store in memory that counts what is written to it, and can be away. */
function memoryStore() {
  const rows = new Map<string, HomeClass & { readonly person: string }>()
  const store = {
    writes: 0,
    isAway: false,
    read(person: string) {
      if (store.isAway) return Promise.reject(new Error('The store is away.'))
      const own = [...rows.values()].filter((row) => row.person === person)
      const homes = own.map(({ room, usedAt, name }) => ({ room, usedAt, name }))
      return Promise.resolve(homes.toSorted((a, b) => b.usedAt - a.usedAt))
    },
    save(person: string, home: HomeClass) {
      if (store.isAway) return Promise.reject(new Error('The store is away.'))
      store.writes += 1
      rows.set(`${person} ${home.room.class}`, { person, ...home })
      return Promise.resolve()
    },
    forgetClass(classId: string) {
      for (const [key, row] of rows) if (row.room.class === classId) rows.delete(key)
      return Promise.resolve()
    },
  }
  return store satisfies SavedHomes
}

function openService(store: SavedHomes, lifetimeMs = Infinity) {
  const time = { now: 1_000 * day }
  const log = pino({ level: 'silent' })
  const clock = { ...createManualClock(), now: () => time.now }
  const homes = createHomeClasses({ store, lifetimeMs, clock, log })
  return {
    ...homes,
    time,
    /** The ids of the classes whose limits apply, or of the rooms. */
    classes: async (room = dm, person = ana) =>
      (await homes.classesFor(room, person)).map((home) => home.room.class),
    rooms: async () => (await homes.classesFor(dm, ana)).map((home) => home.room.id),
  }
}

describe('the classes of a person', () => {
  test('are learnt from what they do there, and known at once', async () => {
    const { learn, classes } = openService(memoryStore())
    expect(await classes()).toEqual([])
    learn(ana, channel('a'))
    expect(await classes()).toEqual(['a'])
    expect(await classes(dm, { id: 'discord:77', name: 'Ben' })).toEqual([])
  })

  test('are the channel’s own class alone in a channel', async () => {
    const { learn, classes } = openService(memoryStore())
    learn(ana, channel('a'))
    expect(await classes(channel('b'))).toEqual(['b'])
  })

  test('begin with the one used last, in the room used last', async () => {
    const { learn, classes, rooms, time } = openService(memoryStore())
    for (const room of [channel('a'), channel('b'), channel('a', 'a/two')]) {
      learn(ana, room)
      time.now += 1
    }
    expect(await classes()).toEqual(['a', 'b'])
    expect(await rooms()).toEqual(['a/two', 'b/general'])
  })

  test('outlive a restart and are known to other processes', async () => {
    const store = memoryStore()
    const first = openService(store)
    const other = openService(store, 5_000)
    expect(await other.classes()).toEqual([])
    first.learn(ana, channel('a'))
    await first.settled()
    expect(await openService(store).classes()).toEqual(['a'])
    other.time.now += 5_000
    expect(await other.classes()).toEqual(['a'])
  })

  test('on a platform where direct messages belong to a class, that class counts from the start', async () => {
    const { classes, learn } = openService(memoryStore())
    const own = { ...channel('slack:T1', 'slack:T1/D1'), isDirectMessage: true }
    expect(await classes(own)).toEqual(['slack:T1'])
    learn(ana, own)
    expect(await classes()).toEqual([])
    learn(ana, channel('slack:T1'))
    expect(await classes(own)).toEqual(['slack:T1'])
  })
})

describe('what is written', () => {
  test('is only news: once a day for a room that stays the same', async () => {
    const store = memoryStore()
    const { learn, settled, time } = openService(store)
    for (let press = 0; press < 100; press += 1) {
      learn(ana, channel('a'))
      await settled()
      time.now += 60_000
    }
    expect(store.writes).toBe(1)
    learn(ana, channel('b'))
    await settled()
    expect(store.writes).toBe(2)
    learn(ana, channel('b'))
    time.now += day
    learn(ana, channel('b'))
    await settled()
    expect(store.writes).toBe(3)
  })

  test('has what they are called, at once when it changes, and keeps it while the platform says nothing', async () => {
    const store = memoryStore()
    const { learn, settled } = openService(store)
    async function names() {
      return (await store.read(ana.id)).map(({ name }) => name)
    }
    learn(ana, channel('a'))
    await settled()
    expect(await names()).toEqual(['Ana'])
    learn({ ...ana, name: 'Ana R.' }, channel('a'))
    await settled()
    expect(await names()).toEqual(['Ana R.'])
    learn({ ...ana, name: 'U07', unknown: 'Slack isn’t telling me.' }, channel('a'))
    learn({ ...ana, name: '' }, channel('a'))
    await settled()
    expect(await names()).toEqual(['Ana R.'])
    expect(store.writes).toBe(2)
  })

  test('is nothing after a restart on the same day', async () => {
    const store = memoryStore()
    const first = openService(store)
    first.learn(ana, channel('a'))
    await first.settled()
    const second = openService(store)
    second.learn(ana, channel('a'))
    await second.settled()
    expect(store.writes).toBe(1)
  })

  test('fails in silence, and is written the next time', async () => {
    const store = memoryStore()
    const { learn, settled, classes } = openService(store)
    await classes()
    store.isAway = true
    learn(ana, channel('a'))
    await settled()
    expect(await classes()).toEqual(['a'])
    store.isAway = false
    learn(ana, channel('a'))
    await settled()
    expect(await openService(store).classes()).toEqual(['a'])
  })
})

describe('a store that is away', () => {
  test('leaves what was known a moment ago, and opens nothing where nothing is known', async () => {
    const store = memoryStore()
    const { learn, settled, classes, time } = openService(store, 5_000)
    learn(ana, channel('a'))
    await settled()
    expect(await classes()).toEqual(['a'])
    store.isAway = true
    time.now += 60_000
    expect(await classes()).toEqual(['a'])
    await expect(openService(store).classes()).rejects.toThrow('away')
  })
})

describe('what is forgotten', () => {
  test('a person whose data is deleted, also while it is being saved', async () => {
    const store = memoryStore()
    const { learn, settled, forget, classes } = openService(store)
    learn(ana, channel('a'))
    learn({ id: 'discord:8', name: 'Ben' }, channel('a'))
    await forget(ana.id)
    await store.forgetClass('a')
    expect(await classes()).toEqual([])
    await settled()
    expect(await openService(store).classes()).toEqual([])
  })

  test('a class that the bot was removed from', async () => {
    const store = memoryStore()
    const { learn, settled, forgetClass, classes } = openService(store)
    learn(ana, channel('a'))
    learn(ana, channel('b'))
    await settled()
    expect(await classes()).toHaveLength(2)
    await forgetClass('a')
    expect(await classes()).toEqual(['b'])
    expect(await openService(store).classes()).toEqual(['b'])
  })
})
