/** The history of changes on the page: a teacher sees what a colleague has changed, and undoes it. */
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

test('what was changed is said in sentences, and is undone with a press', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera')
  await type(teacher, 'settings set pictures:off')
  await inMessages(teacher, 'Saved for the class.').waitFor()
  await type(teacher, 'settings history what:settings')
  await inMessages(teacher, 'set pictures to off for the class').waitFor()
  await inMessages(teacher, 'Only teachers see this. It goes back two years.').waitFor()
  expect(await violations(teacher)).toEqual([])
  await click(teacher, 'Undo')
  await inMessages(teacher, 'It’s as it was before').waitFor()
  await type(teacher, 'settings history what:people')
  await inMessages(teacher, 'Nothing has been changed yet.').waitFor()
})
