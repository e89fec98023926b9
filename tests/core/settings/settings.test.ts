import { describe, expect, it } from 'vitest'
import type { Room } from '../../../src/core/platform/room.ts'
import {
  type Setting,
  type SettingValues,
  applySettings,
  effectiveCeiling,
  isNamedTeacher,
} from '../../../src/core/settings/settings.ts'

const defaults: SettingValues = { pack: 'a', rating: 'everyone', lookups: 'private', locale: 'en' }
const room: Room = { id: 'web:1', class: 'web:class', platform: 'web', allowsMature: true }
const by = { id: 'web:rivera', name: 'Ms. Rivera' }

function row(name: string, value: string, where = ''): Setting {
  return { room: where, name, value, by, at: 1 }
}

describe('what applies', () => {
  it('is the room’s own value, else the class’s, else the default', () => {
    const own = row('rating', 'mature', 'web:1')
    const shared = row('rating', 'teen')
    const other = row('rating', 'mature', 'web:2')
    expect(applySettings([own, shared], room, defaults).rating).toEqual({
      value: 'mature',
      from: 'room',
      setting: own,
    })
    expect(applySettings([shared, other], room, defaults).rating).toEqual({
      value: 'teen',
      from: 'class',
      setting: shared,
    })
    expect(applySettings([other], room, defaults).rating).toEqual({
      value: 'everyone',
      from: 'default',
    })
  })

  it('takes the progress of the pack that applies in the room', () => {
    const rows = [row('pack', 'b', 'web:1'), row('progress/a', 'x'), row('progress/b', 'y')]
    expect(applySettings(rows, room, defaults).progress.value).toBe('y')
    expect(applySettings(rows, { ...room, id: 'web:2' }, defaults).progress.value).toBe('x')
  })

  it.each([
    [false, 'teen'],
    [true, 'mature'],
  ] as const)(
    'in a room that allows mature items: %s, a mature ceiling is %s',
    (allowsMature, ceiling) => {
      expect(effectiveCeiling({ ...room, allowsMature }, 'mature')).toBe(ceiling)
      expect(effectiveCeiling({ ...room, allowsMature }, 'teen')).toBe('teen')
    },
  )
})

it('a person is a teacher if they or one of their roles is named for the whole class', () => {
  const ana = { id: 'web:ana', name: 'Ana', isTeacher: false, roles: ['role:1', 'role:2'] }
  expect(isNamedTeacher([row('teacher/web:ana', 'person')], ana)).toBe(true)
  expect(isNamedTeacher([row('teacher/role:2', 'role')], ana)).toBe(true)
  expect(isNamedTeacher([row('teacher/web:ana', 'person', 'web:1')], ana)).toBe(false)
  expect(isNamedTeacher([row('teacher/web:an', 'person')], ana)).toBe(false)
})
