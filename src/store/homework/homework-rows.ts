/** The rows of assignments and attempts. */
import { type Assignment, closesAt } from '../../core/homework/assignment.ts'
import { reminderAt } from '../../core/homework/reminder-time.ts'
import { Attempt } from '../../core/homework/attempt.ts'
import { parseStored } from '../parse-stored.ts'

export interface HomeworkTables {
  readonly assignment: AssignmentRow
  readonly attempt: AttemptRow
  readonly homework_reminder: {
    readonly assignment: string
    readonly class: string
    readonly person: string
    readonly at: number
  }
  readonly homework_quiet: { readonly person: string; readonly since: number }
  readonly home_class: { readonly class: string; readonly person: string }
  readonly class_teacher: { readonly class: string; readonly person: string }
}

export interface AssignmentRow {
  readonly id: string
  readonly class: string
  readonly person: string | null
  readonly version: number
  readonly redraw_at: number | null
  readonly set_at: number
  readonly ends_at: number | null
  readonly draft: number
  readonly remind_at: number | null
  readonly plan: string
  readonly state: string
}

export interface AttemptRow {
  readonly assignment: string
  readonly class: string
  readonly person: string
  readonly person_name: string
  readonly number: number
  readonly started_at: number
  readonly finished_at: number | null
  readonly changed_at: number
  readonly attempt: string
}

/** The columns that follow from the state. */
export function stateColumns(assignment: Assignment) {
  const { plan, state } = assignment
  const isReminded = plan.person === null && !state.draft && !state.cancelled
  return {
    ends_at: closesAt(assignment) ?? null,
    draft: state.draft ? 1 : 0,
    remind_at: (isReminded ? reminderAt(assignment) : undefined) ?? null,
    state: JSON.stringify(state),
  }
}

/** A new assignment; its card is drawn once it is posted. */
export function toRow(assignment: Assignment): AssignmentRow {
  const { plan } = assignment
  return {
    id: plan.id,
    class: plan.class,
    person: plan.person,
    version: 1,
    redraw_at: null,
    set_at: plan.setAt,
    plan: JSON.stringify(plan),
    ...stateColumns(assignment),
  }
}

/** What the columns of an attempt do not say. */
const StoredAttempt = Attempt.omit({
  person: true,
  number: true,
  startedAt: true,
  finishedAt: true,
})

/** Returns undefined for what another version wrote. */
export function toAttempt(row: AttemptRow): Attempt | undefined {
  const stored = parseStored(StoredAttempt, row.attempt)
  if (stored === undefined) return undefined
  const { person, number, started_at: startedAt, finished_at: finishedAt } = row
  return { ...stored, person, number, startedAt, finishedAt }
}

export function toAttemptRow(
  attempt: Attempt,
  of: Pick<AttemptRow, 'assignment' | 'class' | 'person_name' | 'changed_at'>,
): AttemptRow {
  const { person, number, startedAt, finishedAt, ...stored } = attempt
  return {
    ...of,
    person,
    number,
    started_at: startedAt,
    finished_at: finishedAt,
    attempt: JSON.stringify(stored),
  }
}
