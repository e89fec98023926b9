/** The buttons with which a teacher looks at the answers to an open question before the class does. */
import type { ActionHandler, ActionRequest } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { wantsPictures } from '../picture/shows-pictures.ts'
import type { Reply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { ReviewStep } from './events.ts'
import { groupsSeen, parseReviewPlace, printOf, reviewView } from './views/open-review.ts'
import type { Quiz } from './quiz.ts'

const changed =
  'The answers have changed since you looked. Here they are now: press again to show them.'

export const reviewAnswersActions: Readonly<Record<string, ActionHandler>> = {
  'see-answers': step(() => undefined),
  'hide-answer': step((_, [group = '']) => ({ kind: 'leave-out', group })),
  'unhide-answer': step((_, [group = '']) => ({ kind: 'put-back', group })),
  'show-answers': step(({ seen }, [as, print]) =>
    // An answer that was deleted meanwhile would move up one that nobody has looked at.
    print === printOf(seen)
      ? { kind: 'show', seen, as: as === 'cloud' ? 'cloud' : 'list' }
      : 'changed',
  ),
  'mark-answer': step((_, [group = '', given]) => {
    const credit = ([0, 0.5, 1] as const).find((each) => String(each) === given)
    return credit === undefined ? undefined : { kind: 'mark', group, credit }
  }),
}

type Step = ReviewStep | 'changed' | undefined

interface Seen {
  readonly seen: readonly string[]
}

/** `toStep` makes a step of what the button carries after the place; without one, the answers are only looked at. */
function step(toStep: (seen: Seen, rest: readonly string[]) => Step): ActionHandler {
  return {
    teachersOnly: true,
    limit: 'urgent',
    run: (request, context) => review(request, context, toStep),
  }
}

async function review(
  { value }: Pick<ActionRequest, 'value'>,
  { quiz, settings }: CommandContext,
  toStep: (seen: Seen, rest: readonly string[]) => Step,
): Promise<Reply> {
  const [id = '', ...parts] = value.split('/')
  const place = parseReviewPlace(parts)
  const before = await quiz.find(id)
  if (before === undefined || place === undefined) {
    throw new UserError('These answers are no longer available here.')
  }
  const next = toStep({ seen: groupsSeen(before, place.pagesSeen) }, parts.slice(4))
  const hasPictures = wantsPictures(settings.applied)
  if (next === undefined) return reviewView(before, place, hasPictures)
  if (next === 'changed') return reviewView(before, place, hasPictures, [changed])
  const rejection = await quiz.reviewAnswers(id, place.round, next)
  const after: Quiz = (await quiz.find(id)) ?? before
  const said = rejection ?? (next.kind === 'show' ? ['The class can see them now.'] : undefined)
  return reviewView(after, place, hasPictures, said)
}
