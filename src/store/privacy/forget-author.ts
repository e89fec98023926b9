/** Takes the name of somebody who wrote questions for their class out of the quizzes that have asked them. */
import { type Transaction, sql } from 'kysely'
import { z } from 'zod'
import { itemIdOf } from '../../core/submissions/written-question.ts'
import { parseStored } from '../parse-stored.ts'

/** Of a stored plan only what is changed; everything else stays as it is. */
const Plan = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })

/** To be called while the store still knows what the person has written. */
export async function forgetAuthor(
  transaction: Transaction<unknown>,
  person: string,
): Promise<void> {
  const { rows: added } = await sql<{ class: string; id: string }>`
    select class, id from pack_addition where person = ${person} and author <> ''`.execute(
    transaction,
  )
  // What was taken out of the pack again has still been asked.
  const { rows: sent } = await sql<{ class: string; id: string }>`
    select class, id from submission where person = ${person} and signature is not null`.execute(
    transaction,
  )
  const written = [...added, ...sent.map((each) => ({ ...each, id: itemIdOf(each) }))]
  for (const [className, items] of Map.groupBy(written, (row) => row.class)) {
    const ids = new Set(items.map(({ id }) => id))
    const { rows: quizzes } = await sql<{ id: string; plan: string }>`
      select id, plan from quiz where class = ${className} and plan like ${'%"author":%'}`.execute(
      transaction,
    )
    for (const { id, plan } of quizzes) {
      const changed = withoutAuthors(plan, ids)
      if (changed === undefined) continue
      await sql`update quiz set plan = ${changed} where id = ${id}`.execute(transaction)
    }
  }
}

/** Returns undefined where none of the items is in the plan. */
function withoutAuthors(stored: string, ids: ReadonlySet<string>): string | undefined {
  const plan = parseStored(Plan, stored)
  if (plan === undefined || plan.items.every(({ id }) => !ids.has(id))) return undefined
  const items = plan.items.map((item) => {
    const { author: _, ...rest } = item
    return ids.has(item.id) ? rest : item
  })
  return JSON.stringify({ ...plan, items })
}
