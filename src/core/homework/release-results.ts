/** `homework release`: everyone sees the results of a test at once. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, button, buttons, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { isOpen } from './attempt.ts'
import { phaseOf } from './assignment.ts'
import { titleOf } from './due-words.ts'
import { whichOption } from './homework-options.ts'
import { noHomework } from './open-homework.ts'
import { findNumbered } from './teacher-subcommands.ts'

export const releaseSubcommand = subcommand({
  summary: 'Show everyone the results of a test now',
  audience: 'person',
  teachersOnly: true,
  neverGuessed: true,
  options: { which: whichOption },
  async run({ options, at }, context) {
    const found = await findNumbered(context, options.which)
    return askRelease(found.plan.id, at, context)
  },
})

export const releaseActions: ActionHandlers = {
  'ask-release': {
    teachersOnly: true,
    run: ({ value, at }, context) => askRelease(value, at, context),
  },
  release: {
    teachersOnly: true,
    async run({ value, at }, { homework }) {
      const released = await homework.change(
        value,
        ({ plan, state }) => (plan.show === 'released' ? { ...state, releasedAt: at } : state),
        (work) => `released the results of “${titleOf(work)}”`,
      )
      if (released === undefined) throw noHomework()
      return privateReply(text('Released. Everyone who took part can see their result now.'))
    },
  },
}

/** Whoever still writes could learn the answers from those who have finished, so the teacher is told first. */
async function askRelease(id: string, at: number, { homework }: CommandContext): Promise<Reply> {
  const found = await homework.attempts(id)
  if (found === undefined) throw noHomework()
  const { assignment, attempts } = found
  if (assignment.plan.show !== 'released') {
    throw new UserError(
      'Only the results of a test are released. Homework shows answers by itself.',
    )
  }
  const { releasedAt } = assignment.state
  if (releasedAt !== null && releasedAt <= at) {
    return privateReply(
      text('The results of ', { strong: titleOf(assignment) }, ' are out already.'),
    )
  }
  const writing = attempts.filter(({ attempt }) => isOpen(assignment, attempt, at)).length
  return privateReply(
    text('Release the results of ', { strong: titleOf(assignment) }, '?'),
    writing > 0 &&
      text(
        `${formatCount(writing, 'student is', 'students are')} still taking it, and could hear the answers from others.`,
      ),
    writing === 0 && phaseOf(assignment, at) === 'open' && text('Nobody can begin it after that.'),
    buttons(button('Release them', componentId('homework', 'release', id), 'primary')),
  )
}
