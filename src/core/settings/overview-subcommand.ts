/** `/settings overview`: what a class has set up for its term, and what is still to do. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { lineButtons, optionalLineButton } from '../command/line-button.ts'
import { classDayOff } from '../calendar/class-calendar.ts'
import { formatDateTime, formatDays, formatTimes, formatZone } from '../calendar/format-calendar.ts'
import type { Schedule } from '../daily/daily-store.ts'
import type { Digest } from '../digest/digest.ts'
import { formatAnswerRules } from '../discussion/rules-words.ts'
import { formatNext } from '../reading/views/plan-view.ts'
import { formatGate } from '../reading/views/gate-words.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { type SetupStep, missingSteps, readSetup } from './setup-steps.ts'

export const overviewSubcommand = subcommand({
  summary: 'See what is set up for your class’s term, and what comes next',
  audience: 'person',
  teachersOnly: true,
  options: {},
  run: (_invocation, context) => overviewView(context),
})

export const overviewActions = {
  overview: { teachersOnly: true, run: (_request, context) => overviewView(context) },
} as const satisfies ActionHandlers

/** What is set up, in the order in which a teacher does it. */
async function overviewView(context: CommandContext): Promise<Reply> {
  const { fullLibrary, settings, reading } = context
  const setup = await readSetup(context)
  const { calendar, today, schedules, digests, plan, answers } = setup
  const { zone, days, weeks, terms, holidays } = calendar
  const { progress } = settings.applied
  const turns = weeks === undefined ? '' : `, weeks ${weeks.names.join(', ')}`
  const coming = holidays.filter(({ to }) => to >= today).length
  const isPaused = classDayOff(calendar, today)?.kind === 'pause'
  return privateReply(
    heading('Your class’s term'),
    isPaused && text('Your class is paused. ', { command: 'calendar resume' }, ' ends it.'),
    facts(
      fact('Study pack', fullLibrary.pack.title),
      fact(
        'School days',
        zone === undefined
          ? `${formatDays(days)}, no time zone yet`
          : `${formatDays(days)}, ${formatZone(zone)}${turns}`,
      ),
      fact('Terms', terms.length === 0 ? 'none' : terms.map(({ name }) => name).join(', ')),
      fact('Days off', coming === 0 ? 'none to come' : `${coming} to come`),
      fact(
        'Reading',
        ...(plan?.plan === undefined
          ? [`no plan; open so far: ${formatGate(fullLibrary, progress.value)}`]
          : [
              'by a plan. ',
              ...formatNext({
                plan: plan.plan,
                calendar,
                library: fullLibrary,
                now: reading.now(),
              }),
            ]),
      ),
      fact('Daily post', ...dailyWords(schedules)),
      fact('Answers to it', formatAnswerRules(answers)),
      fact('Your digest', digestWords(digests)),
    ),
    ...nextBlocks(missingSteps(setup)),
  )
}

function dailyWords(schedules: readonly Schedule[]): RichText {
  const [first, ...others] = schedules
  if (first === undefined) return ['none yet']
  const { calendar, next, room, status } = first
  const when =
    next === undefined ? 'no post to come' : `next ${formatDateTime(calendar.zone, next.at)}`
  return [
    `${formatTimes(calendar)} in `,
    { channel: room.id, name: 'a channel' },
    `, ${status === 'paused' ? 'paused' : when}`,
    ...(others.length > 0 ? [`, and ${formatCount(others.length, 'more post')}`] : []),
  ]
}

function digestWords(digests: readonly Digest[]): string {
  const [first] = digests
  if (first === undefined) return 'none yet'
  const { time, days } = first.plan
  return `at ${time}, ${days === null ? 'on school days' : formatDays(days)}`
}

function nextBlocks(missing: readonly SetupStep[]): readonly Block[] {
  function has(name: SetupStep['name']): boolean {
    return missing.some((step) => step.name === name)
  }
  if (has('zone')) {
    return [
      text('Begin with the time zone and the school days of your class.'),
      buttons(button('Zone, days and weeks…', componentId('calendar', 'edit', 'times'), 'primary')),
    ]
  }
  if (missing.length === 0) {
    return [
      note('Everything is set up.'),
      buttons(
        optionalLineButton('Set homework…', 'homework set'),
        button('Your list of students…', componentId('book', 'bring')),
      ),
    ]
  }
  return [
    text({ strong: 'What comes next' }, ', if you like. Each button does what it says.'),
    buttons(has('terms') && button('Terms…', componentId('calendar', 'edit', 'terms'))),
    lineButtons(missing.flatMap(({ lines }) => lines)),
  ]
}
