/** One bot in a process of its own, started by `bench/many-quizzes.ts`, which tells it what people press. */
import { openStore } from '../src/store/store.ts'
import { type CrowdedQuiz, answer, openQuiz, startBot, startQuiz } from './quiz-crowd.ts'

/** What the bot is asked to do; each gets an answer with its number. */
export type QuizRequest = { readonly number: number } & (
  | { readonly kind: 'open'; readonly classId: string; readonly size: number }
  | { readonly kind: 'start'; readonly quiz: CrowdedQuiz }
  | {
      readonly kind: 'answer'
      readonly quiz: CrowdedQuiz
      readonly n: number
      readonly option: number
    }
  | { readonly kind: 'cpu' }
  | { readonly kind: 'stop' }
)

const [, , url = ''] = process.argv
const store = await openStore(url)
const bot = await startBot(store)

async function perform(request: QuizRequest): Promise<unknown> {
  switch (request.kind) {
    case 'open':
      return openQuiz(bot, request.size, { answers: 'changeable' }, request.classId)
    case 'start':
      return startQuiz(bot, request.quiz)
    case 'answer':
      return answer(bot, request.quiz, request.n, request.option)
    case 'cpu': {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    }
    case 'stop':
      await bot.stop()
      return store.close()
    default:
      return request satisfies never
  }
}

async function handle(request: QuizRequest): Promise<void> {
  const result = await perform(request)
  process.send?.({ number: request.number, result })
  if (request.kind === 'stop') process.disconnect?.()
}

process.on('message', (request: QuizRequest) => void handle(request))
process.send?.({ number: 0 })
