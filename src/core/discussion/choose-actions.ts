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
      return chooseView(await findEnd(value, context), parsePostPlace(value).page)
    },
  },
  'choose-none': {
    teachersOnly: true,
    async run({ value }, context) {
      const end = await findEnd(value, context)
      await setChosen(choosable(end), [], context)
      return chooseView(await findEnd(value, context), parsePostPlace(value).page)
    },
  },
  chosen: {
    teachersOnly: true,
    async run({ value, chosen }, context) {
      const { page } = parsePostPlace(value)
      const { offered, elsewhere } = pageOf(choosable(await findEnd(value, context)), page)
      await setChosen(offered, (chosen ?? []).slice(0, maxChosen - elsewhere), context)
      return chooseView(await findEnd(value, context), page)
    },
  },
}

type Context = Pick<CommandContext, 'moderation' | 'requireNoTest'>

/** Chooses some of the answers, and takes the choice of the others back. */
async function setChosen(
  answers: readonly ChoosableAnswer[],
  chosen: readonly string[],
  { moderation }: Context,
): Promise<void> {
  const wanted = new Set(chosen)
  for (const { id, isChosen } of answers) {
    if (wanted.has(id) !== isChosen) await moderation.choose(id, wanted.has(id))
  }
}

interface OfferedPage {
  readonly page: number
  readonly pages: number
  readonly offered: readonly ChoosableAnswer[]
  /** How many are chosen on other pages, which a menu leaves as they are. */
  readonly elsewhere: number
}

function pageOf(all: readonly ChoosableAnswer[], asked: number): OfferedPage {
  const pages = Math.max(1, Math.ceil(all.length / maxOffered))
  const page = Math.min(asked, pages - 1)
  const offered = all.slice(page * maxOffered, (page + 1) * maxOffered)
  const elsewhere = all.filter((each) => each.isChosen && !offered.includes(each)).length
  return { page, pages, offered, elsewhere }
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

function chooseView(end: DiscussionEnd, asked: number): Reply {
  const { discussion, posted } = end
  const all = choosable(end)
  const { page, pages, offered, elsewhere } = pageOf(all, asked)
  const place = postValue(discussion)
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
    elsewhere < maxChosen &&
      select(
        chosen.length === elsewhere ? 'Choose answers' : 'Choose others instead',
        componentId('answers', 'chosen', `${place}/${page}`),
        offered.map((answer) => ({
          value: answer.id,
          label: truncate(answer.text.replaceAll('\n', ' '), 90),
          description: classmateName(discussion, answer),
        })),
        { min: 1, max: Math.min(maxChosen - elsewhere, offered.length) },
      ),
    elsewhere >= maxChosen && text(`${maxChosen} answers are chosen, which is as many as fit.`),
    (chosen.length > 0 || pages > 1) &&
      buttons(
        page > 0 && button('◀ Back', componentId('answers', 'choose', `${place}/${page - 1}`)),
        page < pages - 1 &&
          button('More', componentId('answers', 'choose', `${place}/${page + 1}`)),
        chosen.length > 0 &&
          button('Choose none', componentId('answers', 'choose-none', `${place}/${page}`)),
      ),
    pages > 1 &&
      note(
        `Page ${page + 1} of ${pages}: ${all.length} answers, those with the most reactions first. What you choose on one page stays when you go to another.`,
      ),
    note(
      'Your class sees them at the end, with the example answer. If you choose none, it’s the two with the most reactions. Only answers whose writers agreed are here.',
    ),
  )
}
