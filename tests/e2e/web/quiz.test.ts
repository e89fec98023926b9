/** A whole quiz in a real browser: three tabs as three students, live, without a reload. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerLines, correctAnswer, formatAnswer } from '../../../src/core/quiz/item.ts'
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

test('three students play from the lobby to the final leaderboard', async () => {
  const { playground, tab } = await openClassroom(browser)
  const [ana, ben, chloe] = [await tab('ana'), await tab('ben'), await tab('chloe')]
  const all = [ana, ben, chloe]
  await type(ana, 'quiz start 3 seconds:120')
  for (const page of all) {
    await page.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
    await click(page, 'Join')
    await inMessages(page, 'You’ve joined. Good luck!').waitFor()
  }
  await inMessages(chloe, 'Ana, Ben, Chloe').waitFor()
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  await click(ana, 'Start now')

  for (const round of [1, 2, 3]) {
    for (const page of all) {
      await page.getByRole('heading', { name: `Question ${round} of 3`, exact: true }).waitFor()
    }
    const item = await openItem(playground, id)
    await answer(ana, item, true)
    const right = correctAnswer(item)
    const receipts = ana.locator('.message').filter({ hasText: 'Your answer:' })
    await receipts.last().waitFor()
    for (const line of answerLines(item, right) ?? [formatAnswer(item, right)]) {
      await receipts.last().filter({ hasText: line }).waitFor()
    }
    expect(await inMessages(ben, item.explanation).count()).toBe(0)
    await answer(ben, item, round === 1)
    await answer(chloe, item, false)
    for (const page of all) {
      await page.getByRole('heading', { name: `Question ${round} of 3: the answer` }).waitFor()
      await inMessages(page, item.explanation).waitFor()
    }
    await ana.locator('.receipt').getByText('Right.', { exact: true }).waitFor()
    await chloe.locator('.receipt').getByText('Not quite.', { exact: true }).waitFor()
    await type(ana, 'quiz skip')
  }

  for (const page of all) {
    await page.getByRole('heading', { name: 'The quiz is over: final leaderboard' }).waitFor()
    const board = await page
      .locator('.message')
      .filter({ hasText: 'final leaderboard' })
      .innerText()
    expect(board.replace(/\s+/g, ' ')).toMatch(
      /1\.? Ana 300 points.* 2\.? Ben 100 points.* 3\.? Chloe 0 points/,
    )
  }
  await click(ben, 'My result')
  await inMessages(ben, '1 of 3 completely right, rank 2 of 3.').waitFor()
  expect(await inMessages(ana, 'completely right, rank').count()).toBe(0)

  const rivera = await tab('rivera')
  await type(rivera, 'quiz report')
  await rivera.getByRole('heading', { name: 'Quiz report' }).waitFor()
  await inMessages(rivera, 'Only 3 students answered, so take these as hints.').waitFor()
  await inMessages(rivera, '1 of 3 got it').first().waitFor()
  await click(rivera, 'One page to print')
  const link = rivera.getByRole('link', { name: 'quiz-report.html' })
  await link.waitFor()
  const [download] = await Promise.all([rivera.waitForEvent('download'), link.click()])
  const saved = readFileSync(await download.path(), 'utf8')
  expect(saved).toContain('<h2>Question by question</h2>')
  expect(saved).not.toMatch(/Ana|Ben|Chloe/)

  await type(rivera, 'quiz student person:Ben')
  await inMessages(rivera, '1 of 3 answers completely right').waitFor()
  await type(ben, 'progress mine')
  await inMessages(ben, '1 of 3 answers completely right').waitFor()
})
