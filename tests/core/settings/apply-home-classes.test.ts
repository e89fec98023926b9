import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../src/core/pack/pack.ts'
import type { Room } from '../../../src/core/platform/room.ts'
import {
  type FollowedClass,
  applyHomeClasses,
} from '../../../src/core/settings/apply-home-classes.ts'
import type { Setting, SettingValues } from '../../../src/core/settings/settings.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const defaults: SettingValues = {
  pack: 'lantern',
  rating: 'everyone',
  lookups: 'private',
  locale: 'en',
}
const here: Room = { id: 'd:0', class: 'd:dm/7', platform: 'discord', allowsMature: true }
const [first, second, third] = lantern.scenes.map(({ id }) => id) as [string, string, string]
const progress = 'progress/lantern'

function followed(
  classId: string,
  own: Readonly<Record<string, string>>,
  {
    inRoom = {},
    allowsMature = true,
    packs = new Map([['lantern', lantern]]),
  }: {
    inRoom?: Readonly<Record<string, string>>
    allowsMature?: boolean
    packs?: ReadonlyMap<string, Pack>
  } = {},
): FollowedClass {
  const room: Room = { id: `${classId}/room`, class: classId, platform: 'discord', allowsMature }
  function settings(id: string, values: Readonly<Record<string, string>>): readonly Setting[] {
    const by = { id: 'teacher', name: classId }
    return Object.entries(values).map(([name, value]) => ({ room: id, name, value, by, at: 0 }))
  }
  return { room, packs, settings: [...settings('', own), ...settings(room.id, inRoom)] }
}

describe('the settings of direct messages', () => {
  test('are the defaults where no class is known', () => {
    const applied = applyHomeClasses(here, [], defaults)
    expect(applied.pack.value).toBe('lantern')
    expect(applied.progress.value).toBeUndefined()
    expect(applied.ceiling).toBe('everyone')
  })

  test('are those of the one class, and say who chose them', () => {
    const only = followed('a', { [progress]: second, rating: 'teen', locale: 'de' })
    const applied = applyHomeClasses(here, [only], defaults)
    expect(applied.progress).toMatchObject({ value: second, from: 'class' })
    expect(applied.progress.setting?.by.name).toBe('a')
    expect([applied.ceiling, applied.locale.value]).toEqual(['teen', 'de'])
  })

  test('have the pack of the class used last, and the earliest gate for it and the mildest rating of all', () => {
    const sequel = { ...lantern, id: 'sequel' }
    const packs = new Map([
      ['lantern', lantern],
      ['sequel', sequel],
    ])
    const applied = applyHomeClasses(
      here,
      [
        followed('a', { [progress]: third, rating: 'mature', pack: 'lantern' }, { packs }),
        followed('b', { [progress]: first, rating: 'teen', pack: 'sequel' }, { packs }),
        followed('c', { rating: 'mature' }, { packs }),
      ],
      defaults,
    )
    expect(applied.pack.value).toBe('lantern')
    expect(applied.progress).toMatchObject({ value: first })
    expect(applied.rating.value).toBe('teen')
  })

  test('a class that has set no rating counts with the default', () => {
    const classes = [followed('a', { rating: 'mature' }), followed('b', {})]
    expect(applyHomeClasses(here, classes, defaults).ceiling).toBe('everyone')
  })

  test('another class’s own pack of the same id says nothing about this one', () => {
    const own = { ...lantern, title: 'Another book' }
    const other = followed(
      'b',
      { [progress]: 'their-scene' },
      { packs: new Map([['lantern', own]]) },
    )
    const classes = [followed('a', { [progress]: second }), other]
    expect(applyHomeClasses(here, classes, defaults).progress.value).toBe(second)
  })

  test('a gate that is no longer in the pack hides everything', () => {
    const classes = [followed('a', { [progress]: second }), followed('b', { [progress]: 'gone' })]
    expect(applyHomeClasses(here, classes, defaults).progress.value).toBe('gone')
  })

  test('a channel may hide more than its class, and opens nothing', () => {
    const narrow = followed(
      'a',
      { rating: 'teen' },
      { inRoom: { [progress]: first, rating: 'everyone' } },
    )
    const wide = followed(
      'a',
      { [progress]: first },
      { inRoom: { [progress]: third, rating: 'teen' } },
    )
    for (const each of [narrow, wide]) {
      const applied = applyHomeClasses(here, [each], defaults)
      expect(applied.progress).toMatchObject({ value: first, from: 'class' })
      expect(applied.ceiling).toBe('everyone')
    }
  })

  test('the pack of the channel that was used last applies', () => {
    const packs = new Map([
      ['lantern', lantern],
      ['sequel', { ...lantern, id: 'sequel' }],
    ])
    const only = followed('a', {}, { packs, inRoom: { pack: 'sequel' } })
    expect(applyHomeClasses(here, [only], defaults).pack.value).toBe('sequel')
  })

  test('mature items need a direct message and rooms that all allow them', () => {
    const mature = { rating: 'mature' }
    const both = [followed('a', mature), followed('b', mature)]
    expect(applyHomeClasses(here, both, defaults).ceiling).toBe('mature')
    expect(applyHomeClasses({ ...here, allowsMature: false }, both, defaults).ceiling).toBe('teen')
    const one = [followed('a', mature), followed('b', mature, { allowsMature: false })]
    expect(applyHomeClasses(here, one, defaults).ceiling).toBe('teen')
  })

  test('what was set for a direct message itself counts nothing', () => {
    const own = followed('a', { [progress]: first }, { inRoom: { [progress]: third, pack: 'x' } })
    const asRoom = { ...own, room: { ...own.room, isDirectMessage: true } }
    const applied = applyHomeClasses(here, [asRoom], defaults)
    expect([applied.progress.value, applied.pack.value]).toEqual([first, 'lantern'])
  })
})
