/** After a restart a running quiz shows its message again; this puts back what each player had been told inside it. */
import type { DispatchParts } from '../../app/dispatch.ts'
import { ownFeedback } from '../../core/quiz/views/feedback.ts'
import { channelOf, people, personOf, roomOf } from './ids.ts'
import type { LoggedMessage, RoomLog } from './room-log.ts'

export type RestoreReceipts = (message: LoggedMessage) => Promise<void>

export function createRestoreReceipts(
  log: RoomLog,
  openContext: DispatchParts['openContext'],
): RestoreReceipts {
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
