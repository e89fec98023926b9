/** What the reading plans of a class say at a moment, in the place of the settings that a teacher would move by hand. */
import { type Setting, progressSetting } from '../settings/settings.ts'
import { type PlanCalendar, gateAt, nothingOpen } from './reading-plan.ts'
import type { StoredPlan } from './reading-store.ts'

/**
 * Returns the settings with the gates of the plans at a moment (epoch ms), each where the plan counts: for its pack, in the class or
 * in its channel. What was set there by hand before is left out. `calendar` is the class’s own.
 */
export function applyPlans(
  settings: readonly Setting[],
  plans: readonly StoredPlan[],
  { calendar, at }: { readonly calendar: PlanCalendar; readonly at: number },
): readonly Setting[] {
  if (plans.length === 0) return settings
  const planned = plans.map(({ room, pack, plan, by, at: setAt }): Setting => {
    const value = plan === undefined ? nothingOpen : gateAt(plan, calendar, at)
    return { room, name: progressSetting(pack), value, by, at: setAt, isPlanned: true }
  })
  const rest = settings.filter(
    ({ room, name }) => !planned.some((each) => each.room === room && each.name === name),
  )
  return [...rest, ...planned]
}
