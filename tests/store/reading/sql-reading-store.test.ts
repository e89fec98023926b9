import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '../../../src/store/store.ts'
import { createReadingStore } from '../../../src/store/reading/sql-reading-store.ts'
import { readingStoreContract } from '../../contracts/reading-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('reading plans on $name', ({ open }) => {
  readingStoreContract(open)
})

it('says that there is a plan it cannot read, such as one of a later version', async () => {
  await using opened = await openDatabase('sqlite::memory:')
  for (const plan of ['{', '{"pack":"lantern"}', 'null']) {
    await sql`delete from reading_plan`.execute(opened.kysely)
    await sql`insert into reading_plan
      (class, room, pack, plan, revision, person, person_name, set_at)
      values ('c', '', 'lantern', ${plan}, 1, 'web:ana', 'Ana', 0)`.execute(opened.kysely)
    const [stored] = await createReadingStore(opened.database).list('c')
    expect(stored).toMatchObject({ pack: 'lantern', plan: undefined })
  }
})
