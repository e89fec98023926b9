/** `reading catch-up`: what a student missed who was away, in private, with questions to practise on. */
import { localDate, momentOn } from '../calendar/local-time.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { type ActionHandlers, type RequestContext, subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { findWorksToDo } from '../homework/works-to-do.ts'
import { dayMs } from '../platform/clock.ts'
import { chooseQuestions } from '../quiz/choose-questions.ts'
import type { Reply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { isRevealed } from '../review/collect-missed.ts'
import { beginRun, findOpenRun, goOnWithRun } from '../review/missed-subcommand.ts'
import type { MissedTime } from './catch-up-service.ts'
import { practiceWaitsView, catchUpView, maxWorksShown } from './views/catch-up-view.ts'

/** What somebody sees of whom nothing is known. */
const usualMs = 7 * dayMs
/** Whoever was away for longer begins anew. */
const maxMs = 60 * dayMs

/** What the practice covers, in words; it is how the run knows what it is. */
export const catchUpAbout = 'what you missed while you were away'

const practiceQuestions = 10

/** As many as are looked through. */
const maxWorks = 30

export const catchUpSubcommand = subcommand({
  summary: 'What you missed while you were away: posts, reading, homework and questions',
  audience: 'person',
  options: {
    since: {
      kind: 'text',
      summary: 'Since when, such as Monday or 2027-01-11 (your last visit if left out)',
      maxLength: 40,
      picker: 'date',
    },
  },
  async run({ options, at }, context) {
    const time = await missedTime(options.since, at, context)
    return catchUp(time, context)
  },
})

export const catchUpActions: ActionHandlers = {
  /** Its value is since when, in seconds, to base 36; empty for the last visit. */
  'catch-up': {
    run: async ({ value, at }, context) =>
      catchUp(readTime(value, at) ?? (await missedTime(undefined, at, context)), context),
  },
  'catch-up-practise': {
    limit: 'strict',
    run: (press, context) => practise(press, press.value, context),
  },
  /** Ends what they were practising before. */
  'catch-up-anew': {
    limit: 'strict',
    async run(press, context) {
      const open = await findOpenRun(context, press.at)
      if (open !== undefined) await context.homework.endPractice(open.plan.id, press.at)
      return practise(press, press.value, context)
    },
  },
}

function readTime(value: string, now: number): MissedTime | undefined {
  const seconds = /^[a-z0-9]{1,8}$/.test(value) ? Number.parseInt(value, 36) : 0
  if (seconds === 0) return undefined
  return { since: Math.min(now, Math.max(seconds * 1_000, now - maxMs)), now }
}

/** Reads “Monday” as the last one, from its first minute on. */
async function missedTime(
  since: string | undefined,
  now: number,
  { catchUp: service }: CommandContext,
): Promise<MissedTime> {
  if (since === undefined) {
    const visit = (await service.lastVisit(now)) ?? now - usualMs
    return { since: Math.max(visit, now - maxMs), now }
  }
  const zone = await service.zone()
  const today = localDate(zone, now)
  const date = parseDate(since, { today, prefer: 'last' })
  const at = momentOn({ time: '00:00', zone }, date).epochMilliseconds
  if (at > now) throw new UserError('That day hasn’t come yet. Please choose an earlier one.')
  if (at < now - maxMs) {
    throw new UserError('That’s more than two months ago. Please choose a later day.')
  }
  return { since: at, now }
}

async function catchUp(time: MissedTime, context: CommandContext): Promise<Reply> {
  if (!context.catchUp.hasClass) throw noClass()
  const { library, catchUp: service, homework } = context
  const [zone, posts, scenes, works] = await Promise.all([
    service.zone(),
    service.posts(time),
    scenesOf(time, context),
    findWorksToDo(homework, time.now),
  ])
  return catchUpView({
    time,
    zone,
    posts,
    scenes,
    library,
    homework: works.slice(0, maxWorksShown),
  })
}

/** What the plan opened, or else what the missed posts were about. */
async function scenesOf(
  time: MissedTime,
  { library, catchUp: service }: CommandContext,
): Promise<readonly string[]> {
  const opened = await service.openedScenes(time)
  if (opened !== undefined) return opened
  const posts = await service.posts(time)
  const about = new Set(
    posts.flatMap(({ item }) => (item?.own === undefined ? (item?.quote.scene ?? []) : [])),
  )
  return library.scenes.map(({ id }) => id).filter((id) => about.has(id))
}

async function practise(
  { person, room, at, seed }: RequestContext,
  value: string,
  context: CommandContext,
): Promise<Reply> {
  context.requireLookups()
  const press = { person, at, seed }
  const open = await findOpenRun(context, at)
  if (open?.plan.about === catchUpAbout) return goOnWithRun(open.plan.id, press, context)
  if (open !== undefined) return practiceWaitsView(open, value)
  if (room.isForeign === true || !context.catchUp.hasClass) throw noClass()
  const time = readTime(value, at) ?? (await missedTime(undefined, at, context))
  const [ids, { running, leftOut }, unrevealed] = await Promise.all([
    scenesOf(time, context),
    context.catchUp.withheld(),
    unrevealedItems(context, at),
  ])
  const request = {
    count: practiceQuestions,
    seed,
    ...(ids.length > 0 && { about: { kind: 'scenes', ids } as const }),
    recent: new Set<string>(),
  }
  const items = chooseQuestions(context.library, {
    ...request,
    // Its answers would be given away.
    leftOut: new Set([...leftOut, ...unrevealed, ...running.map(({ id }) => id)]),
    running,
  })
  if (items.length === 0) {
    const others = { ...request, leftOut: new Set(leftOut), running: [] }
    const isAskedNow = chooseQuestions(context.library, others).length > 0
    throw new UserError(
      isAskedNow
        ? 'Your homework or a quiz is asking those questions at the moment. Please come back when the answers are out.'
        : 'Your study pack has no questions about that part yet.',
    )
  }
  return beginRun({ items, about: catchUpAbout }, press, context)
}

/** Returns the ids of what homework asks whose answers the person may not know yet. */
async function unrevealedItems(
  { homework }: CommandContext,
  now: number,
): Promise<readonly string[]> {
  const works = await Promise.all(
    (await homework.list()).slice(0, maxWorks).map(({ plan }) => homework.find(plan.id)),
  )
  return works
    .filter((work) => work !== undefined)
    .filter((work) => !isRevealed(work, now))
    .flatMap(({ assignment }) => assignment.plan.items.map(({ id }) => id))
}

function noClass(): UserError {
  return new UserError('Please use this in a channel of your class; only you see it there.')
}
