/** Shows a teacher a question of a pack that the class may not use yet, with its answer. */
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { kindOf } from '../quiz/kinds/index.ts'
import { type Reply, button, buttons, heading, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { isRatingAtMost } from './rating.ts'

/** A question beyond the rating of the class is not shown. */
export async function tryQuestion(
  id: string,
  seed: number,
  { classPacks, settings, requireLookups }: CommandContext,
): Promise<Reply> {
  requireLookups()
  const pack = await classPacks.find(id)
  const { ceiling } = settings.applied
  const items = (pack?.quiz ?? []).filter(({ rating }) => isRatingAtMost(rating, ceiling))
  const item = items[seed % Math.max(1, items.length)]
  if (pack === undefined || item === undefined) {
    throw new UserError('There’s no quiz question in it that your class may see.')
  }
  const scene = pack.scenes.find((each) => each.id === item.scene)?.title ?? ''
  return privateReply(
    heading(item.prompt),
    kindOf(item).preview(item),
    text({ strong: 'Afterwards: ' }, item.explanation),
    note(`From ${pack.title}, “${scene}”. In a quiz, the answers are shuffled.`),
    buttons(button('Another one', componentId('pack', 'try', id))),
  )
}
