import { expect, it } from 'vitest'
import { button, buttons, note } from '../../../src/core/reply/reply.ts'
import { changeSetting, undoSetting } from '../../../src/core/settings/change-setting.ts'
import type { SettingScope } from '../../../src/core/settings/settings.ts'
import { openClassroom, room, teacher } from '../../fixtures/classroom.ts'

function setRating(value: string | undefined, scope: SettingScope = 'class') {
  return { scope, name: 'rating', value }
}

/** A context for one command after another, as a teacher has it. */
async function openContexts() {
  const { openContext, ...classroom } = await openClassroom()
  return { ...classroom, open: () => openContext(room, teacher) }
}

it('saves the change and offers to restore the old value', async () => {
  const { open, press } = await openContexts()
  const first = await changeSetting(await open(), setRating('teen'))
  expect(first).toMatchObject({ wasSet: false, notes: [] })
  expect(first.applied.rating.value).toBe('teen')
  expect(first.undo).toEqual([buttons(button('Undo', 'settings:undo-change:1'))])
  const second = await changeSetting(await open(), setRating('mature'))
  expect(second.undo).toEqual([buttons(button('Undo', 'settings:undo-change:2'))])
  expect(await press('settings:undo-change:2')).toContain('Undone.')
  expect((await open()).settings.applied.rating.value).toBe('teen')
  expect(await press('settings:undo-change:1')).toContain('Undone.')
  expect((await open()).settings.applied.rating).toEqual({ value: 'everyone', from: 'default' })
})

it('says that a change for the class does not reach a channel with its own value', async () => {
  const { open } = await openContexts()
  expect((await changeSetting(await open(), setRating('mature', 'room'))).notes).toEqual([])
  expect((await changeSetting(await open(), setRating('teen'))).notes).toEqual([
    note('This channel keeps its own setting for “Rating ceiling”.'),
  ])
  expect((await open()).settings.applied.rating.value).toBe('mature')
})

it('offers no undo if nothing has changed', async () => {
  const { open } = await openContexts()
  expect((await changeSetting(await open(), setRating(undefined))).undo).toEqual([])
  await changeSetting(await open(), setRating('teen'))
  expect((await changeSetting(await open(), setRating('teen'))).undo).toEqual([])
})

it('reads a button of an earlier version, and refuses any other', async () => {
  const { open } = await openContexts()
  await changeSetting(await open(), setRating('mature', 'room'))
  await undoSetting(await open(), 'room rating teen')
  expect((await open()).settings.applied.rating.value).toBe('teen')
  await undoSetting(await open(), 'room rating ')
  expect((await open()).settings.all).toEqual([])
  await expect(undoSetting(await open(), 'everywhere rating teen')).rejects.toThrow('older version')
})

it('of two teachers who move on from the same place at once, the later one is told', async () => {
  const { openContext } = await openClassroom()
  const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }
  const [first, second] = await Promise.all([openContext(room, teacher), openContext(room, okafor)])
  const move = { scope: 'class', name: 'progress/lantern' } as const
  await changeSetting(second, { ...move, value: 'the-mooring' }, { value: undefined })
  const tooLate = changeSetting(first, { ...move, value: 'the-quarrel' }, { value: undefined })
  await expect(tooLate).rejects.toThrow('Mr. Okafor has just changed this, so nothing was changed.')
  const again = changeSetting(second, { ...move, value: 'the-quarrel' }, { value: undefined })
  await expect(again).rejects.toThrow('You have just changed this, so nothing was changed.')
  const now = await openContext(room, teacher)
  expect(now.settings.applied.progress.value).toBe('the-mooring')
})
