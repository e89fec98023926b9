/** What the store of home classes promises on either engine. */
import { expect, it } from 'vitest'
import type { Room } from '../../src/core/platform/room.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const day = 86_400_000

function roomOf(classId: string, id: string, allowsMature = false): Room {
  return { id: `discord:${id}`, class: `discord:${classId}`, platform: 'discord', allowsMature }
}

export function homeClassStoreContract(open: OpenStore): void {
  it('remembers one room for each class of a person, the one used last first', async () => {
    const { homeClasses } = await open()
    expect(await homeClasses.read('discord:7')).toEqual([])
    await homeClasses.save('discord:7', { room: roomOf('1', '10', true), usedAt: 5 })
    await homeClasses.save('discord:7', { room: roomOf('2', '20'), usedAt: 6 })
    await homeClasses.save('discord:77', { room: roomOf('3', '30'), usedAt: 9 })
    expect(await homeClasses.read('discord:7')).toEqual([
      { room: roomOf('2', '20'), usedAt: 6 },
      { room: roomOf('1', '10', true), usedAt: 5 },
    ])
    await homeClasses.save('discord:7', { room: roomOf('1', '11'), usedAt: 7 })
    expect(await homeClasses.read('discord:7')).toEqual([
      { room: roomOf('1', '11'), usedAt: 7 },
      { room: roomOf('2', '20'), usedAt: 6 },
    ])
  })

  it('says in the file of a class on which day somebody was there, but not when, which would tell whose an anonymous answer is', async () => {
    const { homeClasses, exportClass } = await open()
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: 2 * day + 5 })
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: 4 * day + 6 })
    expect((await exportClass('discord:1'))['home_class']).toMatchObject([
      { person: 'discord:7', used_at: 4 * day, before_at: 2 * day },
    ])
    await homeClasses.save('discord:8', { room: roomOf('2', '10'), usedAt: day + 1 })
    expect((await exportClass('discord:2'))['home_class']).toMatchObject([
      { used_at: day, before_at: null },
    ])
  })

  it('keeps what somebody is called in each class, until another name is known', async () => {
    const { homeClasses } = await open()
    async function names() {
      return (await homeClasses.read('discord:7')).map(({ name }) => name)
    }
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: 5 })
    expect(await names()).toEqual([undefined])
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: 6, name: 'Ana' })
    await homeClasses.save('discord:7', { room: roomOf('2', '20'), usedAt: 7, name: 'ana_r' })
    expect(await names()).toEqual(['ana_r', 'Ana'])
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: 8 })
    expect(await names()).toEqual(['Ana', 'ana_r'])
  })

  it('knows when somebody was there before they came back', async () => {
    const { homeClasses } = await open()
    function use(days: number): Promise<void> {
      return homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: days * day })
    }
    expect(await homeClasses.visitBefore('discord:7', 'discord:1', 5 * day)).toBeUndefined()
    await use(1)
    expect(await homeClasses.visitBefore('discord:7', 'discord:1', 5 * day)).toBe(day)
    expect(await homeClasses.visitBefore('discord:7', 'discord:1', 1.1 * day)).toBeUndefined()
    await use(5)
    await use(5.2)
    // Whether or not this visit is saved by now.
    expect(await homeClasses.visitBefore('discord:7', 'discord:1', 5.3 * day)).toBe(day)
    expect(await homeClasses.visitBefore('discord:8', 'discord:1', 5 * day)).toBeUndefined()
    expect(await homeClasses.visitBefore('discord:7', 'discord:2', 5 * day)).toBeUndefined()
  })

  it('forgets a class that the bot was removed from, and no other', async () => {
    const { homeClasses } = await open()
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: 5 })
    await homeClasses.save('discord:7', { room: roomOf('2', '20'), usedAt: 6 })
    await homeClasses.save('discord:8', { room: roomOf('1', '10'), usedAt: 7 })
    await homeClasses.forgetClass('discord:1')
    expect(await homeClasses.read('discord:7')).toEqual([{ room: roomOf('2', '20'), usedAt: 6 }])
    expect(await homeClasses.read('discord:8')).toEqual([])
  })

  it('forgets a class that somebody has not used for a year', async () => {
    const now = 1_000 * day
    const { homeClasses, purge } = await open({ clock: () => now })
    await homeClasses.save('discord:7', { room: roomOf('1', '10'), usedAt: now - 366 * day })
    await homeClasses.save('discord:7', { room: roomOf('2', '20'), usedAt: now - 364 * day })
    expect((await purge())['home_class']).toBe(1)
    expect(await homeClasses.read('discord:7')).toHaveLength(1)
  })

  it('is part of what is stored about a person, and deleted with it', async () => {
    const { homeClasses, personalData } = await open()
    const home = { room: roomOf('1', '10'), usedAt: 5, name: 'Ana Ruiz' }
    await homeClasses.save('discord:7', home)
    await homeClasses.save('discord:77', { room: roomOf('1', '10'), usedAt: 6 })
    const { tables } = await personalData.read('discord:7')
    expect(tables.map(({ table, rows }) => [table, rows.length])).toEqual([['home_class', 1]])
    expect(tables[0]?.rows[0]).toMatchObject({ name: 'Ana Ruiz' })
    expect(tables[0]?.about).toContain('belongs to')
    await personalData.erase('discord:7')
    expect(await homeClasses.read('discord:7')).toEqual([])
    expect(await homeClasses.read('discord:77')).toHaveLength(1)
  })
}
