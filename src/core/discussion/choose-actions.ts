/** How a teacher chooses the answers that the class is shown at the end. */
import type { ActionHandlers } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { componentId } from '../command/component-id.ts'
import { formatDay } from '../calendar/format-calendar.ts'
import {
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  select,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { maxChosen } from './chosen-few.ts'
import type { ChoosableAnswer, DiscussionEnd } from './moderation-store.ts'
import { parsePostPlace } from './post-place.ts'
import { answerQuote, classmateName } from './views/answer-words.ts'
import { postValue } from './views/answered-post.ts'

/** A menu holds no more. */
const maxOffered = 25

export const chooseActions: ActionHandlers = {
  choose: {
    teachersOnly: true,
    async run({ value }, context) {
      return chooseView(await findEnd(value, context))
    },
  },
  'choose-none': {
    teachersOnly: true,
    async run({ value }, context) {
      return choose(value, [], context)
    },
  },
  chosen: {
    teachersOnly: true,
    async run({ value, chosen }, context) {
      return choose(value, chosen ?? [], context)
    },
  },
}

type Context = Pick<CommandContext, 'moderation' | 'requireNoTest'>

async function choose(value: string, chosen: readonly string[], context: Context) {
  const wanted = new Set(chosen)
  for (const answer of choosable(await findEnd(value, context))) {
    const isWanted = wanted.has(answer.id)
    if (isWanted !== answer.isChosen) await context.moderation.choose(answer.id, isWanted)
  }
  return chooseView(await findEnd(value, context))
}

async function findEnd(
  value: string,
  { moderation, requireNoTest }: Context,
): Promise<DiscussionEnd> {
  requireNoTest()
  const { schedule, date } = parsePostPlace(value)
  const end = await moderation.readEnd({ schedule, date })
  if (end === undefined) throw new UserError('There are no answers to this post any more.')
  return end
}

function choosable({ answers }: DiscussionEnd): readonly ChoosableAnswer[] {
  return answers.filter(({ state, mayBeShown }) => state === 'shown' && mayBeShown)
}

function chooseView(end: DiscussionEnd): Reply {
  const { discussion, posted } = end
  const all = choosable(end)
  const offered = all.slice(0, maxOffered)
  const chosen = all.filter(({ isChosen }) => isChosen)
  const title = heading(`Choose for the class: ${formatDay(discussion.date)}`)
  if (posted.length > 0) {
    return privateReply(title, text('The end of this discussion has already been posted.'))
  }
  if (all.length === 0) {
    return privateReply(
      title,
      text('Nobody has agreed yet to have their answer shown to the whole class.'),
    )
  }
  return privateReply(
    title,
    chosen.length > 0 && text({ strong: 'Chosen' }),
    ...chosen.map((answer) => answerQuote(answer.text, classmateName(discussion, answer))),
    select(
      chosen.length === 0 ? 'Choose answers' : 'Choose others instead',
      componentId('answers', 'chosen', postValue(discussion)),
      offered.map((answer) => ({
        value: answer.id,
        label: truncate(answer.text.replaceAll('\n', ' '), 90),
        description: classmateName(discussion, answer),
      })),
      { min: 1, max: Math.min(maxChosen, offered.length) },
    ),
    chosen.length > 0 &&
      buttons(button('Choose none', componentId('answers', 'choose-none', postValue(discussion)))),
    all.length > offered.length &&
      note(`Of ${all.length} answers, these are the ${maxOffered} with the most reactions.`),
    note(
      'Your class sees them at the end, with the example answer. If you choose none, it’s the two with the most reactions. Only answers whose writers agreed are here.',
    ),
  )
}
