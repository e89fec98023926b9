/** The home page that some platforms show each person: one section per feature. */
import { libraryIfAny } from '../core/command/in-class-words.ts'
import { dailyLine } from '../core/daily/daily-line.ts'
import { dayMs } from '../core/platform/clock.ts'
import { quoteView } from '../core/lookup/quote-view.ts'
import { lostScene } from '../core/lookup/scene-view.ts'
import { formatTimes } from '../core/calendar/format-calendar.ts'
import {
  type Block,
  type Reply,
  bullets,
  buttons,
  heading,
  note,
  text,
} from '../core/reply/reply.ts'
import { nothingOpen } from '../core/reading/reading-plan.ts'
import { nextMove } from '../core/reading/views/progress-view.ts'
import { loadQueue } from '../core/review/review-service.ts'
import { UserError } from '../core/reply/user-error.ts'
import { formatReadyCards, reviewNowButton } from '../core/review/review-views.ts'
import type { CommandContext } from '../core/command/context.ts'
import type { DispatchParts, PlatformEvent } from './dispatch.ts'

/** Returns no blocks if the feature has nothing to say. */
export type HomeSection = (
  event: PlatformEvent,
  context: CommandContext,
) => readonly Block[] | Promise<readonly Block[]>

interface HomeParts extends Pick<DispatchParts, 'openContext' | 'log'> {
  readonly sections: readonly HomeSection[]
}

/** A home page; `isPartial` while a quiz question holds parts of it back. */
export interface HomePage extends Reply {
  readonly isPartial?: boolean
}

/** Returns a function that builds the page. A section that fails is logged and left out. */
export function createHome({ openContext, sections, log }: HomeParts) {
  return async function home(event: PlatformEvent): Promise<HomePage> {
    const context = await openContext(event.room, event.person)
    const blocks = await Promise.all(
      sections.map(async (section) => {
        try {
          return await section(event, context)
        } catch (error) {
          // For example, lookups are paused.
          if (error instanceof UserError) return []
          log.error({ err: error }, 'A section of the home page failed')
          return []
        }
      }),
    )
    const pause = pauseOf(context)
    return {
      blocks: [heading(titleFor(context)), ...pause, ...blocks.flat()],
      isPartial: pause.length > 0,
    }
  }
}

/** Says why lookups are missing, if they are. */
function pauseOf({ requireLookups }: CommandContext): readonly Block[] {
  try {
    requireLookups()
    return []
  } catch (error) {
    if (error instanceof UserError) return [note(...error.text)]
    throw error
  }
}

function titleFor(context: CommandContext): string {
  return libraryIfAny(() => context.classLibrary)?.pack.title ?? 'Commonplace'
}

/** Returns the same line all day (UTC), by the rule of the daily posts. */
export function lineOfTheDay({ at }: PlatformEvent, { library }: CommandContext): readonly Block[] {
  const quote = dailyLine(library, Math.floor(at / dayMs))
  if (quote === undefined) return []
  return [text({ strong: `Today’s ${library.words.quote}` }), ...quoteView(library, quote).blocks]
}

export async function reviewsDue(
  { at }: PlatformEvent,
  { review }: CommandContext,
): Promise<readonly Block[]> {
  const { left } = await loadQueue(await review.open(), at)
  if (left === 0) return []
  return [text(`${formatReadyCards(left)}.`), buttons(reviewNowButton)]
}

export async function classProgress(
  _event: PlatformEvent,
  context: CommandContext,
): Promise<readonly Block[]> {
  const { library, settings } = context
  const { progress } = settings.applied
  if (progress.value === undefined) return [note(`The whole of ${library.pack.title} is open.`)]
  const next = progress.from === 'plan' ? await nextMove(context) : []
  if (progress.value === nothingOpen) return [note('Nothing is open yet. ', ...next)]
  if (library.sceneNumber(progress.value) === 0) return [note(...lostScene)]
  const title = library.scene(progress.value)?.title ?? ''
  const reached = library.units.labelInSentence(progress.value)
  return [note(`The class has reached ${reached}: ${title}. `, ...next)]
}

/** Shows teachers when the daily posts come, and which are paused and why. */
export async function dailySchedules(
  _event: PlatformEvent,
  { person, daily }: CommandContext,
): Promise<readonly Block[]> {
  if (!person.isTeacher) return []
  const schedules = await daily.schedules()
  if (schedules.length === 0) {
    return [note('There is no daily post yet. To set one up, use ', { command: 'daily set' }, '.')]
  }
  return [
    text({ strong: 'Daily posts' }),
    bullets(
      schedules.map(({ room, calendar, status, problem }) => [
        { channel: room.id, name: 'A channel' },
        `: ${formatTimes(calendar)}`,
        status === 'paused' ? `, paused${problem === undefined ? '' : `: ${problem}`}` : '',
      ]),
    ),
  ]
}
