/** A discussion question as a reply, with follow-ups and where to look. The exemplar is not part of it. */
import type { Library } from '../pack/library.ts'
import type { Question } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  replyWith,
  text,
} from '../reply/reply.ts'
import { truncate } from '../search/search.ts'
import { quoteBlock } from './quote-view.ts'

/** What the next question is chosen from; scene and theme are ids. */
export interface QuestionFilter {
  readonly scene?: string
  readonly theme?: string
}

export function questionView(
  library: Library,
  question: Question,
  filter: QuestionFilter = {},
): Reply {
  const start = question.quote === undefined ? undefined : library.quote(question.quote)
  const evidence = question.evidence.map((at): RichText => {
    const line = at.quote === undefined ? undefined : library.quote(at.quote)
    return [
      { strong: `${library.scene(at.scene)?.title ?? ''}: ` },
      at.look,
      line === undefined ? '' : ` (“${truncate(line.line, 80)}”)`,
    ]
  })
  return {
    ...replyWith(
      ...(start === undefined ? [] : [quoteBlock(library, start)]),
      {
        kind: 'question',
        prompt: question.prompt,
        level: question.level,
        followUps: question.followUps,
      },
      ...(evidence.length > 0 ? [text({ strong: 'Where to look' }), bullets(evidence)] : []),
      buttons(
        button('Another question', anotherQuestionAction(library, filter, question)),
        button('The scene', componentId('scene', 'open', question.scene)),
      ),
    ),
    share: componentId('discuss', 'open', question.id),
  }
}

/** The press that shows another question of the same filter than the one at hand. */
function anotherQuestionAction(
  library: Library,
  filter: QuestionFilter,
  current: Question,
): string {
  const at = library.questions.findIndex((question) => question.id === current.id)
  return componentId('discuss', 'another', `${filter.scene ?? ''}/${filter.theme ?? ''}/${at}`)
}
