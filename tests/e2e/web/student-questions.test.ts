/** From three questions by students to a quiz with them on the page, by keyboard. */
import type { Browser, Page } from 'playwright-core'
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

const prompts = ['What is wet when Osk comes?', 'Where is the oil kept?', 'What lies in the boat?']

/** Fills the form field by field with Tab, as somebody without a mouse does. */
async function write(page: Page, prompt: string): Promise<void> {
  await type(page, 'quiz write')
  const dialog = page.getByRole('dialog', { name: 'Write a quiz question' })
  await dialog.getByLabel('Your question').focus()
  for (const words of [
    prompt,
    'A wet letter',
    'A dry towel\nA full can',
    'It got wet in the boat, as the second scene says.',
  ]) {
    await page.keyboard.insertText(words)
    await page.keyboard.press('Tab')
  }
  await dialog.getByLabel('2. The letter').check()
  await dialog.getByRole('button', { name: 'Show me how it looks' }).press('Enter')
  await inMessages(page, 'Only you can see it so far.').waitFor()
}

test('three questions become a quiz, and only their writers and the teacher see them before', async () => {
  const { playground, tab } = await openClassroom(browser)
  const students = [await tab('ana'), await tab('ben'), await tab('chloe')]
  const teacher = await tab('rivera')
  for (const [index, page] of students.entries()) {
    await write(page, prompts[index] ?? '')
    expect(await violations(page)).toEqual([])
    await click(page, 'Send it without a name')
    await inMessages(page, 'It’s with your teacher now.').waitFor()
  }
  await type(teacher, 'quiz questions')
  for (const prompt of prompts) {
    await inMessages(teacher, prompt).waitFor()
    await click(teacher, 'Take it')
  }
  await inMessages(teacher, 'No questions are waiting.').waitFor()
  expect(await inMessages(students[0]!, prompts[1]!).count()).toBe(0)
  await type(teacher, 'quiz start questions:10')
  await teacher.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
  const [running] = await playground.store.quizzes.listRunning('web:class')
  const asked = running!.plan.items.map(({ prompt }) => prompt)
  expect(asked).toEqual(expect.arrayContaining(prompts))
})
