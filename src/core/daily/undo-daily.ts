/** Resumes a daily post that a teacher has paused, or pauses one that was resumed. */
import { UserError } from '../reply/user-error.ts'
import type { UndoKind } from '../settings/undo-kind.ts'

export const dailyKind: UndoKind = {
  // What was removed is set up again with `daily set`, and times go by the calendar of the class.
  canUndo: ({ before, after }) =>
    (before === 'on' && after === 'paused') || (before === 'paused' && after === 'on'),
  async current({ name }, { daily }) {
    return (await daily.schedules()).find(({ id }) => id === idOf(name))?.status
  },
  async restore({ name, before }, { daily }) {
    const schedule = await daily.schedule(idOf(name))
    if (before === 'paused') {
      await daily.pause(schedule)
      return
    }
    const [problem] = await daily.resume(schedule)
    if (problem !== undefined) throw new UserError('It’s still paused. ', ...problem)
  },
}

function idOf(name: string): string {
  return name.slice('daily/'.length)
}
