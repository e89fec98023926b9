/** What teachers do with the answers under a post: read all of them, hide one from the class, or show it again. */
import type { ActionHandlers } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { type Reply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { parsePostPlace } from './post-place.ts'
import { allAnswersView } from './views/teacher-views.ts'

type Context = Pick<CommandContext, 'discussion' | 'moderation' | 'requireNoTest'>

export const allAnswersActions: ActionHandlers = {
  all: { teachersOnly: true, run: ({ value }, context) => showAll(value, context) },
  'take-away': {
    teachersOnly: true,
    run: ({ value }, context) => setShown(value, context, { isShown: false }),
  },
  'give-back': {
    teachersOnly: true,
    run: ({ value }, context) => setShown(value, context, { isShown: true }),
  },
}

async function showAll(value: string, context: Context, said?: string): Promise<Reply> {
  context.requireNoTest()
  const { page, ...key } = parsePostPlace(value)
  const found = await context.discussion.findForClass(key)
  if (found === undefined) throw new UserError('There are no answers to this post any more.')
  const view = allAnswersView(found, await context.discussion.list(found), page)
  return said === undefined ? view : { ...view, blocks: [text(said), ...view.blocks] }
}

/** The value is the answer as the teacher saw it, and the page on which they did. */
async function setShown(
  value: string,
  context: Context,
  { isShown }: { readonly isShown: boolean },
): Promise<Reply> {
  context.requireNoTest()
  const [id = '', changedAt, ...place] = value.split('/')
  const isDone = await context.moderation.setShown(id, Number(changedAt), isShown)
  const done = isShown ? 'Your class can read it again.' : 'Hidden from your class.'
  return showAll(
    place.join('/'),
    context,
    isDone
      ? done
      : 'That answer has changed, or somebody has already dealt with it. Here’s how it looks now.',
  )
}
