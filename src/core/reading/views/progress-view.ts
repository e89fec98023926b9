/** Shows how far the class has come, and what moves it on. */
import type { CommandContext } from '../../command/context.ts'
import { lostScene } from '../../lookup/scene-view.ts'
import { type Reply, heading, note, replyWith, text, type RichText } from '../../reply/reply.ts'
import { followedClassNote, formatOrigin } from '../../settings/settings-view.ts'
import { nothingOpen } from '../reading-plan.ts'
import { formatNext } from './plan-view.ts'

type Shown = Pick<CommandContext, 'library' | 'settings' | 'reading' | 'calendar'>

export async function progressView(context: Shown): Promise<Reply> {
  const { library, settings } = context
  const { progress, locale } = settings.applied
  if (progress.value === undefined) {
    return replyWith(
      heading(`The whole ${library.words.whole} is open`),
      text('Nothing is hidden.'),
      note(
        'Teachers can hide what the class hasn’t come to yet with ',
        { command: 'progress set' },
        ', or plan the reading with ',
        { command: 'reading set' },
        '.',
      ),
      ...followedClassNote(settings),
    )
  }
  if (progress.value !== nothingOpen && library.sceneNumber(progress.value) === 0) {
    return replyWith(heading('Nothing is open at the moment'), text(...lostScene))
  }
  const title = library.scene(progress.value)?.title
  return replyWith(
    heading(
      progress.value === nothingOpen
        ? 'Nothing is open yet'
        : `The class has reached ${library.units.labelInSentence(progress.value)}`,
    ),
    title !== undefined && text(`The last open ${library.units.name} is `, { strong: title }, '.'),
    text(...(await nextMove(context))),
    note(...formatOrigin(progress, locale.value)),
    ...followedClassNote(settings),
  )
}

/** Says what opens more: the plan, or a teacher. */
export async function nextMove({ library, settings, reading, calendar }: Shown): Promise<RichText> {
  const byHand = 'Everything later stays hidden until a teacher moves the class on.'
  if (settings.applied.progress.from !== 'plan') return [byHand]
  const stored = await reading.here(library.pack.id)
  if (stored?.plan === undefined) return [byHand]
  const shown = { plan: stored.plan, calendar: await calendar.read(), library, now: reading.now() }
  return ['Everything later stays hidden. ', ...formatNext(shown)]
}
