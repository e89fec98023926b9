/** Prepares a reveal: the end of a discussion, or else the example answer alone; and says which post it answers. */
import type { Delivery } from '../../core/daily/delivery.ts'
import type { DailyItem } from '../../core/daily/pool.ts'
import { revealMessage } from '../../core/daily/views/daily-message.ts'
import { endMessage } from '../../core/discussion/end-view.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { DeliveryJob } from './delivery-job.ts'

/** Returns undefined if there is nothing to show, such as where the class was moved back and its item is hidden again. */
export async function revealReply(
  { ends, schedule }: DeliveryJob,
  delivery: Delivery,
  item: DailyItem | undefined,
): Promise<Reply | undefined> {
  if (item === undefined) return undefined
  const packItem = item.own === true ? undefined : item
  const summary = await ends?.read(schedule, delivery)
  if (summary === 'off' && !schedule.followUp) return undefined
  if (summary !== undefined && summary !== 'off') {
    return endMessage({ ...summary, exemplar: packItem?.question.exemplar })
  }
  return packItem === undefined ? undefined : revealMessage(packItem, delivery.date)
}

/** Returns the id of the message that a delivery answers, if it answers one. */
export async function replyTarget(
  { store, schedule }: DeliveryJob,
  { kind, date }: Delivery,
): Promise<string | undefined> {
  if (kind === 'card') return undefined
  return (await store.findDelivery(schedule, date, 'card'))?.messageId
}
