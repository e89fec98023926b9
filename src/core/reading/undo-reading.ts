/** Puts a reading plan back as it was before a change, or ends the one that there was none before. */
import type { CommandContext } from '../command/context.ts'
import type { RecordedChange } from '../settings/change-history.ts'
import type { UndoKind } from '../settings/undo-kind.ts'
import { ReadingPlan } from './reading-plan.ts'

export const readingKind: UndoKind = {
  canUndo: ({ before }) => before === undefined || readPlan(before) !== undefined,
  async current(change, context) {
    const plan = (await planOf(change, context))?.plan
    return plan && JSON.stringify(plan)
  },
  async restore(change, context, current) {
    const { room, before } = change
    const stored = await planOf(change, context)
    const now = stored?.plan && JSON.stringify(stored.plan)
    if (now !== current) return false
    const plan = before === undefined ? undefined : readPlan(before)
    const said = 'put the reading plan back as it was before'
    const key = { room, pack: packOf(change) }
    await context.reading.save(key, { plan, seen: stored?.revision ?? 0, said })
    return true
  },
}

async function planOf(change: RecordedChange, { reading }: CommandContext) {
  const pack = packOf(change)
  return (await reading.list()).find((each) => each.room === change.room && each.pack === pack)
}

function packOf({ name }: RecordedChange): string {
  return name.slice('reading/'.length)
}

function readPlan(text: string): ReadingPlan | undefined {
  try {
    return ReadingPlan.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
