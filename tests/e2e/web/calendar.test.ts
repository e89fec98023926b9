/** The calendar on the page: a teacher fills in a form, pauses and resumes, and a student sees it. */
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

test('a teacher names the terms in a form, pauses a day and resumes; a student sees the weeks', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera')
  const student = await tab('ana')
  await type(teacher, 'calendar set timezone:Europe/London weeks:"A, B"')
  await inMessages(teacher, 'The calendar is saved').waitFor()
  await type(teacher, 'calendar')
  await click(teacher, 'Exam weeks…')
  const dialog = teacher.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Mocks: in two weeks')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await inMessages(teacher, 'Exam weeks: none').waitFor()
  await type(teacher, 'calendar pause today Snow day')
  await inMessages(teacher, 'Your class is paused').waitFor()
  await type(student, 'calendar')
  await inMessages(student, 'Nothing is posted, and nobody is reminded.').waitFor()
  expect(await violations(student)).toEqual([])
  await click(teacher, 'Resume')
  await inMessages(teacher, 'Your class is no longer paused').waitFor()
})
