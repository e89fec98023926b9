/** Which homework and tests somebody has to do: what they are writing, and what they have not begun and still can. */
import { dayMs } from '../platform/clock.ts'
import { type Assignment, phaseOf } from './assignment.ts'
import { isOpen } from './attempt.ts'
import type { HomeworkService } from './homework-service.ts'
import type { OwnWork } from './homework-store.ts'

/** Whatever is open in a class is among so many. */
const maxRead = 30

/** Returns them with the person’s own work, the newest first. */
export async function findWorksToDo(
  homework: Pick<HomeworkService, 'list' | 'find'>,
  at: number,
): Promise<readonly OwnWork[]> {
  const all = (await homework.list()).filter(
    (each) => isTaken(each, at) || isBeingWritten(each, at),
  )
  const works = await Promise.all(all.slice(0, maxRead).map(({ plan }) => homework.find(plan.id)))
  return works.flatMap((work) => (work !== undefined && isToDo(work, at) ? work : []))
}

/** Whether somebody has begun and can go on. */
export function isWriting({ assignment, attempts }: OwnWork, at: number): boolean {
  return attempts.some((each) => isOpen(assignment, each, at))
}

function isToDo(work: OwnWork, at: number): boolean {
  return isWriting(work, at) || (isTaken(work.assignment, at) && work.attempts.length === 0)
}

function isTaken(assignment: Assignment, at: number): boolean {
  const phase = phaseOf(assignment, at)
  return phase === 'open' || phase === 'late'
}

/** Whoever has begun a test in time has their whole time, which is over within a day. */
function isBeingWritten({ plan, state }: Assignment, at: number): boolean {
  const isCurrent = !state.cancelled && !state.draft && at >= state.opensAt
  return plan.use === 'test' && isCurrent && at <= (state.dueAt ?? Infinity) + dayMs
}
