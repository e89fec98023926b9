import { expect, test } from 'vitest'
import { listOverdueNotes } from '../../../src/app/status/overdue-notes.ts'

const nothing = { dailyLate: 0, overdue: { reveal: 0, digest: 0, changes: 0 } }

test('says what has been due for too long, each kind by itself', async () => {
  const overdue = { reveal: 1, digest: 2, changes: 1 }
  const notes = await listOverdueNotes(() => Promise.resolve({ dailyLate: 3, overdue }))
  expect(notes).toEqual([
    'Due for more than ten minutes and not sent: 3 daily posts. Is a process connected to their platform?',
    'Due for more than ten minutes and not sent: 1 answer to a daily question. Is a process connected to their platform?',
    'Due for more than ten minutes and not sent: 2 digests. Is a process connected to their platform?',
    'Due for more than ten minutes and not sent: 1 class’s changes for its channel. Is a process connected to their platform?',
  ])
})

test.each([nothing, undefined])(
  'says nothing of nothing, and of what nobody knows',
  async (found) => {
    expect(await listOverdueNotes(() => Promise.resolve(found))).toEqual([])
  },
)
