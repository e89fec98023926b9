/** What a change of plan, calendar, pack or progress does to the daily posts of the coming days, so that it can be said beforehand. */
import type { ClassCalendar } from '../calendar/class-calendar.ts'
import type { ReadingPlan } from '../reading/reading-plan.ts'
import type { PlanKey } from '../reading/reading-store.ts'
import type { SettingChange } from '../settings/settings.ts'
import type { DailyPlan } from './daily-plan.ts'
import type { Schedule } from './daily-store.ts'
import type { DailyItem } from './pool.ts'
import type { PlannedDay } from './rotation.ts'

/** What a teacher is about to change. */
export interface WhatIf {
  /** A reading plan, or its end. */
  readonly reading?: PlanKey & { readonly plan: ReadingPlan | undefined }
  /** A setting of the class, or of a room where it is given. */
  readonly setting?: Omit<SettingChange, 'scope'> & { readonly room: string }
  readonly calendar?: ClassCalendar
}

/** What happens to one daily post. */
export interface ChangedPosts {
  readonly schedule: Schedule
  readonly after: DailyPlan
  readonly days: readonly ChangedDay[]
}

/** A day whose post becomes another, comes or goes. */
export interface ChangedDay {
  readonly date: string
  /** What would be posted as things are; undefined for a day without a post. */
  readonly before: DailyItem | undefined
  readonly after: DailyItem | undefined
  /** Whether the post comes at another moment. */
  readonly isMoved: boolean
}

type ComparedPlan = Pick<DailyPlan, 'days' | 'poolOn'>

/** Returns the days on which two plans of one daily post differ, in their order, as far as both look ahead. */
export function comparePlans(before: ComparedPlan, after: ComparedPlan): readonly ChangedDay[] {
  const ends = [before, after].flatMap(({ days }) => days.at(-1)?.date ?? [])
  const horizon = ends.toSorted()[0] ?? ''
  const dates = [...before.days, ...after.days].map(({ date }) => date)
  return [...new Set(dates)]
    .filter((date) => date <= horizon)
    .toSorted()
    .flatMap((date) => {
      const [was, will] = [dayOf(before, date), dayOf(after, date)]
      const isMoved = was?.pick !== undefined && will !== undefined && was.at !== will.at
      if (!isMoved && was?.pick?.itemId === will?.pick?.itemId) return []
      return [{ date, before: itemOf(before, was), after: itemOf(after, will), isMoved }]
    })
}

function dayOf({ days }: ComparedPlan, date: string): PlannedDay | undefined {
  return days.find((day) => day.date === date)
}

function itemOf({ poolOn }: ComparedPlan, day: PlannedDay | undefined): DailyItem | undefined {
  return day?.pick && poolOn(day.date).items.get(day.pick.itemId)
}
