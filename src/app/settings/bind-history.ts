/** Binds the history to the class and the person of an invocation. */
import { DeliveryError, ForeignRoomError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { type Person, type Room, foreignRoomText } from '../../core/platform/room.ts'
import type { RichText } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { ChangeHistory, ClassHistory } from '../../core/settings/change-history.ts'
import type { ChangeLogStore } from '../../core/settings/change-log.ts'

export interface HistoryParts {
  readonly store: ChangeHistory & ChangeLogStore
  readonly platforms: ReadonlyMap<PlatformName, Platform>
}

/** The one place where a change is looked up with the class of whoever asks. */
export function bindHistory(
  { store, platforms }: HistoryParts,
  classId: string,
  { id, name }: Person,
): ClassHistory {
  return {
    list: (page) => store.list(classId, page),
    find: (number) => store.find(classId, number),
    laterThan: (change, limit) => store.laterThan({ ...change, class: classId }, limit),
    earlierThan: (change, limit) => store.earlierThan({ ...change, class: classId }, limit),
    note: (change) => store.note({ ...change, class: classId, by: { id, name } }),
    startLog: () => store.skipToNow(classId),
    async channelProblems(room) {
      if (room.class !== classId) throw new UserError(foreignRoomText)
      return problemsOf(platforms.get(room.platform), room)
    },
  }
}

async function problemsOf(
  platform: Platform | undefined,
  room: Room,
): Promise<readonly RichText[]> {
  try {
    const problems = await platform?.checkPermissions(room)
    return (
      problems ?? [['Nothing can be posted to this channel at the moment. Choose another channel.']]
    )
  } catch (error) {
    if (error instanceof ForeignRoomError) throw new UserError(foreignRoomText)
    if (!(error instanceof DeliveryError)) throw error
    // Where the platform can’t say at the moment, the first post shows.
    return error.outcome === 'rejected' ? [error.remedy] : []
  }
}
