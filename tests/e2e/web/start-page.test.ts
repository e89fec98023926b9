/** The teacher’s start page in a real browser: with a mouse, with the keyboard alone, on a phone, and as axe sees it. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { optionResolver, personOf, roomOf } from '../../../src/adapters/web/ids.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { violations } from '../../fixtures/classroom-tabs.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { openPlayground, serve } from '../../fixtures/playground.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

async function openStart(lines: readonly string[] = [], options: BrowserContextOptions = {}) {
  const playground = await openPlayground()
  await playground.quizRunner.start()
  const server = await serve(playground)
  onTestFinished(async () => {
    await playground.quizRunner.stop()
    await server.close()
    await playground.store.close()
  })
  let events = 0

  /** What the bot says to the teacher in the channel #general. */
  async function say(line: string): Promise<string> {
    const event = { id: `e${(events += 1)}`, person: personOf('rivera'), at: Date.now() }
    const room = roomOf('general', 'rivera')
    const asked = { ...event, room, line, resolver: optionResolver }
    return toPlainText(replyOf(await playground.dispatch.line(asked)))
  }

  for (const line of lines) await say(line)
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  await page.goto(`${server.address}/?as=rivera`)
  await page.getByRole('heading', { name: 'Hello, Ms. Rivera.' }).waitFor()
  // Live from here on.
  await page.locator('[data-person="rivera"] .here:not([hidden])').waitFor({ state: 'attached' })
  return { page, say, playground }
}

const daily = ['daily set 08:30 timezone:Europe/London']

function part(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

/** The bot’s answer to what was just sent, which is then closed. */
async function answer(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'The bot’s answer' })
  await dialog.waitFor()
  const words = await dialog.innerText()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  return words
}

/** The prompts of the plan, by date. */
async function planOf(page: Page): Promise<ReadonlyMap<string, string>> {
  const days = await page.locator('[data-day]').all()
  const rows = days.map(async (day) => {
    const date = (await day.getAttribute('data-day')) ?? ''
    return [date, await day.locator('p').first().innerText()] as const
  })
  return new Map(await Promise.all(rows))
}

test('a teacher sees today first, a student the welcome as before', async () => {
  const { page, playground } = await openStart()
  for (const name of ['Today', 'Quiz', 'Daily plan', 'Progress', 'Packs', 'Results']) {
    await part(page, name).waitFor()
  }
  expect(await part(page, 'Today').innerText()).toContain('There is no daily post yet.')
  const student = await (await playground.routes.request('/?as=ana')).text()
  expect(student).toContain('Hello, Ana.')
  expect(student).not.toContain('Daily plan')
})

test('starts a quiz by a form, with the usual values filled in, and follows it', async () => {
  const { page, playground } = await openStart()
  const form = part(page, 'Quiz')
  expect(await form.getByLabel('Questions').inputValue()).toBe('5')
  expect(await form.getByLabel('Seconds for each').inputValue()).toBe('30')
  await form.getByLabel('Questions').fill('3')
  await form.getByLabel('About').selectOption('Everything so far')
  await form.getByRole('button', { name: 'Start the quiz' }).click()
  expect(await answer(page)).toContain('The quiz is open.')
  const id = await playground.store.quizzes.findRunningId('web:class', 'web:quiz')
  expect((await playground.store.quizzes.findPlan('web:class', id!))?.items).toHaveLength(3)
  await part(page, 'Today').getByText('A quiz is open in #quiz').waitFor()
  const projector = part(page, 'Today').getByRole('link', { name: /^Projector view/ })
  expect(await projector.getAttribute('href')).toContain('/projector/')
})

test('a preset’s own values hold unless another is filled in', async () => {
  const { page, playground } = await openStart(['quiz save name:friday questions:4 seconds:60'])
  const form = part(page, 'Quiz')
  await form.getByLabel('Preset').selectOption('friday')
  await form.getByLabel('Seconds for each').fill('45')
  await form.getByRole('button', { name: 'Start the quiz' }).click()
  await answer(page)
  const id = await playground.store.quizzes.findRunningId('web:class', 'web:quiz')
  const plan = await playground.store.quizzes.findPlan('web:class', id!)
  expect(plan?.settings).toMatchObject({ questions: 4, seconds: 45 })
})

test('sets up a daily post with pickers, and changes it with what was chosen filled in', async () => {
  const nextYear = new Date().getFullYear() + 1
  const { page, say } = await openStart([], { timezoneId: 'Europe/London' })
  const plan = part(page, 'Daily plan')
  expect(await plan.getByLabel('Time', { exact: true }).getAttribute('type')).toBe('time')
  expect(await plan.getByLabel('Time zone').inputValue()).toBe('Europe/London')
  await plan.getByLabel('Time', { exact: true }).fill('09:15')
  await plan.getByLabel('Fri').uncheck()
  await plan.getByLabel('Last day').fill(`${nextYear}-06-30`)
  await plan.getByRole('button', { name: 'Set it up' }).click()
  expect(await answer(page)).toContain('The daily post is set')
  expect(await say('daily status')).toContain('09:15')

  await plan.getByText('Change its time, days and dates').click()
  const form = plan.locator('details').first()
  expect(await form.getByLabel('Time', { exact: true }).inputValue()).toBe('09:15')
  expect(await form.getByLabel('Fri').isChecked()).toBe(false)
  expect(await form.getByLabel('Last day').inputValue()).toBe(`${nextYear}-06-30`)
  await form.getByLabel('Last day').fill('')
  await form.getByLabel('Pin each post').check()
  await form.getByRole('button', { name: 'Save' }).click()
  await answer(page)
  const status = await say('daily status')
  expect(status).toContain('pinned')
  expect(status).not.toContain('Ends')
})

test('a browser that doesn’t say where it is leaves the time zone of a new daily post to be chosen', async () => {
  const { page } = await openStart([], { timezoneId: 'UTC' })
  const zone = page.getByLabel('Time zone')
  expect(await zone.inputValue()).toBe('')
  expect(await zone.locator('option:checked').textContent()).toContain('Choose yours')
})

test('swaps two days with the keyboard alone, skips one and brings it back; what is shown is what the bot says', async () => {
  const { page, say } = await openStart(daily)
  const before = await planOf(page)
  const [first = '', second = ''] = [...before.keys()]
  function name(date: string): Locator {
    return page.locator(`[data-pick="${date}"]`)
  }
  await name(first).focus()
  await page.keyboard.press('Enter')
  expect(await name(first).getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Escape')
  expect(await name(first).getAttribute('aria-pressed')).toBe('false')
  await page.keyboard.press('Enter')
  await name(second).focus()
  await page.keyboard.press('Enter')
  await answer(page)
  await expect.poll(async () => (await planOf(page)).get(first)).toBe(before.get(second))
  expect((await planOf(page)).get(second)).toBe(before.get(first))
  expect(await page.evaluate('document.activeElement.dataset.pick')).toBe(second)
  const said = await say('daily plan')
  expect(said.indexOf(before.get(second)!)).toBeLessThan(said.indexOf(before.get(first)!))

  const day = page.locator(`[data-day="${second}"]`)
  await day.getByRole('button', { name: /^Skip: / }).click()
  await answer(page)
  await day.getByText('Skipped').waitFor()
  await day.getByRole('button', { name: /^Don’t skip: / }).click()
  await answer(page)
  await day.getByRole('button', { name: /^Skip: / }).waitFor()
})

test('swaps two days by dragging one onto the other', async () => {
  const { page } = await openStart(daily)
  const before = await planOf(page)
  const [first = '', second = ''] = [...before.keys()]
  await page.locator(`[data-day="${first}"]`).dragTo(page.locator(`[data-day="${second}"]`))
  await answer(page)
  await expect.poll(async () => (await planOf(page)).get(first)).toBe(before.get(second))
})

test('changes one day in the bot’s own answer, without leaving it', async () => {
  const { page } = await openStart(daily)
  const [first = ''] = [...(await planOf(page)).keys()]
  await page
    .locator(`[data-day="${first}"]`)
    .getByRole('button', { name: /^Change/ })
    .click()
  const dialog = page.getByRole('dialog', { name: 'The bot’s answer' })
  await dialog.getByRole('button', { name: 'Skip this day' }).click()
  await dialog.getByText('You’re skipping this day').waitFor()
  await page.keyboard.press('Escape')
  await page.locator(`[data-day="${first}"]`).getByText('Skipped').waitFor()
  expect((await planOf(page)).get(first)).toBe('Skipped')
})

test('moves the class on by choosing a scene, and opens the story again', async () => {
  const { page, say } = await openStart()
  const progress = part(page, 'Progress')
  await progress.getByLabel('The last scene the class has come to').selectOption({ index: 1 })
  await progress.getByRole('button', { name: 'Move the class here' }).click()
  expect(await answer(page)).toContain('The class has now reached')
  expect(await say('progress')).toContain('The class has reached scene 2')
  await progress.getByRole('button', { name: 'Open the whole story' }).click()
  await answer(page)
  await progress.getByText('The whole story is open').waitFor()
})

test('a pack with mistakes is refused as the bot refuses it', async () => {
  const { page } = await openStart()
  const packs = part(page, 'Packs')
  const file = { name: 'pack.yaml', mimeType: 'text/yaml', buffer: Buffer.from('title: [') }
  await packs.getByLabel('Your own pack, as one YAML file').setInputFiles(file)
  await packs.getByRole('button', { name: 'Upload', exact: true }).click()
  expect(await answer(page)).toContain('Nothing was saved')
})

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['a phone', { viewport: { width: 390, height: 844 } }],
  [
    'a tablet in forced colours',
    { viewport: { width: 820, height: 1180 }, forcedColors: 'active' },
  ],
] as const)('axe finds nothing, and nothing runs over the side: %s', async (_name, options) => {
  const { page } = await openStart([...daily, 'quiz start 3'], options)
  expect(await violations(page)).toEqual([])
  const over = await page.evaluate(
    `document.querySelector('#scroll').scrollWidth - document.querySelector('#scroll').clientWidth`,
  )
  expect(over).toBe(0)
  await page.getByRole('link', { name: 'Results' }).click()
  await expect
    .poll(async () => await page.evaluate(`document.querySelector('#scroll').scrollTop > 0`))
    .toBe(true)
  expect(await page.evaluate('document.documentElement.scrollTop')).toBe(0)
  await page
    .getByRole('button', { name: /^Change: / })
    .first()
    .click()
  await page.getByRole('dialog', { name: 'The bot’s answer' }).waitFor()
  expect(await violations(page)).toEqual([])
})

test('all commands are listed in plain words by what they are for and by role, and the channel promises no talk', async () => {
  const { playground } = await openStart()
  const [teachers = '', students = ''] = await Promise.all(
    ['rivera', 'ana'].map(async (as) =>
      (await playground.routes.request(`/?as=${as}&room=general`)).text(),
    ),
  )
  const own = teachers.slice(teachers.indexOf('<h3>For teachers</h3>'))
  expect(own).toContain('aria-label="Type daily set"')
  expect(own).not.toContain('aria-label="Type scene"')
  expect(
    [...students.matchAll(/<h3>([^<]+)<\/h3>\s*<ul class="commands"/g)].map(([, each]) => each),
  ).toEqual(['Look things up', 'Play and practise', 'Your class and you'])
  const list = students.slice(students.indexOf('<dialog id="commands"'))
  expect(list).not.toMatch(/&lt;\w+&gt;|\w+:&quot;…|\[\w+:/)
  expect(students).not.toContain('For teachers')
  expect(students).not.toMatch(/talk about them/)
})
