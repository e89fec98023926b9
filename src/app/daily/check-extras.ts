/** Says beforehand whether posts in a room can have the thread and the pin that a teacher asks for. */
import type { DailyService } from '../../core/daily/daily-service.ts'
import { DeliveryError, ForeignRoomError } from '../../core/platform/platform.ts'
import { foreignRoomText } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { Platforms } from './daily-ports.ts'

/** Returns the check for one class. */
export function createCheckExtras(
  platforms: Platforms,
  classId: string,
): DailyService['checkExtras'] {
  return async function checkExtras(room, extras) {
    if (room.class !== classId) throw new UserError(foreignRoomText)
    const platform = platforms.get(room.platform)
    try {
      const problems = (await platform?.checkExtras?.(room, extras)) ?? []
      const impossible = problems.find(({ isImpossible }) => isImpossible)
      if (impossible !== undefined) throw new UserError(...impossible.text)
      return problems.map(({ text }) => text)
    } catch (error) {
      if (error instanceof ForeignRoomError) throw new UserError(foreignRoomText)
      // What the platform cannot say now comes out when the post is saved or sent.
      if (error instanceof DeliveryError) return []
      throw error
    }
  }
}
