/** A quiz item with its answer, for its author to proof-read. A class sees it shuffled and the answer only afterwards. */
import type { Library } from '../../core/pack/library.ts'
import type { QuizItem } from '../../core/pack/quiz-item.ts'
import {
  type Reply,
  type RichText,
  bullets,
  heading,
  note,
  replyWith,
  numberedList,
  text,
} from '../../core/reply/reply.ts'

export function quizItemView(library: Library, item: QuizItem): Reply {
  const scene = library.scene(item.scene)?.title ?? item.scene
  return replyWith(
    heading(item.prompt),
    note(`Quiz item ${item.id} (${item.kind}), to be asked from “${scene}” on`),
    item.kind === 'order' ? numberedList(answersOf(item)) : bullets(answersOf(item)),
    text({ strong: 'Afterwards: ' }, item.explanation),
  )
}

function answersOf(item: QuizItem): readonly RichText[] {
  switch (item.kind) {
    case 'true-false':
      return [marked(item.answer, 'True'), marked(!item.answer, 'False')]
    case 'finish':
      return item.accept.map((ending) => marked(true, ending))
    case 'order':
      return item.events.map((event) => [event])
    case 'match':
      return item.pairs.map(({ left, right }) => [`${left} – ${right}`])
    case 'estimate':
      return [[`${item.answer}, give or take ${item.tolerance}, from ${item.min} to ${item.max}`]]
    case 'several':
      return [
        ...item.answers.map((answer) => marked(true, answer)),
        ...item.distractors.map((option) => marked(false, option)),
      ]
    default:
      return [marked(true, item.answer), ...item.distractors.map((option) => marked(false, option))]
  }
}

function marked(right: boolean, option: string): RichText {
  return right ? [{ strong: `✓ ${option}` }] : [option]
}
