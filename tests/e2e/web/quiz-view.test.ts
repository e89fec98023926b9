/** What students have on their screens while they play: the open question and its answer, with their own part inside. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import {
  answer,
  click,
  inMessages,
  openClassroom,
  openItem,
  type,
  violations,
} from '../../fixtures/classroom-tabs.ts'
import { herPack } from '../../fixtures/her-pack.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

/** How far the heading of the quiz is outside the list of messages, and the page itself has been pushed; in pixels. */
function outOfView(page: Page) {
  return page.evaluate<Record<'above' | 'below' | 'pushed', number>>(`(() => {
    const heading = document.querySelector('.message:has(.timer) .heading').getBoundingClientRect()
    const list = document.getElementById('scroll').getBoundingClientRect()
    return {
      above: Math.max(0, Math.round(list.top - heading.top)),
      below: Math.max(0, Math.round(heading.bottom - list.bottom)),
      pushed: document.documentElement.scrollTop,
    }
  })()`)
}

const inView = { above: 0, below: 0, pushed: 0 }

/** Every student has the heading on their screen. */
async function expectHeading(pages: readonly Page[], name: string) {
  for (const page of pages) {
    await page.getByRole('heading', { name, exact: true }).waitFor()
    expect({ name, ...(await outOfView(page)) }).toEqual({ name, ...inView })
  }
}

test.each([
  ['a small laptop', { width: 1366, height: 768 }],
  ['a phone', { width: 390, height: 844 }],
])(
  'on %s the heading of every question and answer is in view',
  async (_, viewport) => {
    const { playground, tab } = await openClassroom(browser, { pack: herPack })
    const all = [
      await tab('ana', { viewport }),
      await tab('ben', { viewport }),
      await tab('chloe', { viewport }),
    ]
    const [ana] = all as [Page, Page, Page]
    await type(ana, 'quiz start 8 seconds:120')
    for (const page of all) {
      await click(page, 'Join')
      await inMessages(page, 'You’ve joined. Good luck!').waitFor()
    }
    const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
    await click(ana, 'Start now')
    for (const round of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await expectHeading(all, `Question ${round} of 8`)
      const item = await openItem(playground, id)
      for (const [index, page] of all.entries()) {
        await answer(page, item, index === 0)
        // The first two have their own part inside the card; with the last answer the question closes.
        if (index < 2) await page.locator('.message:has(.timer) .receipt').waitFor()
        expect(await outOfView(page)).toEqual(inView)
      }
      await expectHeading(all, `Question ${round} of 8: the answer`)
      await type(ana, 'quiz skip')
    }
  },
  240_000,
)

test('a student’s own choice is marked, and joining and the host’s controls are not offered in vain', async () => {
  const { playground, tab } = await openClassroom(browser)
  const [ana, ben, rivera] = [await tab('ana'), await tab('ben'), await tab('rivera')]
  await type(ana, 'quiz start 3 seconds:120')
  function start(page: Page) {
    return page.getByRole('button', { name: 'Start now' }).first()
  }
  await start(ana).waitFor()
  await start(rivera).waitFor()
  await ben.getByRole('button', { name: 'Join', exact: true }).waitFor()
  expect(await start(ben).count()).toBe(0)
  expect(await ben.getByRole('button', { name: 'Host…' }).count()).toBe(0)
  for (const page of [ana, ben]) {
    await click(page, 'Join')
    await inMessages(page, 'You’ve joined. Good luck!').waitFor()
    expect(await page.getByRole('button', { name: 'Join', exact: true }).count()).toBe(0)
  }
  await click(ana, 'Start now')
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  for (const round of [1, 2, 3]) {
    await ana.getByRole('heading', { name: `Question ${round} of 3`, exact: true }).waitFor()
    const item = await openItem(playground, id)
    await answer(ana, item, true)
    await inMessages(ana, 'Your answer').first().waitFor()
    const chosen = ana.locator('.choice[aria-pressed="true"]')
    expect(await chosen.count()).toBe(item.by === 'one' ? 1 : 0)
    if (item.by === 'one') {
      await ana.reload()
      await chosen.getByText(item.options[item.key] ?? '').waitFor()
    }
    expect(await violations(ana)).toEqual([])
    expect(await ben.locator('.receipt').count()).toBe(0)
    await type(ana, 'quiz skip')
    await ana.getByRole('heading', { name: `Question ${round} of 3: the answer` }).waitFor()
    await type(ana, 'quiz skip')
  }
})

test('a class talks a question over: two votes on every screen and the projector, and then what the talk changed', async () => {
  const { playground, tab, address } = await openClassroom(browser)
  const all = [await tab('ana'), await tab('ben'), await tab('chloe')]
  const [ana, ben] = all as [Page, Page, Page]
  const rivera = await tab('rivera')
  await type(rivera, 'quiz start 3 seconds:120 mode:peer talk:pairs small-class:0')
  for (const page of all) {
    await click(page, 'Join')
    await inMessages(page, 'You’ve joined. Good luck!').waitFor()
  }
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  const { plan } = (await playground.store.quizzes.read('web:class', id))!.quiz
  const link = await playground.projector.link(plan)
  const screen = await (await browser.newContext()).newPage()
  onTestFinished(() => screen.context().close())
  await screen.goto(`${address}${new URL(link!).pathname}`)
  await rivera.getByRole('button', { name: 'Start now' }).first().click()

  await expectHeading(all, 'Question 1 of 3: first vote')
  const item = await openItem(playground, id)
  for (const [index, page] of all.entries()) await answer(page, item, index === 0)
  await expectHeading(all, 'Question 1 of 3: talk it over')
  await click(ben, 'Who with?')
  await inMessages(ben, /^Talk it over with /).waitFor()
  await screen.getByRole('heading', { name: 'Question 1 of 3: talk it over' }).waitFor()
  await screen.locator('.clock', { hasText: /Second vote\s+[23]:\d\d/ }).waitFor()
  expect(await screen.locator('meter').count()).toBe(0)
  expect(await screen.locator('#view').innerText()).not.toContain(item.explanation)
  expect(await violations(ben)).toEqual([])

  await type(rivera, 'quiz skip')
  await expectHeading(all, 'Question 1 of 3: second vote')
  for (const [index, page] of all.entries()) await answer(page, item, index < 2)
  await expectHeading(all, 'Question 1 of 3: the answer')
  for (const page of [ana, screen]) {
    await page.getByText('First vote: 1 of 3 right. Second vote: 2 of 3.').first().waitFor()
    expect(await page.locator('body').innerText()).toContain('1 changed to right')
  }
})
