/** What a daily post has more where the class answers it: how many have, until when, and the two buttons. */
import { componentId } from '../../command/component-id.ts'
import { localTime } from '../../calendar/local-time.ts'
import { type Block, type Inline, type Reply, button, buttons, note } from '../../reply/reply.ts'
import { formatCount } from '../../reply/format.ts'
import { phaseAt } from '../answer.ts'
import type { Discussion } from '../discussion.ts'
import type { PostKey } from '../discussion-service.ts'

/** Returns the value of a button that belongs to a post. */
export function postValue({ schedule, date }: PostKey): string {
  return `${schedule}/${date}`
}

/** Returns the post as it is shown at a moment. The controls that it had come last. */
export function answeredPost(
  post: Reply,
  discussion: Pick<Discussion, 'schedule' | 'date' | 'closesAt' | 'zone'>,
  answered: number,
  at: number,
): Reply {
  return {
    ...post,
    blocks: [
      ...post.blocks.filter((block) => block.kind !== 'buttons'),
      note(...countWords(discussion, answered, at)),
      postButtons(discussion, at),
      ...post.blocks.filter((block) => block.kind === 'buttons'),
    ],
  }
}

/** A post is edited when it closes, and when nothing is taken any more. Returns when that is next. */
export function nextChange({ closesAt }: Pick<Discussion, 'closesAt'>, overAt: number, at: number) {
  if (at < closesAt) return closesAt
  return at < overAt ? overAt : undefined
}

function postButtons(discussion: PostKey & Pick<Discussion, 'closesAt'>, at: number): Block {
  const value = postValue(discussion)
  const isOver = phaseAt(discussion, at) === 'over'
  return buttons(
    !isOver && button('Write my answer', componentId('answers', 'write', value), 'primary'),
    button('Read the others', componentId('answers', 'read', value)),
  )
}

function countWords(
  discussion: Pick<Discussion, 'closesAt' | 'zone'>,
  answered: number,
  at: number,
): readonly Inline[] {
  const people = formatCount(answered, 'person', 'people')
  if (phaseAt(discussion, at) !== 'open') {
    return [answered === 0 ? 'Closed. Nobody answered.' : `Closed. ${people} answered.`]
  }
  const have = answered === 1 ? 'has' : 'have'
  return [
    answered === 0 ? 'Nobody has answered yet.' : `${people} ${have} answered.`,
    ' Open until ',
    closeMoment(discussion),
    '.',
  ]
}

/** Midnight ends the day before, for readers too. */
export function closeMoment({ closesAt, zone }: Pick<Discussion, 'closesAt' | 'zone'>): Inline {
  const time = localTime(zone, closesAt)
  if (time === '00:00') return 'midnight'
  return { time: closesAt, fallback: time, zone }
}
