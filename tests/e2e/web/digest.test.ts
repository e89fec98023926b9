/** The digest and the catch-up on the page: what a teacher reads on a phone, and what a student missed. */
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

const phone = { viewport: { width: 390, height: 844 } }

test('a teacher reads the digest on one screen of a phone, and a student catches up in private', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera', phone)
  const student = await tab('ana', phone)
  await type(teacher, 'homework set due:"in two weeks" questions:3 timezone:Europe/London')
  await inMessages(teacher, 'This is what your class will see:').waitFor()
  await click(teacher, 'Post it')
  await inMessages(student, 'Nobody has handed in yet.').waitFor()

  await type(student, 'homework list')
  await inMessages(student, 'not begun').waitFor()
  await click(student, 'What I missed')
  await inMessages(student, 'Still to hand in:').waitFor()
  await inMessages(student, 'nobody is told that you were away').waitFor()
  expect(await violations(student)).toEqual([])

  await type(teacher, 'digest')
  const digest = teacher.locator('.message', { hasText: 'Your class, ' }).last()
  await digest.getByText('Not heard in the last week').waitFor()
  expect(await digest.getByText('Not heard in the last week').textContent()).toContain('Ana')
  expect(await violations(teacher)).toEqual([])
  expect((await digest.boundingBox())?.height).toBeLessThan(phone.viewport.height)
  await click(teacher, 'Students')
  await inMessages(teacher, 'Please keep it private.').waitFor()
  expect(await inMessages(student, 'Your class, ').count()).toBe(0)
})
