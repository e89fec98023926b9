/** Proposes a reading plan whose days are known, and has the options for the hour at which they open. */
import type { CommandContext } from '../command/context.ts'
import { zoneIfNoneOption } from '../calendar/parse-time-zone.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, text } from '../reply/reply.ts'
import { scopeOption } from '../settings/settings-view.ts'
import type { PlanTarget } from './plan-target.ts'
import { proposeChange } from './propose-change.ts'
import { type ReadingPlan, type ReadingStep, nothingOpen } from './reading-plan.ts'
import { planNotes } from './views/change-view.ts'

export const planTimeOptions = {
  time: {
    kind: 'text',
    summary: 'When each day’s reading opens, such as 07:00 (the default)',
    maxLength: 80,
    picker: 'time',
  },
  timezone: zoneIfNoneOption,
  where: scopeOption,
} as const

/** The plan begins with what is open now, but not with more than its first step. */
export function proposePlan(
  context: CommandContext,
  target: PlanTarget,
  {
    steps,
    open,
    ...times
  }: Pick<ReadingPlan, 'time' | 'zone'> & {
    readonly steps: readonly ReadingStep[]
    readonly open: string | undefined
  },
): Promise<Reply> {
  const { units } = target.library
  const first = steps[0]?.scene ?? ''
  const begins =
    open === undefined || open === nothingOpen || units.place(open) === 0 ? undefined : open
  const before = begins !== undefined && units.place(begins) > units.place(first) ? first : begins
  const plan: ReadingPlan = {
    ...target.key,
    ...times,
    steps: [...steps],
    ...(before !== undefined && { before }),
  }
  return proposeChange(context, 'Your reading plan', {
    planned: { target, openNow: open, plan },
    offers: [{ label: 'Use it', kind: 'set', plan }],
    notes: [
      text(
        `${formatCount(steps.length, 'day')}, each at ${plan.time}. The last opens ${target.library.units.labelInSentence(steps.at(-1)?.scene ?? '')}.`,
      ),
      ...planNotes(plan, target),
    ],
  })
}
