/** How sure somebody is and a goal of the class, in a real browser: each sees their own, and all see how far they are. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import {
  answer,
  click,
  inMessages,
  openClassroom,
  openItem,
  type,
} from '../../fixtures/classroom-tabs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

test('two students say how sure they are in private, and see together how far the class is', async () => {
  const { playground, tab } = await openClassroom(browser)
  const [ana, ben] = [await tab('ana'), await tab('ben')]
  await type(ana, 'quiz start 3 seconds:120 confidence:ask goal:50')
  for (const page of [ana, ben]) {
    await page.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
    await click(page, 'Join')
    await inMessages(page, 'You’ve joined. Good luck!').waitFor()
  }
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  await click(ana, 'Start now')
  await ben.getByRole('heading', { name: 'Question 1 of 3', exact: true }).waitFor()
  const item = await openItem(playground, id)
  await answer(ana, item, true)
  await inMessages(ana, 'How sure are you?').waitFor()
  await click(ana, 'I’m sure')
  await inMessages(ana, 'You’re sure.').waitFor()
  await answer(ben, item, false)
  await inMessages(ben, 'How sure are you?').waitFor()
  await click(ben, 'I’m guessing')
  for (const page of [ana, ben]) {
    await page.getByRole('heading', { name: 'Question 1 of 3: the answer' }).waitFor()
    await inMessages(page, 'Together you’re at 50%, and your goal is 50%.').waitFor()
  }
  expect(await inMessages(ben, 'You’re sure.').count()).toBe(0)
  await type(ana, 'quiz stop')
  await inMessages(ben, 'You’ve reached your goal together: 50% right').waitFor()
  await click(ana, 'My result')
  await inMessages(ana, 'The one you were sure of was right.').waitFor()
  expect(await inMessages(ben, 'you were sure of').count()).toBe(0)
})
