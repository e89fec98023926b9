/** What the host and teachers do with a running quiz: the subcommands of `/quiz`, and the buttons of the host menu. */
import { type ActionHandler, type ActionRequest, subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { type Reply, type RichText, commandMention, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type HostAction, hostActions } from './events.ts'
import { canControl } from './host-actions.ts'
import { parseMoment } from './moment.ts'
import type { Quiz } from './quiz.ts'
import type { QuizService } from './quiz-service.ts'
import { hostMenu, runningQuizzesView } from './views/host-views.ts'
import { quizOver } from './too-late.ts'

const doneTexts: Readonly<Record<HostAction, string>> = {
  start: 'Here we go.',
  skip: 'Moving on.',
  'skip-question': 'This question is skipped.',
  extend: 'Added 30 seconds.',
  stop: 'You’ve stopped the quiz.',
  lower: 'The quiz has moved to the bottom of the channel.',
  'take-over': 'You’re the host now.',
}

const hostOnly = { audience: 'person', neverGuessed: true, limit: 'urgent', options: {} } as const

export const hostSubcommands = {
  stop: subcommand({
    summary: 'Stop the quiz; points so far are kept',
    ...hostOnly,
    async run({ person }, { quiz }) {
      const here = await quiz.current()
      if (here !== undefined) return run(quiz, here.plan.id, 'stop')
      const elsewhere = person.isTeacher ? await quiz.running() : []
      if (elsewhere.length === 0) throw noQuiz()
      return runningQuizzesView(elsewhere)
    },
  }),
  skip: hostSubcommand('skip', 'Skip this question, or move on to what comes next'),
  extend: hostSubcommand('extend', 'Add 30 seconds'),
  'take-over': hostSubcommand('take-over', 'Take over when the host has gone quiet'),
}

export const hostMenuActions: Readonly<Record<string, ActionHandler>> = {
  host: {
    limit: 'urgent',
    async run({ value, person }, { quiz }) {
      const found = await quiz.find(value)
      if (found === undefined) throw new UserError(quizOver)
      return menu(quiz, found, person)
    },
  },
  ...Object.fromEntries(
    hostActions.map((action): [string, ActionHandler] => [
      action,
      { limit: 'urgent', run: (request, context) => press(request, context, action) },
    ]),
  ),
  elsewhere: {
    teachersOnly: true,
    async run({ room }, { quiz }) {
      const running = await quiz.running()
      return runningQuizzesView(running.filter(({ plan }) => plan.room !== room.id))
    },
  },
}

/** Throws a UserError where no quiz is running here. */
export function noQuiz(): UserError {
  return new UserError(
    'No quiz is running in this channel. Start one with ',
    commandMention('quiz start'),
    '.',
  )
}

function hostSubcommand(action: HostAction, summary: string) {
  return subcommand({
    summary,
    ...hostOnly,
    async run(_, { quiz }) {
      const running = await quiz.current()
      if (running === undefined) throw noQuiz()
      return run(quiz, running.plan.id, action)
    },
  })
}

async function run(quiz: QuizService, id: string, action: HostAction): Promise<Reply> {
  const rejection = await quiz.applyHostAction(id, action)
  if (rejection !== undefined) throw new UserError('', ...rejection)
  return privateReply(text(doneTexts[action]))
}

/** Answers a press with the menu as it is now, so that the next press means what it says. */
async function press(
  { value, person }: Pick<ActionRequest, 'value' | 'person'>,
  { quiz }: CommandContext,
  action: HostAction,
): Promise<Reply> {
  const [id = '', ...moment] = value.split('/')
  const rejection = await quiz.applyHostAction(id, action, parseMoment(moment.join('/')))
  const found = await quiz.find(id)
  if (found === undefined || !canControl(found, person)) {
    if (rejection !== undefined) throw new UserError('', ...rejection)
    return privateReply(text(doneTexts[action]))
  }
  return menu(quiz, found, person, rejection ?? [doneTexts[action]])
}

async function menu(
  quiz: QuizService,
  found: Quiz,
  person: ActionRequest['person'],
  said?: RichText,
): Promise<Reply> {
  const player = await quiz.ownPlayerId(found.plan)
  return hostMenu(found, { ...person, player }, await quiz.projectorLink(found.plan), said)
}
