/** The reading plans of classes, cached between changes, since every invocation asks how far they have moved the gate. */
import { applyPlans } from '../../core/reading/apply-plans.ts'
import type {
  PlanChange,
  PlanKey,
  PlanUndo,
  ReadingStore,
  StoredPlan,
} from '../../core/reading/reading-store.ts'
import type { PlanCalendar } from '../../core/reading/reading-plan.ts'
import type { Subject } from '../../core/platform/changes.ts'
import type { Setting } from '../../core/settings/settings.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'

interface ReadingParts extends CacheTimes {
  readonly store: ReadingStore
  /** The time that all processes agree about, epoch milliseconds: never later than the store’s own. */
  readonly now: () => number
  readonly calendarOf: (classId: string) => Promise<PlanCalendar>
}

export type ClassReading = ReturnType<typeof createClassReading>

export function createClassReading({ store, now, calendarOf, ...times }: ReadingParts) {
  const listeners = new Set<(classId: string) => void>()
  const cache = createStoreCache((classId) => store.list(classId), times)

  function tellChange(classId: string): void {
    cache.forget(classId)
    for (const listener of listeners) listener(classId)
  }

  return {
    now,
    plansOf: (classId: string): Promise<readonly StoredPlan[]> => cache.get(classId),
    /** Returns the settings of a class as its plans have them at this moment. */
    async apply(classId: string, settings: readonly Setting[]): Promise<readonly Setting[]> {
      const plans = await cache.get(classId)
      if (plans.length === 0) return settings
      const calendar = await calendarOf(classId)
      return applyPlans(settings, plans, { calendar, at: now() })
    },
    /** Saves as the store does, and has this process read it again. */
    async save(classId: string, key: PlanKey, change: PlanChange): Promise<number | undefined> {
      const revision = await store.save(classId, key, change)
      tellChange(classId)
      return revision
    },
    async undo(classId: string, key: PlanKey, undo: PlanUndo): Promise<boolean> {
      const isUndone = await store.undo(classId, key, undo)
      tellChange(classId)
      return isUndone
    },
    /** Drops the cache after another component changed the data. */
    refresh: () => cache.clear(),
    /** Drops what another process may have changed. */
    changed({ kind, id }: Subject): void {
      if (kind === 'everybody') cache.expire()
      if (kind === 'settings') cache.forget(id)
    },
    /** Calls the listener with each class whose plans this process changes, from now on. */
    onChange: (listener: (classId: string) => void) => void listeners.add(listener),
  }
}
