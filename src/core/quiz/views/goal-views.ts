/** How a class that plays for a goal together sees how far it is. */
import { formatCount } from '../../reply/format.ts'
import { type Block, text } from '../../reply/reply.ts'
import { goalProgress } from '../class-goal.ts'
import { type Quiz, isOver } from '../quiz.ts'

/** Nothing before the first question that counts. */
export function goalBlocks({ plan, state }: Pick<Quiz, 'plan' | 'state'>): readonly Block[] {
  const { goal } = plan.settings
  const progress = goalProgress(goal, state.together)
  if (progress === undefined) return []
  const { percent, isReached, missing } = progress
  const answers = formatCount(missing, 'more right answer')
  const words = isOver(state)
    ? isReached
      ? `You’ve reached your goal together: ${percent}% right, and ${goal}% was the goal. Well done!`
      : `Together you got ${percent}% right. Your goal was ${goal}%, so you were ${answers} away from it.`
    : isReached
      ? `Together you’re at ${percent}%, and your goal is ${goal}%. Keep it up!`
      : `Together you’re at ${percent}%, on the way to ${goal}%.`
  return [
    text(words),
    {
      kind: 'distribution',
      people: 100,
      isShare: true,
      rows: [
        { label: 'Right together', count: percent, right: false },
        { label: 'Your goal', count: goal, right: false },
      ],
    },
  ]
}
