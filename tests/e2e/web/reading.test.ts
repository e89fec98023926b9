/** The reading plan on the page: a teacher fills in the form, corrects a line, and uses the plan. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import {
  click,
  inMessages,
  openClassroom,
  type,
  violations,
} from '../../fixtures/classroom-tabs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

test('a table that is pasted moves the class once it is used', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera')
  const student = await tab('ana')
  await type(teacher, 'reading set')
  await teacher.getByLabel('A line for each day').fill('yesterday: scene 1\n31 Feb: scene 2')
  await teacher.getByLabel('Time zone, if your class has none yet').fill('Europe/London')
  await teacher.getByRole('button', { name: 'See what it opens' }).click()
  await teacher.getByText('Some lines can’t be read yet').waitFor({ timeout: 20_000 })
  await teacher.getByLabel('A line for each day').fill('yesterday: scene 1\nin two weeks: scene 2')
  await teacher.getByRole('button', { name: 'See what it opens' }).click()
  await inMessages(teacher, 'Nothing has changed yet.').waitFor()
  expect(await violations(teacher)).toEqual([])
  await click(teacher, 'Use it')
  await inMessages(teacher, 'The reading plan is set.').waitFor()
  await type(student, 'reading')
  await inMessages(student, 'To read now').waitFor()
  await inMessages(student, '1 more scene').waitFor()
  expect(await violations(student)).toEqual([])
})
