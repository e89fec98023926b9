/** A quiz item with its answer, for its author to proof-read. A class sees it shuffled, and the answer only afterwards. */
import type { Library } from '../../core/pack/library.ts'
import { type QuizItem, kindOf } from '../../core/quiz/kinds/index.ts'
import { type Reply, heading, note, replyWith, text } from '../../core/reply/reply.ts'

export function quizItemView(library: Library, item: QuizItem): Reply {
  const scene = library.scene(item.scene)?.title ?? item.scene
  return replyWith(
    heading(item.prompt),
    note(`Quiz item ${item.id} (${item.kind}), to be asked from “${scene}” on`),
    kindOf(item).preview(item),
    text({ strong: 'Afterwards: ' }, item.explanation),
  )
}
