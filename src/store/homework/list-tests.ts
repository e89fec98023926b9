/** Finds the tests that somebody has begun and not handed in, in any class. */
import type { Assignment } from '../../core/homework/assignment.ts'
import type { OpenTest } from '../../core/homework/homework-store.ts'
import type { Database } from '../database.ts'
import { type AssignmentRow, type HomeworkTables, toAttempt } from './homework-rows.ts'

/** More than anybody takes at once; those whose time was up before they handed in count, too. */
const maxListed = 50

export async function listTests(
  database: Database,
  toAssignment: (row: Pick<AssignmentRow, 'id' | 'plan' | 'state'>) => Assignment | undefined,
  person: string,
): Promise<readonly OpenTest[]> {
  const rows = await database
    .tables<HomeworkTables>()
    .selectFrom('attempt')
    .innerJoin('assignment', 'assignment.id', 'attempt.assignment')
    .selectAll('attempt')
    .select(['assignment.id', 'assignment.plan', 'assignment.state'])
    .where('attempt.person', '=', person)
    .where('attempt.finished_at', 'is', null)
    // Quotation marks within words are escaped, so that no words look like this.
    .where('assignment.plan', 'like', '%"use":"test"%')
    .orderBy('attempt.started_at', 'desc')
    .limit(maxListed)
    .execute()
  return rows.flatMap(({ id, plan, state, ...row }) => {
    const assignment = toAssignment({ id, plan, state })
    const attempt = toAttempt(row)
    if (assignment?.plan.use !== 'test' || attempt === undefined) return []
    return [{ assignment, attempt }]
  })
}
