/** How students tell their teachers about an answer of somebody else. */
import type { ActionHandlers } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { UserError } from '../reply/user-error.ts'
import type { Discussion } from './discussion.ts'
import { parsePostPlace } from './post-place.ts'
import { readReason, reportForm, reportedView } from './report-view.ts'

export const reportActions: ActionHandlers = {
  report: {
    async run({ value }, context) {
      await findReported(value, context)
      return reportForm(value)
    },
  },
  reported: {
    async run({ value, fields }, context) {
      const { id, discussion } = await findReported(value, context)
      return reportedView(await context.moderation.report(discussion, id, readReason(fields)))
    },
  },
}

async function findReported(
  value: string,
  { discussion }: Pick<CommandContext, 'discussion'>,
): Promise<{ readonly id: string; readonly discussion: Discussion }> {
  const [id = '', ...place] = value.split('/')
  const found = await discussion.find(parsePostPlace(place.join('/')))
  if (found === undefined) throw new UserError('That answer isn’t there any more.')
  return { id, discussion: found }
}
