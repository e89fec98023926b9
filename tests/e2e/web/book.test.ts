/** The class’s book on the page: a table that sorts by the column that is pressed, and a student’s own row. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rosterStudent } from '../../contracts/book-store.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { assignmentWith } from '../../fixtures/homework.ts'
import { inMessages, openClassroom, type, violations } from '../../fixtures/classroom-tabs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

test('a teacher sorts the table, and a student sees one row', async () => {
  const { playground, tab } = await openClassroom(browser)
  const { store } = playground
  const at = await store.now()
  const own = { class: 'web:class', assignment: 'h1', person: 'web:ana', name: 'Ana' }
  const plan = { id: 'h1', class: 'web:class', setAt: at }
  await store.homework.create(assignmentWith(plan, { opensAt: at, dueAt: at + 60_000 }))
  await store.homework.update(own, () => ({
    attempt: {
      person: 'web:ana',
      number: 1,
      seed: 1,
      order: [0],
      startedAt: at,
      finishedAt: at,
      deadlineAt: null,
      answers: [],
    },
    result: undefined,
  }))
  const students = [
    rosterStudent('s1', 'Ada Able', { person: 'web:able', linkedBy: 'teacher' }),
    rosterStudent('s2', 'Zoe Zeal', { person: 'web:ana', linkedBy: 'teacher' }),
  ]
  await store.book.changeRoster('web:class', () => ({ students, result: undefined }))
  const teacher = await tab('rivera')
  await type(teacher, 'book show')
  const table = teacher.getByRole('table', { name: 'Your class’s book' })
  const first = table.locator('tbody tr').first()
  await first.filter({ hasText: 'Ada Able' }).waitFor()
  await table.getByRole('button', { name: 'Days' }).click()
  await first.filter({ hasText: 'Zoe Zeal' }).waitFor()
  await table
    .getByRole('columnheader', { name: 'Days' })
    .and(teacher.locator('[aria-sort="descending"]'))
    .waitFor()
  await table.getByRole('button', { name: 'Student' }).click()
  await first.filter({ hasText: 'Ada Able' }).waitFor()
  expect(await violations(teacher)).toEqual([])
  await inMessages(teacher, 'book-with-names.csv').waitFor()
  const student = await tab('ana')
  await type(student, 'book mine')
  await inMessages(student, 'Zoe Zeal').waitFor()
  expect(await inMessages(student, 'Ada Able').count()).toBe(0)
})
