import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openHomeworkClass, teacher } from '../../fixtures/homework-class.ts'

const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }

test('a move is in the history, and undone as a whole', async () => {
  const { set, line, push, say, assignment } = await openHomeworkClass()
  await set()
  const before = (await assignment()).state
  const moved = await line('homework move due:"Monday 8:30"')
  const words = await say('settings history what:homework')
  expect(words).toContain('set “Homework: ')
  expect(words).toMatch(/Ms\. Rivera moved “Homework: .*” to Mon, 18 Jan 2027 08:30/)
  expect(toPlainText(await push(moved, 'Undo', teacher))).toContain('Undone.')
  expect((await assignment()).state.dueAt).toBe(before.dueAt)
  expect(await say('settings history what:homework')).toContain('undid this: moved “Homework: ')
})

test('whoever moves what a colleague has just moved is told, and undoes the colleague’s only when they say so', async () => {
  const { set, line, push, say, assignment } = await openHomeworkClass()
  await set()
  const first = await line('homework move due:"Monday 8:30"')
  const second = await line('homework move due:"Tuesday 8:30"', okafor)
  expect(toPlainText(second)).toMatch(
    /Ms\. Rivera moved “Homework: .*” to Mon, 18 Jan 2027 08:30.*Your change has replaced that one/,
  )
  const { dueAt } = (await assignment()).state
  const asked = await push(first, 'Undo', teacher)
  expect(toPlainText(asked)).toContain('Mr. Okafor moved “Homework: ')
  expect((await assignment()).state.dueAt).toBe(dueAt)
  await push(asked, 'Undo anyway', teacher)
  expect((await assignment()).state.dueAt).not.toBe(dueAt)
  expect(await say('homework list')).toContain('Fri, 15 Jan')
})

test('what students have seen is not undone: that it was set, and results that were released', async () => {
  const { set, line, push, say } = await openHomeworkClass()
  await set()
  const { blocks } = await line('settings history what:homework')
  expect(blocks.some(({ kind }) => kind === 'row')).toBe(false)
  await say('homework close')
  const closed = await line('settings history what:homework')
  expect(toPlainText(await push(closed, 'Undo', teacher))).toContain('Undone.')
  expect(await say('homework list')).toContain('due')
})
