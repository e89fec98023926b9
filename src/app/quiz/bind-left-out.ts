/** Binds the questions that a class has taken out of its quizzes to the pack in use and the person of an invocation. */
import type { LeftOutStore } from '../../core/quiz/left-out.ts'
import type { QuizService } from '../../core/quiz/quiz-service.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { quoteWords } from '../../core/reply/quote-words.ts'
import type { NewChange } from '../../core/settings/change-history.ts'

export function bindLeftOut(
  store: LeftOutStore,
  { class: classId }: Room,
  { id, name }: Person,
  pack: string,
): Pick<QuizService, 'listLeftOut' | 'leaveOut' | 'putBack'> {
  function noted(verb: string, prompt: string, where: string): NewChange {
    const said = `${verb} ${quoteWords(prompt, 60)} ${where}`
    return { class: classId, room: '', name: `left-out/${pack}`, said, by: { id, name } }
  }

  return {
    listLeftOut: () => store.listLeftOut(classId, pack),
    leaveOut: (question) =>
      store.leaveOut(
        classId,
        pack,
        { ...question, person: id },
        noted('took the question', question.prompt, 'out of the class’s quizzes'),
      ),
    async putBack(item) {
      const listed = await store.listLeftOut(classId, pack)
      const prompt = listed.find((each) => each.item === item)?.prompt
      if (prompt === undefined) return false
      const change = noted('put the question', prompt, 'back into the class’s quizzes')
      return store.putBack(classId, pack, item, change)
    },
  }
}
