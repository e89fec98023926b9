/** Answering the daily post on the page: the dialog, the answers of others, and the count. */
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

test('written in a dialog, read by its writer alone, counted in the post', async () => {
  const { tab, playground } = await openClassroom(browser)
  const teacher = await tab('rivera', { room: 'general' })
  const ana = await tab('ana', { room: 'general' })
  const ben = await tab('ben', { room: 'general' })
  await type(teacher, 'answers settings answers:on minimum:1 names:anonymous hold:no')
  await inMessages(teacher, 'Saved: on, anonymously').waitFor()
  await type(teacher, 'daily set 08:30 timezone:Europe/London days:mon-sun')
  await inMessages(teacher, 'The daily post is set').waitFor()
  await type(teacher, 'daily now')
  await inMessages(ana, 'Nobody has answered yet.').waitFor()

  for (const [page, words] of [
    [ben, 'To <b>be</b> found'],
    [ana, 'To find'],
  ] as const) {
    await click(page, 'Write my answer')
    const dialog = page.getByRole('dialog', { name: 'My answer' })
    await dialog.getByText('nobody sees who wrote it').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('textbox').fill(words)
    await dialog.getByRole('button', { name: 'Send' }).click()
    await inMessages(page, 'Your answer is in.').waitFor()
  }
  await ana.getByRole('heading', { name: 'What others wrote' }).waitFor()
  await inMessages(ana, 'To <b>be</b> found').waitFor()
  expect(await violations(ana)).toEqual([])
  await click(ana, 'Agree')
  await ana.getByRole('button', { name: '✓ Agree' }).waitFor()
  await playground.answeredPosts.drawStale()
  await inMessages(teacher, '2 people have answered.').waitFor()
  expect(await inMessages(teacher, 'To find').count()).toBe(0)
  await type(teacher, 'answers status')
  await click(teacher, 'See answers')
  await inMessages(teacher, 'To find').waitFor()
  expect(await inMessages(teacher, 'Ana').count()).toBe(0)
})

test('held for a teacher, who sees why, and shown with what the writer ticked', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera', { room: 'general' })
  const ana = await tab('ana', { room: 'general' })
  await type(teacher, 'answers settings answers:on hold:yes')
  await inMessages(teacher, 'Saved: on').waitFor()
  await type(teacher, 'daily set 08:30 timezone:Europe/London days:mon-sun')
  await inMessages(teacher, 'The daily post is set').waitFor()
  await type(teacher, 'daily now')
  await inMessages(ana, 'Nobody has answered yet.').waitFor()
  await click(ana, 'Write my answer')
  const dialog = ana.getByRole('dialog', { name: 'My answer' })
  await dialog.getByText('You could begin with').waitFor()
  await dialog.getByRole('textbox').fill('He <i>hopes</i>')
  await dialog.getByRole('checkbox', { name: 'May be shown to the class' }).check()
  expect(await violations(ana)).toEqual([])
  await dialog.getByRole('button', { name: 'Send' }).click()
  await inMessages(ana, 'A teacher looks at it before your class does.').waitFor()
  await type(teacher, 'answers waiting')
  await inMessages(teacher, 'He <i>hopes</i>').waitFor()
  expect(await violations(teacher)).toEqual([])
  await click(teacher, 'Show')
  await inMessages(teacher, 'No answers are waiting for you.').waitFor()
  await type(teacher, 'answers status')
  await click(teacher, 'See answers')
  await click(teacher, 'Choose for the class…')
  await inMessages(teacher, 'Your class sees them at the end').waitFor()
})
