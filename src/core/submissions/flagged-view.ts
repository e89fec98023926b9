/** What a teacher sees of a question that students reported, and of those that are out of the quizzes. */
import { componentId } from '../command/component-id.ts'
import type { Library } from '../pack/library.ts'
import type { LeftOutQuestion } from '../quiz/left-out.ts'
import { describeFlag } from '../quiz/views/reported-problems.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  select,
  text,
  moreNote,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import type { FlaggedQuestion } from './flagged-question.ts'
import { previewBlocks } from './submission-views.ts'

/** As many as fit a phone. */
const maxReports = 5

interface FlaggedView extends FlaggedQuestion {
  readonly library: Library
  /** How many things wait, this one included. */
  readonly count: number
  readonly said: RichText | undefined
}

export function flaggedView({
  library,
  flags,
  item,
  addition,
  question,
  count,
  said,
}: FlaggedView): Reply {
  const [{ id, prompt } = { id: '', prompt: '' }] = flags
  return privateReply(
    said && text(...said),
    heading(count === 1 ? '1 question is waiting' : `${count} questions are waiting`),
    text(`Your quizzes have asked this, and ${formatCount(flags.length, 'student')} reported it:`),
    bullets(flags.slice(0, maxReports).map((flag) => [{ strong: describeFlag(flag) }])),
    moreNote(flags.length - maxReports, 'report'),
    ...(item === undefined ? [text({ strong: prompt })] : previewBlocks(library, item)),
    addition !== undefined && note('It isn’t from the study pack: your class has added it.'),
    buttons(
      button('It’s fine', componentId('quiz', 'fine', id), 'primary'),
      question !== undefined && button('Change it…', componentId('quiz', 'mend', id)),
      button('Take the question out', componentId('quiz', 'leave-out', id), 'danger'),
      count > 1 && button('Later', componentId('quiz', 'questions', id)),
    ),
  )
}

/** Discord’s menus have no more options. */
const maxListed = 25
/** More do not fit on a phone. */
const maxLines = 10
/** Slack’s labels are no longer. */
const maxLabel = 75

export function leftOutView(questions: readonly LeftOutQuestion[], said?: RichText): Reply {
  if (questions.length === 0) {
    return privateReply(said && text(...said), text('Your quizzes can ask every question.'))
  }
  return privateReply(
    said && text(...said),
    heading('Out of your quizzes'),
    bullets(questions.slice(0, maxLines).map(({ prompt }) => [truncate(prompt, 80)])),
    questions.length > maxLines && note('The menu has more of them.'),
    select(
      'Put one back',
      componentId('quiz', 'put-back'),
      questions.slice(0, maxListed).map(({ item, prompt }) => ({
        label: truncate(prompt, maxLabel),
        value: item,
      })),
    ),
  )
}
