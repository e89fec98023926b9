/** Homework on the page: a teacher sets it, a student does it and hands in, and the teacher reads the report. */
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

test('from the card to the report, with one public message that names nobody', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera')
  const student = await tab('ana')
  await type(teacher, 'homework set due:"in two weeks" questions:3 timezone:Europe/London')
  await inMessages(teacher, 'This is what your class will see:').waitFor()
  await click(teacher, 'Post it')
  await inMessages(student, 'Nobody has handed in yet.').waitFor()
  await click(student, 'Begin or go on')
  await student.getByRole('heading', { name: 'Question 1 of 3' }).waitFor()
  expect(await violations(student)).toEqual([])
  await click(student, 'Skip for now')
  await student.getByRole('heading', { name: 'Question 2 of 3' }).waitFor()
  await click(student, 'Look over and hand in')
  await student.getByRole('heading', { name: 'Before you hand in' }).waitFor()
  expect(await violations(student)).toEqual([])
  await click(student, 'Stop here, go on later')
  await inMessages(student, '0 of 3 answers saved.').waitFor()
  await type(teacher, 'homework progress')
  await inMessages(teacher, '“Not begun” counts students').waitFor()
  await click(teacher, 'Report')
  await inMessages(teacher, 'Nobody has handed in yet, so there’s nothing').waitFor()
  expect(await inMessages(student, 'This is what your class will see:').count()).toBe(0)
})

test('a test with twice the time: the student alone sees it, before and after they begin', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera')
  const student = await tab('ana')
  await type(teacher, 'settings accommodation student:Ana time:2 options:fewer')
  await inMessages(teacher, 'has twice the time').waitFor()
  await type(
    teacher,
    'homework set kind:test due:"in two weeks" questions:3 minutes:10 timezone:Europe/London',
  )
  await click(teacher, 'Post it')
  await inMessages(student, 'You’re told the rules before your time starts.').waitFor()
  await click(student, 'Begin or go on')
  await inMessages(student, '3 questions in 20 minutes.').waitFor()
  await inMessages(student, 'Only you and your teachers can see this.').waitFor()
  expect(await violations(student)).toEqual([])
  await click(student, 'Begin')
  await student.getByRole('heading', { name: 'Question 1 of 3' }).waitFor()
  expect(await violations(student)).toEqual([])
  await type(student, 'search light')
  await inMessages(student, 'lookups are paused for you').waitFor()
  // The card says what everybody else has.
  await inMessages(teacher, '10 minutes').first().waitFor()
  expect(await inMessages(teacher, '20 minutes').count()).toBe(0)
})
