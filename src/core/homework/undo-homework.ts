/** Puts the times of homework back as they were before a change of them. */
import type { z } from 'zod'
import { UserError } from '../reply/user-error.ts'
import type { UndoKind } from '../settings/undo-kind.ts'
import { AssignmentState } from './assignment.ts'

/** What a change of homework may have changed. */
const Times = AssignmentState.pick({
  draft: true,
  opensAt: true,
  dueAt: true,
  lateUntil: true,
  closedAt: true,
  releasedAt: true,
  cancelled: true,
})

/** Returns the times as the history keeps them. */
export function writeTimes(state: z.input<typeof Times>): string {
  return JSON.stringify(Times.parse(state))
}

function readTimes(text: string | undefined) {
  try {
    return Times.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

export const homeworkKind: UndoKind = {
  canUndo({ before, after, at }) {
    const [from, to] = [readTimes(before), readTimes(after)]
    // Students have seen what was posted, and results that were released.
    const releasedAt = to?.releasedAt ?? Infinity
    const isReleased = releasedAt <= at && releasedAt !== from?.releasedAt
    return from?.draft === to?.draft && !isReleased
  },
  async current({ name }, { homework }) {
    const found = await homework.attempts(idOf(name))
    return found && writeTimes(found.assignment.state)
  },
  async restore({ name, before, said }, { homework }, current) {
    const times = readTimes(before)
    if (times === undefined) throw gone()
    let isSame = true
    const changed = await homework.change(
      idOf(name),
      ({ state }) => {
        isSame = writeTimes(state) === current
        return isSame ? { ...state, ...times } : state
      },
      () => `undid this: ${said}`,
    )
    if (changed === undefined) throw gone()
    return isSame
  },
}

function idOf(name: string): string {
  return name.slice('homework/'.length)
}

function gone(): UserError {
  return new UserError('That homework isn’t kept any more, so this can’t be undone.')
}
