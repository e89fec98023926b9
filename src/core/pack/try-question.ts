/** Shows a teacher a question of a pack that the class may not use yet, with its answer. */
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { kindOf } from '../quiz/kinds/index.ts'
import {
  type Button,
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { isPackInUse } from './pack-in-use.ts'
import { isRatingAtMost } from './rating.ts'

type TakeBack =
  | { readonly action: 'undo'; readonly savedAt: number; readonly replaced: string }
  | { readonly action: 'unadd'; readonly times: readonly number[] }

/** Returns the button that tries a question. The answer takes the place of the message, so it carries on how to take it back. */
export function tryButton(id: string, takeBack?: TakeBack): Button {
  const rest =
    takeBack === undefined
      ? []
      : takeBack.action === 'undo'
        ? [takeBack.action, takeBack.savedAt, takeBack.replaced]
        : [takeBack.action, ...takeBack.times]
  return button('Try a question', componentId('pack', 'try', [id, ...rest].join('/')))
}

/** A question beyond the rating of the class is not shown. */
export async function tryQuestion(
  value: string,
  seed: number,
  { classPacks, settings, requireLookups }: CommandContext,
): Promise<Reply> {
  requireLookups()
  const [id = '', action, ...rest] = value.split('/')
  if (action !== undefined && action !== 'undo' && action !== 'unadd') throw oldButtonError()
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
    buttons(
      !isPackInUse(settings, id) &&
        button('Use it for the class', componentId('pack', 'use', id), 'primary'),
      button('Another one', componentId('pack', 'try', value)),
      action !== undefined &&
        button('Take it back', componentId('pack', action, [id, ...rest].join('/'))),
    ),
  )
}
