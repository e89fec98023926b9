import { expect, it } from 'vitest'
import { parseComponentId } from '../../../src/core/command/component-id.ts'
import { button, buttons, note } from '../../../src/core/reply/reply.ts'
import { changeSetting, undoSetting } from '../../../src/core/settings/change-setting.ts'
import {
  type RoomSettings,
  type Setting,
  type SettingScope,
  applySettings,
} from '../../../src/core/settings/settings.ts'
import { room, teacher } from '../../fixtures/invoke.ts'

const defaults = { pack: 'lantern', rating: 'everyone', lookups: 'private', locale: 'en' } as const
const by = { id: 'web:rivera', name: 'Ms. Rivera' }

/** Settings in memory, as one command after another sees them. */
function openSettings() {
  let all: readonly Setting[] = []
  return {
    person: teacher,
    listPacks: () => Promise.resolve([]),
    get settings(): RoomSettings {
      return {
        applied: applySettings(all, room, defaults),
        all,
        change({ scope, name, value }) {
          const where = scope === 'room' ? room.id : ''
          const old = all.find((each) => each.name === name && each.room === where)
          const rest = all.filter((each) => each !== old)
          all = value === undefined ? rest : [...rest, { room: where, name, value, by, at: 0 }]
          return Promise.resolve({
            applied: applySettings(all, room, defaults),
            previous: old?.value,
          })
        },
      }
    },
  }
}

function setRating(value: string | undefined, scope: SettingScope = 'class') {
  return { scope, name: 'rating', value }
}

it('saves the change and offers to restore the old value', async () => {
  const context = openSettings()
  const first = await changeSetting(context, setRating('teen'))
  expect(first).toMatchObject({ wasSet: false, notes: [] })
  expect(first.applied.rating.value).toBe('teen')
  expect(first.undo).toEqual([buttons(button('Undo', 'settings:undo:class rating '))])
  const second = await changeSetting(context, setRating('mature'))
  expect(second.undo).toEqual([buttons(button('Undo', 'settings:undo:class rating teen'))])
  await undoSetting(context, 'class rating teen')
  expect(context.settings.applied.rating.value).toBe('teen')
  await undoSetting(context, 'class rating ')
  expect(context.settings.applied.rating).toEqual({ value: 'everyone', from: 'default' })
})

it('says that a change for the class does not reach a channel with its own value', async () => {
  const context = openSettings()
  expect((await changeSetting(context, setRating('mature', 'room'))).notes).toEqual([])
  expect((await changeSetting(context, setRating('teen'))).notes).toEqual([
    note('This channel keeps its own setting for “Rating ceiling”.'),
  ])
  expect(context.settings.applied.rating.value).toBe('mature')
})

it('offers no undo if there was nothing to clear, or if the old value is too long for a button', async () => {
  const context = openSettings()
  expect((await changeSetting(context, setRating(undefined))).undo).toEqual([])
  const name = `progress/${'a'.repeat(40)}`
  for (const value of ['b'.repeat(60), 'c']) {
    await changeSetting(context, { scope: 'class', name, value })
  }
  const { undo } = await changeSetting(context, { scope: 'class', name, value: 'd'.repeat(60) })
  expect(undo).toHaveLength(1)
  expect((await changeSetting(context, { scope: 'class', name, value: 'e' })).undo).toEqual([])
})

it('reads back the button that it made, and refuses any other', async () => {
  const context = openSettings()
  const { undo } = await changeSetting(context, setRating('teen', 'room'))
  const [block] = undo
  const press = block?.kind === 'buttons' && block.buttons[0]
  if (!press || !('press' in press)) throw new Error('There is no button.')
  await undoSetting(context, parseComponentId(press.press).value)
  expect(context.settings.all).toEqual([])
  await expect(undoSetting(context, 'everywhere rating teen')).rejects.toThrow('older version')
})
