/** Reading plans that a teacher looks at before they use one, in the database. */
import type { ReadingStore } from '../../core/reading/reading-store.ts'
import { ReadingPlan } from '../../core/reading/reading-plan.ts'
import type { Database } from '../database.ts'
import { parseStored } from '../parse-stored.ts'

interface ProposalTables {
  readonly reading_proposal: {
    readonly class: string
    readonly id: string
    readonly plan: string
    readonly seen: number
    readonly person: string
    readonly made_at: number
  }
}

const maxProposals = 20

export function createProposals(
  database: Database,
): Pick<ReadingStore, 'propose' | 'findProposal'> {
  const tables = database.tables<ProposalTables>()

  return {
    async propose(classId, id, { plan, seen }, by) {
      const row = { class: classId, id, plan: JSON.stringify(plan), seen, person: by.id }
      await tables
        .insertInto('reading_proposal')
        .values({ ...row, made_at: database.now() })
        .execute()
      const newest = tables
        .selectFrom('reading_proposal')
        .select('id')
        .where('class', '=', classId)
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .limit(maxProposals)
      const ids = (await newest.execute()).map((each) => each.id)
      await tables
        .deleteFrom('reading_proposal')
        .where('class', '=', classId)
        .where('id', 'not in', ids)
        .execute()
    },
    async findProposal(classId, id) {
      const row = await tables
        .selectFrom('reading_proposal')
        .select(['plan', 'seen'])
        .where((each) => each.and({ class: classId, id }))
        .executeTakeFirst()
      const plan = row && parseStored(ReadingPlan, row.plan)
      return plan && { plan, seen: row.seen }
    },
  }
}
