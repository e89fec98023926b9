import { expect, test } from 'vitest'
import { retentionRules } from '../../../src/store/privacy/retention.ts'
import { listStoredTables } from '../../../src/store/schema.ts'
import { openDatabase } from '../../../src/store/store.ts'
import { migratedSqlite } from '../../fixtures/sqlite-file.ts'

/** Tables with a person in them whose rows have no time of their own, and what ends them beside the class and the person. */
const endsWith: Readonly<Record<string, readonly string[]>> = {
  'the quiz': [
    'book_score',
    'quiz_answer',
    'quiz_first_vote',
    'quiz_flag',
    'quiz_host',
    'quiz_player',
  ],
  'the homework': ['assignment', 'attempt', 'homework_reminder'],
  'the daily post that was answered': [
    'discussion_answer',
    'discussion_decision',
    'discussion_reading',
    'discussion_report',
    'discussion_taken_away',
  ],
  'the reader of the flashcards': ['class_deck_member', 'review_card', 'review_grade'],
  'the choice of a teacher': [
    'class_teacher',
    'daily_contact',
    'pack',
    'pack_addition',
    'pack_version',
    'quiz_left_out',
    'reading_plan',
    'setting',
  ],
  'their own choice': ['homework_quiet', 'quiz_hidden', 'quiz_pseudonym'],
}

test('of every table with people in it somebody has decided how long its rows stay', async () => {
  await using opened = await openDatabase(await migratedSqlite())
  const tables = await listStoredTables(opened.kysely, opened.engine.name)
  const withPeople = tables.filter(({ columns }) =>
    columns.some((column) => column === 'person' || column === 'linked_by'),
  )
  const timed = new Set<string>(retentionRules.map(({ table }) => table))
  const decided = withPeople.filter(({ name }) => timed.has(name)).map(({ name }) => name)
  const others = Object.values(endsWith).flat()
  expect([...decided, ...others].toSorted()).toEqual(withPeople.map(({ name }) => name).toSorted())
  for (const { table, column } of retentionRules) {
    expect(tables.find(({ name }) => name === table)?.columns).toContain(column)
  }
})
