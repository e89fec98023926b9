/** A quiz about a pack: for every kind of question what is asked, the form it is answered in, the receipt and the answer. */
import type { PlayItem } from '../src/core/quiz/kinds/index.ts'
import { isForm } from '../src/core/reply/form.ts'
import { wayTo } from '../tests/fixtures/way-to-answer.ts'
import type { ShownReply } from './chat-replies.ts'
import { type ShownClass, pressOf } from './class.ts'

const questions = 30

export async function quizReplies(shown: ShownClass): Promise<readonly ShownReply[]> {
  const { ask, press, teacher, students, board, answerAll, waitFor, clock, quizId } = shown
  const replies: ShownReply[] = []
  const seen = new Set<string>()
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
    const add = (part: string, reply: ShownReply['reply'], isPrivate: boolean) => {
      if (isNew) replies.push({ name: `${kind}-${part}`, reply, at: clock.now(), isPrivate })
    }
    add('question', board(), false)
    const form = await press(`quiz:write:${quizId()}/${round}`)
    if (isForm(form)) add('form', form, true)
    const [address, given] = wayTo(item, `${quizId()}/${round}`, round % 2 === 0)
    add('receipt', await press(address, students[0], given), true)
    await answerAll(quizId())
    await waitFor('revealing')
    add('answer', board(), false)
    if (round + 1 < questions) await press(`quiz:skip:${quizId()}`, teacher)
  }
  await waitFor('done')
  replies.push({
    name: 'result',
    reply: await press(`quiz:result:${quizId()}`),
    at: clock.now(),
    isPrivate: true,
  })
  return replies
}

/** What a picture is named by: how it is answered and, for the made ones and the others alike, how it begins. */
function kindOf({ by, prompt, ...item }: PlayItem): string {
  const isTrueOrFalse = 'options' in item && item.options.length === 2
  const start =
    prompt
      .match(/[a-z]+/giu)
      ?.slice(0, 2)
      .join('-')
      .toLowerCase() ?? ''
  return isTrueOrFalse ? 'true-false' : by === 'one' ? `one-${start}` : by
}
