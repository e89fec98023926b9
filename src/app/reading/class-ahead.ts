/** What a class may see at coming moments: its reading plan moves the gate, and everything else stays as it is. */
import type { OpenParts } from '../../core/daily/day-pool.ts'
import type { WhatIf } from '../../core/daily/plan-changes.ts'
import { missingPackError } from '../../core/pack/choose-pack.ts'
import type { Library } from '../../core/pack/library.ts'
import { type Person, type Room, nobody } from '../../core/platform/room.ts'
import { type Subject, subjectsOfClass } from '../../core/platform/changes.ts'
import { applyPlans } from '../../core/reading/apply-plans.ts'
import type { PlanCalendar } from '../../core/reading/reading-plan.ts'
import type { StoredPlan } from '../../core/reading/reading-store.ts'
import { type WeekPart, lastTurn, partsAt } from '../../core/reading/week-parts.ts'
import { type Setting, type SettingValues, applySettings } from '../../core/settings/settings.ts'
import type { OpenedRoom } from '../settings/open-room.ts'
import type { ClassReading } from './class-reading.ts'

/** What a class may see in the days to come. */
export interface ClassAhead {
  /** Returns it for a moment, in epoch milliseconds, by the reading plan; the same library each time. */
  readonly libraryAt: (at: number) => Library
  /** Returns what the reading plan has opened by then; undefined where none counts. */
  readonly partsAt: (at: number) => OpenParts | undefined
}

export type OpenAhead = (room: Room, whatIf?: WhatIf) => Promise<ClassAhead>

interface AheadParts {
  readonly sync: (subjects: readonly Subject[]) => Promise<void>
  readonly openPacks: (room: Room, person: Person) => Promise<Pick<OpenedRoom, 'packs'>>
  /** Returns what teachers have set by hand. */
  readonly storedSettings: (classId: string) => Promise<readonly Setting[]>
  readonly reading: Pick<ClassReading, 'plansOf'>
  readonly calendarOf: (classId: string) => Promise<PlanCalendar>
  readonly defaults: SettingValues
}

export function createAheadOpener(parts: AheadParts): OpenAhead {
  const { sync, openPacks, storedSettings, reading, calendarOf, defaults } = parts
  return async (room, whatIf = {}) => {
    await sync(subjectsOfClass(room.class))
    const [{ packs }, storedNow, plansNow, calendarNow] = await Promise.all([
      openPacks(room, nobody),
      storedSettings(room.class),
      reading.plansOf(room.class),
      calendarOf(room.class),
    ])
    const settings = withSetting(storedNow, whatIf.setting)
    const plans = withPlan(plansNow, whatIf.reading)
    const calendar = whatIf.calendar ?? calendarNow
    const { pack: chosen } = applySettings(settings, room, defaults)
    const opened = await packs.find(chosen.value)
    if (opened === undefined) throw missingPackError()
    const numbers = new Map(opened.pack.scenes.map(({ id }, index) => [id, index + 1]))
    const libraries = new Map<string | undefined, Library>()

    function progressAt(at: number) {
      return applySettings(applyPlans(settings, plans, { calendar, at }), room, defaults)
    }

    return {
      libraryAt(at) {
        const { ceiling, progress } = progressAt(at)
        const gate = progress.value
        const known =
          libraries.get(gate) ??
          opened.library(gate === undefined ? { ceiling } : { ceiling, gate })
        libraries.set(gate, known)
        return known
      },
      partsAt(at) {
        const { from, setting } = progressAt(at).progress
        const key = from === 'plan' ? setting?.room : undefined
        const stored = plans.find((each) => each.room === key && each.pack === chosen.value)
        const plan = stored?.plan
        if (plan === undefined) return undefined
        return {
          parts: partsAt(plan, calendar, at, (scene) => numbers.get(scene) ?? 0),
          since: lastTurn(plan, calendar, at),
        }
      },
    }
  }
}

/** For what nobody has saved. */
const unsaved = { by: { id: '', name: '' }, at: 0 }

function withSetting(settings: readonly Setting[], change: WhatIf['setting']): readonly Setting[] {
  if (change === undefined) return settings
  const { room, name, value } = change
  const others = settings.filter((each) => each.room !== room || each.name !== name)
  return value === undefined ? others : [...others, { room, name, value, ...unsaved }]
}

function withPlan(plans: readonly StoredPlan[], change: WhatIf['reading']): readonly StoredPlan[] {
  if (change === undefined) return plans
  const { room, pack, plan } = change
  const others = plans.filter((each) => each.room !== room || each.pack !== pack)
  return plan === undefined ? others : [...others, { room, pack, plan, revision: 0, ...unsaved }]
}

/** Returns the scenes of this week’s part and of those before it. */
export function weekPartAt(ahead: ClassAhead, at: number): WeekPart | undefined {
  const open = ahead.partsAt(at)
  if (open === undefined) return undefined
  const library = ahead.libraryAt(at)
  const first = open.parts.at(-1) ?? Infinity
  const ids = library.scenes.map(({ id }) => id)
  return {
    part: ids.filter((id) => library.sceneNumber(id) >= first),
    earlier: ids.filter((id) => library.sceneNumber(id) < first),
  }
}
