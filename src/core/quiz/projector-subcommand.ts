/** `quiz projector`: the link to the view of a running quiz for a projector. */
import { subcommand } from '../command/command.ts'
import { UserError } from '../reply/user-error.ts'
import { noQuiz } from './host-subcommands.ts'
import { canControl, hostOnlyFor } from './host-actions.ts'
import type { QuizService } from './quiz-service.ts'
import { projectorLinkView } from './views/host-views.ts'

export const projectorSubcommand = subcommand({
  summary: 'Get a link that shows the quiz on a projector',
  audience: 'person',
  limit: 'urgent',
  options: {},
  async run({ person }, { quiz }) {
    const running = await quiz.current()
    if (running === undefined) throw noQuiz()
    if (!canControl(running, person)) throw new UserError(hostOnlyFor(person))
    return projectorLinkView(await quiz.projectorLink(running.plan))
  },
})

/** Returns the link for the quiz that runs in this channel, if there are links. */
export async function currentProjectorLink(quiz: QuizService): Promise<string | undefined> {
  const running = await quiz.current()
  return running && quiz.projectorLink(running.plan)
}
