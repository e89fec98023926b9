/** Undoes what a teacher did to a daily post as a whole: pausing, resuming and removing it. */
import { UserError } from '../reply/user-error.ts'
import type { UndoKind } from '../settings/undo-kind.ts'

export const dailyKind: UndoKind = {
  // Times go by the calendar of the class, so that setting one up or changing it is not undone as a whole.
  canUndo: ({ before, after }) =>
    (before === 'on' && after === 'paused') ||
    (before === 'paused' && after === 'on') ||
    ((before === 'on' || before === 'paused') && after === 'off'),
  async current({ name }, { daily }) {
    return (await daily.schedules()).find(({ id }) => id === idOf(name))?.status ?? 'off'
  },
  async restore({ name, before, after }, { daily }) {
    if (after === 'off') {
      const back = await daily.bringBack(idOf(name))
      if (before === 'paused' && back.status === 'on') await daily.pause(back)
      return true
    }
    const schedule = await daily.schedule(idOf(name))
    if (before === 'paused') {
      await daily.pause(schedule)
      return true
    }
    const [problem] = await daily.resume(schedule)
    if (problem !== undefined) throw new UserError('It’s still paused. ', ...problem)
    return true
  },
}

function idOf(name: string): string {
  return name.slice('daily/'.length)
}
