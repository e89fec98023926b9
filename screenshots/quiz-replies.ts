/** A quiz about a pack: for every kind of question what is asked, the form it is answered in, the receipt and the answer. */
import type { PlayItem } from '../src/core/quiz/kinds/index.ts'
import { isForm } from '../src/core/reply/form.ts'
import { wayTo } from '../tests/fixtures/way-to-answer.ts'
import type { ShownReply } from './chat-replies.ts'
import { type ShownClass, pressOf } from './class.ts'

const questions = 30
/** Not every kind comes in every quiz. */
const quizzes = 2

export async function quizReplies(shown: ShownClass): Promise<readonly ShownReply[]> {
  const seen = new Set<string>()
  const all: ShownReply[] = []
  for (let quiz = 0; quiz < quizzes; quiz += 1) all.push(...(await playOnce(shown, seen)))
  const reply = await shown.press(`quiz:result:${shown.quizId()}`)
  return [...all, { name: 'result', reply, at: shown.clock.now(), isPrivate: true }]
}

async function playOnce(shown: ShownClass, seen: Set<string>): Promise<readonly ShownReply[]> {
  const { ask, press, teacher, students, board, answerAll, waitFor, clock, quizId } = shown
  const replies: ShownReply[] = []
  await ask(`quiz start questions:${questions} seconds:60`, teacher)
  for (const student of students.slice(0, 8)) await press(pressOf(board(), 'Join'), student)
  await press(pressOf(board(), 'Start now'), teacher)
  for (let round = 0; round < questions; round += 1) {
    await waitFor('asking')
    const item = await shown.question()
    if (item === undefined) break
    const kind = kindOf(item)
    const isNew = !seen.has(kind)
    seen.add(kind)
    const shots: Record<string, ShownReply['reply']> = { question: board() }
    const form = await press(`quiz:write:${quizId()}/${round}`)
    if (isForm(form) && item.by !== 'one') shots['form'] = form
    const [address, given] = wayTo(item, `${quizId()}/${round}`, round % 2 === 0)
    shots['receipt'] = await press(address, students[0], given)
    await answerAll(quizId())
    await waitFor('revealing')
    shots['answer'] = board()
    if (isNew) {
      for (const [part, reply] of Object.entries(shots)) {
        const isPrivate = part === 'form' || part === 'receipt'
        replies.push({ name: `${kind}-${part}`, reply, at: clock.now(), isPrivate })
      }
    }
    if (round + 1 < questions) await press(`quiz:skip:${quizId()}`, teacher)
  }
  await waitFor('done')
  return replies
}

/** What a picture is named by: how the question is answered. */
function kindOf({ by, ...item }: PlayItem): string {
  return 'options' in item && item.options.length === 2 ? 'true-false' : by
}
