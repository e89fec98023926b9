/** Puts into the message of a running quiz what each player is told inside it: again after a restart, and whether they were right at the solution. */
import type { DispatchParts } from '../../app/dispatch.ts'
import { ownFeedback } from '../../core/quiz/views/feedback.ts'
import { channelOf, people, personOf, roomOf } from './ids.ts'
import type { LoggedMessage, RoomLog } from './room-log.ts'

export type TellPlayers = (message: LoggedMessage) => Promise<void>

export function createPlayerReceipts(
  log: RoomLog,
  openContext: DispatchParts['openContext'],
): TellPlayers {
  return async (message) => {
    for (const { key } of people) {
      const person = personOf(key)
      const { quiz } = await openContext(roomOf(channelOf(message.room), key), person)
      const current = await quiz.current()
      if (current?.state.message?.id !== message.id) return
      const own = ownFeedback(current, await quiz.ownPlayerId(current.plan))
      if (own !== undefined) log.addReceipt(message, person.id, own.press, own.reply)
    }
  }
}
