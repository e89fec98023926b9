/** What somebody's home page shows: a section from each feature, for platforms that have such a page. */
import type { Logger } from 'pino'
import { quoteView } from '../core/lookup/quote-view.ts'
import { componentId } from '../core/command/component-id.ts'
import { formatTimes } from '../core/daily/format-calendar.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  heading,
  note,
  text,
} from '../core/reply/reply.ts'
import { loadQueue } from '../core/review/review-service.ts'
import { UserError } from '../core/reply/user-error.ts'
import { formatCount } from '../core/reply/format.ts'
import type { Person, Room } from '../core/platform/room.ts'
import type { CommandContext } from '../core/command/context.ts'
import type { PlatformEvent } from './dispatch.ts'

/** What a feature has to say today; no blocks where it has nothing. */
export type HomeSection = (
  event: PlatformEvent,
  services: CommandContext,
) => readonly Block[] | Promise<readonly Block[]>

export interface HomeParts {
  readonly openContext: (room: Room, person: Person) => Promise<CommandContext>
  readonly sections: readonly HomeSection[]
  readonly log: Logger
}

/** Makes the page, section by section; one that fails is left out and logged. */
export function createHome({ openContext, sections, log }: HomeParts) {
  return async function home(event: PlatformEvent): Promise<Reply> {
    const opened = await openContext(event.room, event.person)
    const blocks = await Promise.all(
      sections.map(async (section) => {
        try {
          return await section(event, opened)
        } catch (error) {
          // Such as while lookups are paused.
          if (error instanceof UserError) return []
          log.error({ err: error }, 'A section of the home page failed')
          return []
        }
      }),
    )
    return { blocks: [heading('Commonplace'), ...blocks.flat()] }
  }
}

/** A line that is the same all day (by UTC); each line has its day before any comes again. */
export function lineOfTheDay({ at }: PlatformEvent, { library }: CommandContext): readonly Block[] {
  const day = Math.floor(at / 86_400_000)
  const quote = library.quotes[day % library.quotes.length]
  if (quote === undefined) return []
  return [text({ strong: 'A line for today' }), ...quoteView(library, quote).blocks]
}

/** How many review cards wait for the person whose page it is. */
export async function reviewsDue(
  { at }: PlatformEvent,
  { review }: CommandContext,
): Promise<readonly Block[]> {
  const { left } = await loadQueue(await review.open(), at)
  if (left === 0) return []
  return [
    text(
      left === 1
        ? 'One review card waits for you.'
        : `${formatCount(left, 'review card')} wait for you.`,
    ),
    buttons(button('Review now', componentId('review', 'next'), 'primary')),
  ]
}

/** How far the class is. */
export function classProgress(
  _event: PlatformEvent,
  { classLibrary, settings }: CommandContext,
): readonly Block[] {
  const { progress } = settings.applied
  if (progress.value === undefined) return [note(`All of ${classLibrary.pack.title} is open.`)]
  const title = classLibrary.scene(progress.value)?.title ?? ''
  return [
    note(`The class has reached scene ${classLibrary.sceneNumber(progress.value)}: ${title}.`),
  ]
}

/** For teachers: when the class's daily posts come, and which of them need a hand. */
export async function dailySchedules(
  _event: PlatformEvent,
  { person, daily }: CommandContext,
): Promise<readonly Block[]> {
  if (!person.isTeacher) return []
  const schedules = await daily.schedules()
  if (schedules.length === 0) return [note('No daily post is set: ', { code: 'daily set' }, '.')]
  return [
    text({ strong: 'Daily posts' }),
    bullets(
      schedules.map(({ calendar, status, problem }) => [
        formatTimes(calendar),
        status === 'paused' ? `, paused${problem === undefined ? '' : `: ${problem}`}` : '',
      ]),
    ),
  ]
}
