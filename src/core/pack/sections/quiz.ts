/** Quiz items. They are asked in quizzes and in review, never looked up. */
import { QuizItem } from '../../quiz/kinds/index.ts'
import { defineSection, withVisibleThemes } from '../section.ts'

export const quiz = defineSection({
  schema: QuizItem,
  summary: 'Quiz items.',
  references: (item) => [
    { path: ['scene'], to: 'scenes', ids: item.scene },
    { path: ['about'], to: 'scenes', ids: item.about },
    { path: ['quote'], to: 'quotes', ids: item.quote },
    { path: ['themes'], to: 'themes', ids: item.themes },
  ],
  isVisible: (item, visibility) => visibility.shows(item),
  withoutHidden: withVisibleThemes,
})
