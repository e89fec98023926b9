/** What somebody is reminded of in private. */
import { componentId } from '../../command/component-id.ts'
import { type Reply, button, buttons, heading, privateReply, text } from '../../reply/reply.ts'
import type { Assignment } from '../assignment.ts'
import { momentOf, titleOf } from '../due-words.ts'

export function homeworkReminderView(assignment: Assignment): Reply {
  const { dueAt } = assignment.state
  return privateReply(
    heading(titleOf(assignment)),
    dueAt !== null && text('It’s due ', momentOf(assignment, dueAt), '.'),
    buttons(
      button('Begin or go on', componentId('homework', 'begin', assignment.plan.id), 'primary'),
      button('No reminders', componentId('homework', 'remind', 'off')),
    ),
  )
}
