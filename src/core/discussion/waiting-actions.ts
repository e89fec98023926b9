/** What teachers do with the answers that wait for them, one after the other. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import type { Reply, RichText } from '../reply/reply.ts'
import type { QueuedAnswer } from './moderation-service.ts'
import {
  nothingWaitsView,
  readWord,
  sendBackForm,
  tooLateText,
  waitingView,
} from './waiting-view.ts'

type Context = Pick<CommandContext, 'moderation' | 'person' | 'requireNoTest'>

export const waitingSubcommand = subcommand({
  summary: 'Look at the answers that are held or were reported, one by one',
  audience: 'person',
  teachersOnly: true,
  options: {},
  run: (_invocation, context) => showNext(context),
})

export const waitingActions: ActionHandlers = {
  /** Shows the one after the one that it names. */
  waiting: { teachersOnly: true, run: ({ value }, context) => showNext(context, value) },
  show: {
    teachersOnly: true,
    run: ({ value }, context) =>
      decide(context, value, { state: 'shown', word: '' }, 'Your class can read it.'),
  },
  hide: {
    teachersOnly: true,
    run: ({ value }, context) =>
      decide(context, value, { state: 'hidden', word: '' }, 'Hidden from your class.'),
  },
  'send-back': {
    teachersOnly: true,
    async run({ value }, context) {
      const seen = await findSeen(context, value)
      return 'late' in seen ? seen.late : sendBackForm(seen.answer)
    },
  },
  'sent-back': {
    teachersOnly: true,
    run: ({ value, fields }, context) =>
      decide(context, value, { state: 'refused', word: readWord(fields) }, 'Sent back.'),
  },
}

async function showNext(context: Context, after = '', said?: RichText): Promise<Reply> {
  context.requireNoTest()
  const queued = await context.moderation.nextWaiting({ id: after, isAfter: true })
  return queued === undefined ? nothingWaitsView(said) : waitingView({ ...queued, said })
}

/** The answer as the teacher saw it, or a view that says why it is not that any more. */
type Seen = QueuedAnswer | { readonly late: Reply }

async function findSeen(context: Context, value: string): Promise<Seen> {
  const [id = '', changedAt] = value.split('/')
  const queued = await context.moderation.nextWaiting({ id, isAfter: false })
  if (queued?.answer.id === id && String(queued.answer.changedAt) === changedAt) return queued
  return { late: await showLate(context, id) }
}

async function showLate(context: Context, id: string): Promise<Reply> {
  const { isThere, decision } = await context.moderation.lastDecision(id)
  const said = tooLateText(decision, isThere, context.person.id)
  const queued = await context.moderation.nextWaiting({ id, isAfter: false })
  return queued === undefined ? nothingWaitsView(said) : waitingView({ ...queued, said })
}

async function decide(
  context: Context,
  value: string,
  decision: { readonly state: 'shown' | 'refused' | 'hidden'; readonly word: string },
  said: string,
): Promise<Reply> {
  context.requireNoTest()
  const seen = await findSeen(context, value)
  if ('late' in seen) return seen.late
  const { answer } = seen
  // What comes after it is asked before it is decided, since then it is gone.
  const next = await context.moderation.nextWaiting({ id: answer.id, isAfter: true })
  if (!(await context.moderation.decide(answer, decision))) return showLate(context, answer.id)
  const at = { id: next?.answer.id ?? '', isAfter: false }
  const queued = await context.moderation.nextWaiting(at)
  return queued === undefined ? nothingWaitsView([said]) : waitingView({ ...queued, said: [said] })
}
