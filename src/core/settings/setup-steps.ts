/** What a class still lacks for its term, in the order in which a teacher sets it up, and the next step as a button. */
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { type LabelledLine, optionalLineButton } from '../command/line-button.ts'
import { planLines } from '../reading/plan-lines.ts'
import { type Button, type Reply, allButtons, button, buttons } from '../reply/reply.ts'

type StepName = 'zone' | 'days off' | 'terms' | 'reading' | 'daily post' | 'answers' | 'digest'

export interface SetupStep {
  readonly name: StepName
  /** The command lines that do it, and what their buttons say. */
  readonly lines: readonly LabelledLine[]
  /** What the answer to the step before offers. */
  readonly next: Button | undefined
}

type ClassSetup = Awaited<ReturnType<typeof readSetup>>

/** Reads what a class has set up for its term. */
export async function readSetup({ calendar, settings, daily, digest, reading }: CommandContext) {
  const { answers, pack } = settings.applied
  const [year, today, schedules, digests, plan] = await Promise.all([
    calendar.read(),
    calendar.today(),
    daily.schedules(),
    digest.list(),
    reading.here(pack.value),
  ])
  return { calendar: year, today, schedules, digests, plan, answers: answers.value }
}

/** Without a time zone nothing else can begin. */
export function missingSteps(setup: ClassSetup): readonly SetupStep[] {
  const { calendar, today, schedules, digests, plan, answers } = setup
  const { zone, terms, holidays } = calendar
  if (zone === undefined) {
    const form = componentId('calendar', 'edit', 'times')
    return [
      { name: 'zone', lines: [], next: button('Next: zone, days and weeks…', form, 'primary') },
    ]
  }
  const planned = planLines(calendar, today)
  const steps: readonly (SetupStep | false)[] = [
    !holidays.some(({ to }) => to >= today) && {
      name: 'days off',
      lines: [['Days off…', 'calendar days-off']],
      next: button('Next: days off…', componentId('calendar', 'file-form'), 'primary'),
    },
    !terms.some(({ to }) => to === undefined || to >= today) && {
      name: 'terms',
      lines: [],
      next: button('Next: terms…', componentId('calendar', 'edit', 'terms'), 'primary'),
    },
    plan === undefined && {
      name: 'reading',
      lines: planned,
      next: lineStep('Next: reading plan…', planned.at(-1)?.[1] ?? 'reading set'),
    },
    schedules.length === 0 && {
      name: 'daily post',
      lines: [['Daily post at 08:30', 'daily set 08:30']],
      next: lineStep('Next: daily post…', 'daily set'),
    },
    answers === 'off' && {
      name: 'answers',
      lines: [['Let students answer', 'answers settings answers:on']],
      next: lineStep('Next: let students answer', 'answers settings answers:on'),
    },
    digests.length === 0 && {
      name: 'digest',
      lines: [['Your digest at 16:00', 'digest set 16:00']],
      next: lineStep('Next: your digest…', 'digest set'),
    },
  ]
  return steps.filter((step) => step !== false)
}

function lineStep(label: string, line: string): Button | undefined {
  return optionalLineButton(label, line, 'primary')
}

/** Whether an answer has the button to the overview, as every step of setting up a class does. */
export function leadsToOverview(reply: Reply): boolean {
  return placeOfOverview(reply) !== -1
}

function placeOfOverview({ blocks }: Reply): number {
  const overview = componentId('settings', 'overview')
  return blocks.findIndex(
    (block) =>
      block.kind === 'buttons' &&
      allButtons(block).some((each) => 'press' in each && each.press === overview),
  )
}

/** Adds the one next step to an answer that leads to the overview. */
export async function offerNextStep(reply: Reply, context: CommandContext): Promise<Reply> {
  if (!context.person.isTeacher) return reply
  const missing = missingSteps(await readSetup(context))
  const next = missing.find((step) => step.next !== undefined)?.next
  if (next === undefined) return reply
  return { ...reply, blocks: reply.blocks.toSpliced(placeOfOverview(reply) + 1, 0, buttons(next)) }
}
