/** Small things of the page that people trip over: ways to the answers, what a message is headed with, times, small screens. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { question } from '../../fixtures/practice.ts'
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

test('on a phone an empty channel begins with its greeting', async () => {
  const { tab } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general', viewport: { width: 360, height: 600 } })
  expect(await page.locator('#scroll').evaluate((list) => list.scrollTop)).toBe(0)
})

test('the heading of a message that counts down covers what scrolls by beneath it', async () => {
  const { tab } = await openClassroom(browser)
  const ana = await tab('ana', { viewport: { width: 360, height: 480 } })
  await type(ana, 'quiz start 3')
  const heading = inMessages(ana, 'A quiz is about to start')
  await heading.waitFor()
  await ana.locator('.timer').evaluate((timer) => timer.scrollIntoView({ block: 'center' }))
  const [shown, list] = await Promise.all([
    heading.boundingBox(),
    ana.locator('#scroll').boundingBox(),
  ])
  expect(shown!.y - list!.y).toBeLessThan(1)
})

test('whoever has joined by the keyboard is not left on the button that undoes it', async () => {
  const { tab } = await openClassroom(browser)
  const [ana, ben] = [await tab('ana'), await tab('ben')]
  await type(ana, 'quiz start 3')
  const join = ben.getByRole('button', { name: 'Join', exact: true })
  await join.focus()
  // A key that is held down.
  for (const _ of [1, 2, 3]) await ben.keyboard.down('Enter')
  await ben.keyboard.up('Enter')
  await inMessages(ben, 'You’ve joined.').waitFor()
  expect(await ben.evaluate('document.activeElement.className')).toContain('message')
})

test('a tab that stays open shows no more messages than one that is opened, and what is asked for lately', async () => {
  const { tab, playground } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general' })
  const room = roomOf('general', 'ana')
  const words = Array.from({ length: 210 }, (_, index) => `Post ${index + 1}.`)
  for (const each of words) await playground.platform.post(room, replyWith(text(each)))
  await inMessages(page, 'Post 210.').waitFor()
  expect(await page.locator('.message').count()).toBe(200)
  await page.reload()
  expect(await page.locator('.message').count()).toBe(200)
  expect(await inMessages(page, 'Post 210.').count()).toBe(1)
})

test('enlarged four times, most of the screen is for what is read', async () => {
  const { tab } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general', viewport: { width: 320, height: 200 } })
  const list = await page.locator('#scroll').boundingBox()
  expect(list!.height).toBeGreaterThan(110)
})

test('the rest of a question that is taller than the screen isn’t called new; what comes below it is', async () => {
  const { tab, playground } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general', viewport: { width: 320, height: 200 } })
  const room = roomOf('general', 'ana')
  const until = Date.now() + 60_000
  const ref = await playground.platform.post(room, question(until))
  await playground.platform.edit(ref, question(until + 1))
  await page.locator('.message[data-revision="2"]').waitFor()
  const newer = page.getByRole('button', { name: 'New messages' })
  expect(await newer.isVisible()).toBe(false)
  await playground.platform.post(room, replyWith(text('Below. '.repeat(200))))
  await newer.waitFor()
})

test('a timer whose end moves by a second goes on from where it was', async () => {
  const { tab, playground } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general' })
  await page.clock.install()
  const until = Date.now() + 60_000
  const ref = await playground.platform.post(roomOf('general', 'ana'), question(until))
  const bar = page.getByRole('progressbar')
  await bar.waitFor()
  await page.clock.fastForward(30_000)
  await expect.poll(() => bar.getAttribute('value').then(Number)).toBeLessThan(0.6)
  await playground.platform.edit(ref, question(until - 1000))
  await expect.poll(() => page.locator('.message').getAttribute('data-revision')).toBe('2')
  expect(Number(await bar.getAttribute('value'))).toBeLessThan(0.6)
})

test('once there is a network again, nothing says that there is none', async () => {
  const { tab } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general' })
  await page.route('**/play/line', (route) => route.fulfill({ body: 'no JSON' }))
  await type(page, 'quote')
  await page.getByRole('alert').getByText('The classroom doesn’t answer.').waitFor()
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
})

test('a form that answers a question says how much time is left, and that the question is closed meanwhile', async () => {
  const written = herPack.quiz.filter(({ kind }) => kind === 'finish')
  const { tab } = await openClassroom(browser, { pack: { ...herPack, quiz: written } })
  const [rivera, ana] = [await tab('rivera'), await tab('ana')]
  await type(rivera, 'quiz start 3 seconds:120')
  await click(ana, 'Join')
  await inMessages(ana, 'You’ve joined. Good luck!').waitFor()
  await click(rivera, 'Start now')
  await click(ana, 'Answer…')
  const form = ana.getByRole('dialog', { name: 'Your answer' })
  await form.getByText(/^[12]:\d\d$/).waitFor()
  await form.getByRole('textbox').fill('half a sentence')
  await type(rivera, 'quiz skip')
  await form.getByText('This question is closed, so an answer to it no longer counts.').waitFor()
  expect(await form.getByRole('textbox').inputValue()).toBe('half a sentence')
})

test('a request that gets no answer is given up after half a minute, and is sent again as the same one', async () => {
  const { tab } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general' })
  const sent: string[] = []
  await page.route('**/play/line', async (route) => {
    sent.push((route.request().postDataJSON() as { request: string }).request)
    await page.evaluate('endTime()')
  })
  // The half minute is over as soon as the request is here.
  await page.evaluate(`{
    AbortSignal.timeout = (ms) => {
      const time = new AbortController()
      waited = ms
      endTime = () => time.abort(new DOMException('The time is over.', 'TimeoutError'))
      return time.signal
    }
  }`)
  await type(page, 'quote')
  await page.getByRole('alert').getByText('The classroom doesn’t answer.').waitFor()
  expect(await page.evaluate('waited')).toBe(30_000)
  expect(sent).toHaveLength(2)
  expect(new Set(sent).size).toBe(1)
})

test('a lost connection is said once, however often the page tries again', async () => {
  const { tab, address } = await openClassroom(browser)
  const page = await tab('ana', { room: 'general' })
  await page.addInitScript(
    `EventSource = class extends EventSource { constructor(url) { super(url); globalThis.source = this } }`,
  )
  await page.goto(`${address}/?as=ana&room=general`)
  await page.locator('[data-person="ana"] .here:not([hidden])').waitFor({ state: 'attached' })
  const said = await page.evaluate(`{
    const watch = new MutationObserver(() => {})
    watch.observe(document.getElementById('connection'), { childList: true, characterData: true, subtree: true })
    for (let times = 0; times < 3; times += 1) source.dispatchEvent(new Event('error'))
    watch.takeRecords().flatMap((record) => [...record.addedNodes]).map((node) => node.data)
  }`)
  expect(said).toEqual(['Connection lost. Trying again…'])
})
