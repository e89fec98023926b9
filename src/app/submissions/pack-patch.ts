/** What a class would change in a study pack, as a file for whoever writes the pack. */
import { dump } from 'js-yaml'
import type { Addition } from '../../core/pack/additions.ts'
import type { LeftOutQuestion } from '../../core/quiz/left-out.ts'

/** Returns the items as the pack’s `quiz.yaml` would hold them, under a note of what the class has taken out. It names nobody. */
export function packPatch(
  items: readonly Addition['item'][],
  leftOut: readonly LeftOutQuestion[],
): string {
  const notes = leftOut.map(({ item, prompt }) => `#   ${item}: ${prompt.replaceAll(/\s+/g, ' ')}`)
  return [
    ...(notes.length === 0 ? [] : ['# This class has taken these out of its quizzes:', ...notes]),
    '# Add these to the end of quiz.yaml:',
    dump(items, { quoteStyle: 'single' }),
  ].join('\n')
}
