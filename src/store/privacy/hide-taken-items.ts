/** Keeps what a teacher made of a student’s question out of the student’s export: it may be about a scene that the class has not reached. */
import type { PersonalTable } from '../../core/privacy/personal-data.ts'
import { itemIdOf } from '../../core/submissions/written-question.ts'

const taken = 'A teacher took a question that you wrote. It’s under “Quiz questions you wrote”.'

/** Replaces the content of additions that were made from one of the person’s questions. */
export function hideTakenItems(tables: readonly PersonalTable[]): readonly PersonalTable[] {
  const written = tables.find(({ table }) => table === 'submission')?.rows ?? []
  const keys = new Set(
    written.map((row) => `${row['class']}/quiz/${itemIdOf({ id: String(row['id']) })}`),
  )
  return tables.map((each) =>
    each.table === 'pack_addition'
      ? {
          ...each,
          rows: each.rows.map((row) =>
            keys.has(`${row['class']}/${row['section']}/${row['id']}`)
              ? { ...row, item: taken }
              : row,
          ),
        }
      : each,
  )
}
