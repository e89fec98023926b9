/** Assembles the year of each class: its calendar, its reading plan, and the settings that the plan moves. */
import type { CalendarStore } from '../../core/calendar/calendar-store.ts'
import type { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { ReadingStore } from '../../core/reading/reading-store.ts'
import type { ChangeHistory } from '../../core/settings/change-history.ts'
import type { SettingValues, SettingsStore } from '../../core/settings/settings.ts'
import type { ChangeWatch } from '../change-watch.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { createClassReading } from '../reading/class-reading.ts'
import { createSettings } from '../settings/class-settings.ts'
import type { CacheTimes } from '../store-cache.ts'
import { createClassCalendars } from './class-calendars.ts'

interface ClassYearParts {
  readonly store: {
    readonly calendars: CalendarStore
    readonly daily: DailyStore
    readonly history: ChangeHistory
    readonly reading: ReadingStore
    readonly settings: SettingsStore
  }
  readonly defaults: SettingValues
  readonly heavyWork: HeavyWork
  readonly watch: Pick<ChangeWatch, 'now' | 'sync'>
  readonly cache: CacheTimes
}

export function createClassYear({ store, defaults, heavyWork, watch, cache }: ClassYearParts) {
  const calendars = createClassCalendars({
    store: store.calendars,
    daily: store.daily,
    history: store.history,
    settings: store.settings,
    heavyWork,
    ...cache,
  })
  const reading = createClassReading({
    store: store.reading,
    now: watch.now,
    calendarOf: (id) => calendars.read(id),
    ...cache,
  })
  const settings = createSettings({ store: store.settings, defaults, reading, ...cache })
  settings.onChange((id) => calendars.changed({ kind: 'settings', id }))

  /** Returns the calendar of a class as every process knows it, for work that nobody asked for. */
  async function calendarOf(id: string): Promise<ClassCalendar> {
    await watch.sync([{ kind: 'settings', id }])
    return calendars.read(id)
  }
  return { calendars, calendarOf, reading, settings }
}
