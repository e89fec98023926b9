/** What students have on their screens after the bot was away for a moment: the open question, with their own part inside. */
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import { answer, click, inMessages, openItem, type } from '../../fixtures/classroom-tabs.ts'
import { openPlayground, serve } from '../../fixtures/playground.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

/** A classroom that `restart` ends and starts again over the same database, `awayMs` later by everybody’s clock. */
async function openRestartable() {
  let shiftMs = 0
  function now(): number {
    return Date.now() + shiftMs
  }

  let playground = await openPlayground({ now })
  await playground.quizRunner.start()
  const routes = new Hono().all('*', (c) => playground.routes.fetch(c.req.raw, c.env))
  const server = await serve({ routes, platform: playground.platform })
  onTestFinished(async () => {
    await playground.quizRunner.stop()
    await server.close()
    await playground.store.close()
  })

  return {
    store: playground.store,
    async tab(as: string): Promise<Page> {
      const context = await browser.newContext()
      onTestFinished(() => context.close())
      const page = await context.newPage()
      page.setDefaultTimeout(120_000)
      await page.goto(`${server.address}/?as=${as}&room=quiz`)
      await page.locator(`[data-person="${as}"] .here:not([hidden])`).waitFor({ state: 'attached' })
      return page
    },
    async restart(awayMs: number) {
      await playground.quizRunner.stop()
      shiftMs += awayMs
      playground = await openPlayground({ now, store: playground.store })
      await playground.quizRunner.start()
      server.cut()
    },
    get playground() {
      return playground
    },
  }
}

test.each([1, 2, 5, 14])(
  'after a restart of %i seconds the open question is there, and says who has answered what',
  async (seconds) => {
    const room = await openRestartable()
    const [ana, ben] = [await room.tab('ana'), await room.tab('ben')]
    await type(ana, 'quiz start 3 seconds:120')
    for (const page of [ana, ben]) {
      await page.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
      await click(page, 'Join')
      await inMessages(page, 'You’ve joined. Good luck!').waitFor()
    }
    const id = (await room.store.quizzes.findRunningId('web:class', 'web:quiz'))!
    await click(ana, 'Start now')
    const question = { name: 'Question 1 of 3', exact: true }
    await ana.getByRole('heading', question).waitFor()
    await answer(ana, await openItem(room.playground, id), true)
    const receipt = ana.locator('.receipt')
    await receipt.getByText('Your answer').first().waitFor()
    const told = await receipt.innerText()
    const marked = await ana.locator('[aria-pressed="true"]').count()

    await room.restart(seconds * 1000)
    const chloe = await room.tab('chloe')
    for (const page of [ana, ben, chloe]) await page.getByRole('heading', question).waitFor()
    await ana.reload()
    await ana.getByRole('heading', question).waitFor()
    await expect.poll(() => receipt.innerText()).toBe(told)
    expect(await ana.locator('[aria-pressed="true"]').count()).toBe(marked)
    expect(await ana.locator('.receipt').count()).toBe(1)
    expect(await chloe.locator('.receipt').count()).toBe(0)
    // What is chosen now takes the place of what was chosen before.
    await answer(ben, await openItem(room.playground, id), false)
    await ben.locator('.receipt').getByText('Your answer').first().waitFor()
    expect(await ben.locator('.message').getByText('Your answer:').count()).toBe(1)
  },
  240_000,
)
