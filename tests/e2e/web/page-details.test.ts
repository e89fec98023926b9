/** Small things of the page that people trip over: ways to the answers, what a message is headed with, times, small screens. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import { click, inMessages, openClassroom, type } from '../../fixtures/classroom-tabs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

async function ask(rivera: Page, ana: Page): Promise<void> {
  await type(rivera, 'quiz start 3 seconds:120')
  await ana.getByRole('button', { name: 'Join', exact: true }).last().click()
  await click(rivera, 'Start now')
  await inMessages(ana, 'Question 1 of').first().waitFor()
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent.trim()')
}

test('one step back from the command line lies the way to the first answer of an open question', async () => {
  const { tab } = await openClassroom(browser)
  const [rivera, ana] = [await tab('rivera'), await tab('ana')]
  const line = ana.getByRole('combobox', { name: 'Command', exact: true })
  await line.focus()
  await ana.keyboard.press('Shift+Tab')
  expect(await focused(ana)).toBe('All commands')
  await ask(rivera, ana)
  await line.focus()
  await ana.keyboard.press('Shift+Tab')
  expect(await focused(ana)).toBe('Go to the answers')
  await ana.keyboard.press('Enter')
  expect(await focused(ana)).toMatch(/^(A\b|Answer…)/)
})

test('while a question is open, an empty channel offers as much as ever', async () => {
  const { tab } = await openClassroom(browser)
  const [rivera, ana] = [await tab('rivera'), await tab('ana')]
  const before = await tab('ben', { room: 'general' })
  const ideas = await before.locator('.idea').count()
  await ask(rivera, ana)
  await before.reload()
  expect(await before.locator('.idea').count()).toBe(ideas)
})

test('a message that was changed by a press is headed with what was pressed', async () => {
  const { tab } = await openClassroom(browser)
  const ana = await tab('ana', { room: 'general' })
  await type(ana, 'quote ninety steps')
  await click(ana, 'Save')
  await inMessages(ana, 'Saved to your flashcards.').waitFor()
  const heading = ana.locator('.command-line')
  expect(await heading.count()).toBe(1)
  expect(await heading.textContent()).toMatch(/Ana\s+pressed\s+Save/)
  await ana.reload()
  expect(await heading.textContent()).toMatch(/Ana\s+pressed\s+Save/)
})

test.each([
  ['Europe/London', false],
  ['America/New_York', true],
])('the first post in one’s own time is said only where that differs: %s', async (zone, isSaid) => {
  const { tab } = await openClassroom(browser)
  const page = await tab('rivera', { room: 'general', timezoneId: zone })
  await type(page, 'daily set 08:30 timezone:Europe/London')
  await inMessages(page, 'The daily post is set').waitFor()
  await expect.poll(() => inMessages(page, 'in your own time').isVisible()).toBe(isSaid)
})

test('on a phone the head of a private answer is one line, and what to remember is the largest on a flashcard', async () => {
  const { tab } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general', viewport: { width: 360, height: 740 } })
  await type(page, 'review start lines')
  await inMessages(page, 'Added').first().waitFor()
  await type(page, 'review today')
  await page.getByRole('button', { name: 'Show answer' }).waitFor()
  const measured = await page.evaluate<Record<string, number>>(`(() => {
    const message = [...document.querySelectorAll('.message')].at(-1)
    const header = message.querySelector('header')
    const size = (part) => parseFloat(getComputedStyle(message.querySelector('.body > ' + part)).fontSize)
    const mark = header.firstElementChild.getBoundingClientRect().height
    return { lines: header.clientHeight / mark, instruction: size('.heading'), line: size('.text') }
  })()`)
  expect(measured['lines']).toBeLessThan(2)
  expect(measured['line']).toBeGreaterThan(measured['instruction']!)
})
