import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { heading, note, replyWith, select } from '../../../src/core/reply/reply.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { violations } from '../../fixtures/classroom-tabs.ts'
import { type Playground, openPlayground, serve } from '../../fixtures/playground.ts'
import { createPractice, question } from '../../fixtures/practice.ts'

let browser: Browser
let playground: Playground
let address: string
let presses: readonly string[]
let cut: () => void

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  const practice = createPractice()
  presses = practice.taken
  playground = await openPlayground({ extra: [practice.command] })
  const server = await serve(playground)
  address = server.address
  cut = server.cut
  return server.close
})

/** Opens a tab as a person. Anything the browser complains about, the content policy included, fails the test. */
async function open(
  as: string,
  { room = 'general', ...options }: BrowserContextOptions & { room?: string } = {},
) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  // It only ends what hangs.
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    // A connection that was cut on purpose is reported, too.
    const isCut = message.text().includes('net::ERR_')
    if (['error', 'warning'].includes(message.type()) && !isCut) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(request.url())
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  await page.goto(`${address}/?as=${as}&room=${room}`)
  // Live from here on: the page knows that somebody is here only from its event stream.
  await page.locator(`[data-person="${as}"] .here:not([hidden])`).waitFor({ state: 'attached' })
  return page
}

function lineOf(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Command', exact: true })
}

async function type(page: Page, words: string) {
  await lineOf(page).fill(words)
  await lineOf(page).press('Enter')
}

async function isFocused(control: Locator): Promise<boolean> {
  return (await control.and(control.page().locator(':focus')).count()) === 1
}

function messages(page: Page): Locator {
  return page.locator('.message')
}

/** What a browser does when another tab is brought to the front. */
async function setHidden(page: Page, hidden: boolean) {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  `)
}

describe('a newcomer', () => {
  test('looks up a scene by typing what they remember and choosing from the list', async () => {
    const page = await open('ana')
    await page.getByRole('heading', { name: 'Hello, Ana.' }).waitFor()
    await lineOf(page).pressSequentially('sc')
    await page.getByRole('option', { name: /^scene/ }).waitFor()
    await lineOf(page).press('ArrowDown')
    await lineOf(page).press('Enter')
    expect(await lineOf(page).inputValue()).toBe('scene ')
    await page.getByRole('option').first().waitFor()
    expect(await page.locator('#usage mark').textContent()).toBe('[query]')
    const [first] = await page.getByRole('option').locator('b').allTextContents()
    await lineOf(page).press('ArrowDown')
    await lineOf(page).press('Enter')
    expect(await lineOf(page).inputValue()).toBe(`scene ${first}`)
    await lineOf(page).press('Enter')
    await messages(page).getByRole('heading', { name: first!, exact: true }).waitFor()
    expect(await page.getByRole('heading', { name: 'Hello, Ana.' }).isVisible()).toBe(false)
    await messages(page).getByText('Only you can see this').waitFor()
  })

  test('starts with a suggested command line', async () => {
    const page = await open('ana')
    const idea = page.getByRole('button', { name: /^scene / })
    const [line = ''] = await idea.locator('code').allTextContents()
    await idea.click()
    const title = await messages(page).getByRole('heading', { level: 3 }).textContent()
    expect(`scene ${title}`).toBe(line)
  })

  test('reads what was wrong, and gets the line back with the up arrow', async () => {
    const page = await open('ana')
    await type(page, 'sceen storm')
    await messages(page).getByText('I read that as').waitFor()
    await lineOf(page).press('ArrowUp')
    expect(await lineOf(page).inputValue()).toBe('sceen storm')
  })

  test('browses the commands and fills in the form of one', async () => {
    const page = await open('ana')
    await page.getByRole('button', { name: 'All commands' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Form for discuss' }).click()
    const dialog = page.getByRole('dialog', { name: 'discuss' })
    await dialog.getByLabel('show').selectOption('yes')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Send' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await messages(page).locator('.prompt').waitFor()
    expect(await messages(page).getByText('Only you can see this').count()).toBe(0)
  })
})

describe('buttons, menus and forms', () => {
  test('a button on a private answer changes it in place and keeps the focus', async () => {
    const page = await open('ana')
    await type(page, 'quote')
    const another = page.getByRole('button', { name: 'Another line' })
    await another.focus()
    const before = await messages(page).locator('.line').textContent()
    await page.keyboard.press('Enter')
    await expect.poll(() => messages(page).locator('.line').textContent()).not.toBe(before)
    expect(await messages(page).count()).toBe(1)
    expect(await isFocused(another)).toBe(true)
  })

  test('a form opens as a dialog, insists on what is required, and is answered', async () => {
    const page = await open('ana')
    await type(page, 'practice form')
    const dialog = page.getByRole('dialog', { name: 'Type the rest' })
    await dialog.waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Answer' }).click()
    expect(await dialog.isVisible()).toBe(true)
    // The browser leaves out what is beyond the end, which the page says.
    await dialog.getByLabel('How does it go on?').fill('a'.repeat(99))
    await page.keyboard.insertText('bc')
    const full = dialog.getByRole('alert').getByText('This field is full: it has room for 100')
    await full.waitFor()
    await dialog.getByLabel('How does it go on?').fill('no')
    await full.waitFor({ state: 'hidden' })
    await dialog.getByLabel('Why?').fill('because I say so')
    await dialog.getByRole('button', { name: 'Answer' }).click()
    await dialog.getByRole('alert').getByText('That isn’t the rest of a line.').waitFor()
    expect(await dialog.getByLabel('Why?').inputValue()).toBe('because I say so')
    expect(await violations(page)).toEqual([])
    expect(await messages(page).count()).toBe(0)
    await dialog.getByLabel('How does it go on?').fill('and the <b>sea</b> answered')
    await dialog.getByLabel('Quite').check()
    await dialog.getByRole('button', { name: 'Answer' }).click()
    await messages(page).getByText('and the <b>sea</b> answered').waitFor()
    expect(await dialog.isVisible()).toBe(false)
  })

  test('menus send what was chosen, and say if that is too little', async () => {
    const page = await open('ana')
    await type(page, 'practice menus')
    const many = page.getByRole('group', { name: /^Several themes/ })
    const choose = page.getByRole('button', { name: 'Choose' }).nth(1)
    await many.getByLabel('Memory').check()
    await choose.click()
    await page.getByText('Choose 2 to 3, please.').waitFor()
    await many.getByLabel('Language').check()
    await choose.click()
    await messages(page).getByText('language', { exact: true }).waitFor()
    expect(await messages(page).count()).toBe(1)
  })

  test('a double click answers once', async () => {
    const page = await open('ana')
    await type(page, 'practice question')
    await page.getByRole('button', { name: /^A / }).dblclick()
    await messages(page).getByText('Your answer is A.').waitFor()
    expect(presses).toEqual(['web:ana A'])
  })

  test('every kind of block shows, is announced, and axe finds nothing wrong with it', async () => {
    const page = await open('ana')
    await type(page, 'practice blocks')
    await messages(page).locator('table').first().waitFor()
    await expect.poll(() => page.locator('#spoken').textContent()).toMatch(/^Only you: Some words/)
    await messages(page).getByText('Spoiler').click()
    expect(await violations(page)).toEqual([])
  })
})

describe('several tabs', () => {
  test('three people see the same messages live, and nobody else’s private ones', async () => {
    const [rivera, ana, ben] = await Promise.all([open('rivera'), open('ana'), open('ben')])
    await type(rivera, 'practice question')
    await Promise.all(
      [ana, ben].map((page) => messages(page).getByText('Question 2 of 5').waitFor()),
    )
    await ana.getByRole('button', { name: /^B / }).click()
    await messages(ana).getByText('Your answer is B.').waitFor()
    await ben.getByRole('button', { name: /^C / }).click()
    await messages(ben).getByText('Your answer is C.').waitFor()
    expect(await messages(ana).getByText('Your answer is C.').count()).toBe(0)
    expect(await messages(rivera).getByText('Your answer is').count()).toBe(0)
    expect(await ben.locator('[data-person="ana"] .here').isVisible()).toBe(true)
    expect(await ben.locator('[data-person="dev"] .here').isVisible()).toBe(false)
  })

  test('sharing shows a private answer to the room', async () => {
    const [ana, ben] = await Promise.all([open('ana'), open('ben')])
    await type(ana, 'discuss')
    await ana.getByRole('button', { name: 'Share with the channel' }).click()
    await messages(ben).getByText('Shared by Ana.').waitFor()
    expect(await messages(ben).count()).toBe(1)
    await messages(ana).getByText('Shared with the channel.').waitFor()
    expect(await ana.getByRole('button', { name: 'Share with the channel' }).count()).toBe(0)
  })

  test('a message that the bot edits changes in place: focus stays, and it is not read out again', async () => {
    const page = await open('ana')
    const until = Date.now() + 86_400_000
    const ref = await playground.platform.post(roomOf('general', 'ana'), question(until))
    const answer = page.getByRole('button', { name: /^B / })
    await answer.focus()
    await page.locator('#spoken').evaluate((region) => (region.textContent = ''))
    await playground.platform.edit(ref, question(until, 2))
    await messages(page).getByText('2 of 3 have answered.').waitFor()
    expect(await isFocused(answer)).toBe(true)
    expect(await page.locator('#spoken').textContent()).toBe('')
    await playground.platform.edit(
      ref,
      replyWith(heading('Question 2 of 5: the answer'), note('B')),
    )
    await expect.poll(() => page.locator('#spoken').textContent()).toContain('the answer')
    expect(await messages(page).count()).toBe(1)
  })

  test('an edit does not replace a button that is being pressed', async () => {
    const page = await open('ana')
    const until = Date.now() + 86_400_000
    const ref = await playground.platform.post(roomOf('general', 'ana'), question(until))
    await page.getByRole('button', { name: /^B / }).hover()
    await page.mouse.down()
    await playground.platform.edit(ref, question(until, 2))
    // Once this has arrived, so has the edit.
    await playground.platform.post(roomOf('quiz', 'ana'), replyWith(heading('Afterwards')))
    await page.getByRole('link', { name: /quiz\s*1 new/ }).waitFor()
    await page.mouse.up()
    await messages(page).getByText('Your answer is B.').waitFor()
    await messages(page).getByText('2 of 3 have answered.').waitFor()
    expect(presses).toEqual(['web:ana B'])
  })

  test('ticked boxes stay ticked when their message is edited', async () => {
    const page = await open('ana')
    await type(page, 'practice menus')
    await page.getByRole('checkbox', { name: 'Distance' }).check()
    const id = await messages(page).getAttribute('data-message')
    await playground.platform.pin({ room: 'web:general', class: 'web:class', id: id! })
    await messages(page).getByText('Pinned').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Distance' }).isChecked()).toBe(true)
  })

  test('other channels count new messages, and a message to one person waits in their own channel', async () => {
    const page = await open('ana')
    await playground.platform.post(
      roomOf('quiz', 'ana'),
      replyWith(heading('A quiz is about to start')),
    )
    await playground.platform.sendDirectMessage(
      'web:ana',
      replyWith(heading('Three cards are due')),
    )
    await page.getByRole('link', { name: /quiz\s*1 new/ }).waitFor()
    await page.getByRole('link', { name: /Just you\s*1 new/ }).click()
    await messages(page).getByText('Three cards are due').waitFor()
    expect(await messages(page).count()).toBe(1)
  })

  test('a tab in the background disconnects, and catches up when it is looked at', async () => {
    const [ana, ben] = await Promise.all([open('ana'), open('ben')])
    await ben.locator('[data-person="ana"] .here').waitFor()
    await setHidden(ana, true)
    await ben.locator('[data-person="ana"] .here').waitFor({ state: 'hidden' })
    await playground.platform.post(roomOf('general', 'ana'), replyWith(heading('Said meanwhile')))
    await messages(ben).getByText('Said meanwhile').waitFor()
    expect(await messages(ana).count()).toBe(0)
    await setHidden(ana, false)
    await messages(ana).getByText('Said meanwhile').waitFor()
    await ben.locator('[data-person="ana"] .here').waitFor()
  })

  test('a tab that was cut off catches up', async () => {
    const page = await open('ana')
    cut()
    await page.getByText('Connection lost').waitFor()
    await playground.platform.post(roomOf('general', 'ana'), replyWith(heading('Said meanwhile')))
    await messages(page).getByText('Said meanwhile').waitFor()
    await expect.poll(() => page.locator('#connection').textContent()).toBe('')
  })
})

describe('a quiz', () => {
  test('is answered with the keys 1 to 5, unless the person is typing', async () => {
    const page = await open('ana')
    await type(page, 'practice question')
    await messages(page).getByText('Question 2 of 5').waitFor()
    await page.keyboard.press('3')
    await messages(page).getByText('Your answer is C.').waitFor()
    await lineOf(page).fill('scene ')
    await page.keyboard.press('2')
    expect(await lineOf(page).inputValue()).toBe('scene 2')
    expect(presses).toEqual(['web:ana C'])
  })

  test('several answers are ticked with the keys, and sent with Enter', async () => {
    const page = await open('ana')
    const choices = ['sea', 'sky', 'sand'].map((words, at) => ({ letter: 'ABC'[at]!, text: words }))
    const options = choices.map(({ letter, text }, at) => ({
      label: `${letter}. ${text}`,
      value: String(at),
    }))
    const bounds = { min: 1, max: 3 }
    await playground.platform.post(
      roomOf('general', 'ana'),
      replyWith(
        heading('Which are blue?'),
        { kind: 'choices', choices },
        select('Choose all', 'practice:pick:many', options, bounds),
      ),
    )
    await messages(page).getByText('Which are blue?').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('3')
    await page.keyboard.press('2')
    await page.keyboard.press('3')
    const ticked = page.locator('input[type="checkbox"]:checked')
    expect(
      await ticked.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value'))),
    ).toEqual(['0', '1'])
    await page.keyboard.press('Enter')
    await messages(page).getByText('Chosen').waitFor()
    expect(await messages(page).last().locator('ul li').allInnerTexts()).toEqual(['0', '1'])
  })

  test('shows the time left, and moves the bar in few steps if the person prefers less motion', async () => {
    const page = await open('ana', { reducedMotion: 'reduce' })
    await page.clock.install()
    // From here on time in the page passes only when the test says so.
    await page.clock.pauseAt(Date.now() + 60_000)
    const now = await page.evaluate<number>('Date.now()')
    await playground.platform.post(roomOf('general', 'ana'), question(now + 50_000))
    const left = page.locator('.timer .left')
    // The page’s clock may be behind by what its loading took.
    await left.getByText(/^(0:5\d|1:\d\d)$/).waitFor()
    const [minutes = 0, seconds = 0] = (await left.textContent())!.split(':').map(Number)
    const total = minutes * 60 + seconds
    async function expectAfter(passed: number) {
      const rest = total - passed
      const shown = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`
      await left.getByText(shown, { exact: true }).waitFor()
      const value = await page.locator('.timer progress').getAttribute('value')
      expect(Number(value)).toBeCloseTo(Math.ceil((rest / total) * 5) / 5)
    }
    await expectAfter(0)
    await page.clock.fastForward(6000)
    await expectAfter(6)
    await page.clock.fastForward(30_000)
    await expectAfter(36)
    await page.clock.fastForward(total * 1000)
    await left.getByText('Time’s up').waitFor()
  })
})

describe('accessibility', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (colorScheme) => {
    const page = await open('ana', { colorScheme })
    expect(await violations(page)).toEqual([])
    await lineOf(page).fill('quote ')
    await page.getByRole('option').first().waitFor()
    await lineOf(page).press('ArrowDown')
    expect(await violations(page)).toEqual([])
    await lineOf(page).press('Escape')
    await type(page, 'quote')
    await messages(page).locator('blockquote').waitFor()
    await type(page, 'practice question')
    await messages(page).getByText('Question 2 of 5').waitFor()
    await type(page, 'practice menus')
    await page.getByRole('heading', { name: 'Menus' }).waitFor()
    expect(await violations(page)).toEqual([])
    await messages(page).first().getByRole('button', { name: 'How it looks' }).click()
    await page.getByRole('dialog', { name: 'How it looks' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('the theme can be changed, and stays after a reload', async () => {
    const page = await open('ana', { colorScheme: 'light' })
    function background() {
      return page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    }
    const light = await background()
    await page.getByRole('button', { name: 'Light or dark' }).click()
    const dark = await background()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await background()).toBe(dark)
  })

  test('with the keyboard alone: look up, press a button, see a preview, become somebody else', async () => {
    const page = await open('ana')
    await page.keyboard.type('quote')
    await page.keyboard.press('Enter')
    await messages(page).locator('blockquote').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    const share = page.getByRole('button', { name: 'Share with the channel' })
    expect(await isFocused(share)).toBe(true)
    await page.keyboard.press('Enter')
    await messages(page).getByText('Shared by Ana.').waitFor()
    await page.keyboard.press('/')
    expect(await isFocused(lineOf(page))).toBe(true)
    await messages(page).first().getByRole('button', { name: 'How it looks' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'How it looks' }).getByText('On Slack').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /^Ben/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('Type a command as Ben').waitFor()
    expect(await messages(page).getByText('Only you can see this').count()).toBe(0)
    await messages(page).getByText('Shared by Ana.').waitFor()
  })

  test('on a phone nothing is cut off, and channels and people are in a sidebar that slides in', async () => {
    const page = await open('ana', {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    await type(page, 'practice blocks')
    await messages(page).locator('table').first().waitFor()
    await lineOf(page).fill('practice qu')
    await page.getByRole('option', { name: 'practice question' }).tap()
    expect(await lineOf(page).inputValue()).toBe('practice question ')
    await page.getByRole('button', { name: 'Send' }).tap()
    await messages(page).getByText('Question 2 of 5').waitFor()
    const widths = await page.evaluate<readonly number[]>(
      `[document.documentElement.scrollWidth, document.getElementById('scroll').scrollWidth, innerWidth]`,
    )
    expect(Math.max(...widths)).toBe(360)
    expect(await violations(page)).toEqual([])
    const people = page.getByRole('link', { name: /^Ben/ })
    expect(await people.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Channels and people' }).tap()
    await people.waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await people.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Channels and people' }).tap()
    await people.tap()
    await page.getByPlaceholder('Type a command as Ben').waitFor()
  })

  test('messages can be read without scripts', async () => {
    await playground.platform.post(roomOf('general', 'ana'), replyWith(heading('Quote of the day')))
    const context = await browser.newContext({ javaScriptEnabled: false })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('heading', { name: 'Quote of the day' }).waitFor()
    expect(await page.locator('.noscript').isVisible()).toBe(true)
  })
})

describe('a classroom that others can reach', () => {
  const key = 'a key of the teachers'

  async function openShared(options: BrowserContextOptions = {}) {
    const shared = await openPlayground({ key })
    const server = await serve(shared, { isLinked: false })
    const context = await browser.newContext(options)
    onTestFinished(async () => {
      await context.close()
      await server.close()
    })
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    await page.goto(server.address)
    return { page, address: server.address }
  }

  test('keeps the line of somebody who is quicker than its scripts', async () => {
    const { page } = await openShared()
    const scripts = Promise.withResolvers<void>()
    await page.route('**/assets/app.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    await page.getByRole('button', { name: 'Ben' }).click({ noWaitAfter: true })
    await page.getByPlaceholder('Type a command as Ben').waitFor()
    await type(page, 'help')
    expect(await lineOf(page).inputValue()).toBe('help')
    scripts.resolve()
    await page.locator('[data-person="ben"] .here:not([hidden])').waitFor({ state: 'attached' })
    await lineOf(page).press('Enter')
    await messages(page).getByText('Only you can see this').waitFor()
  })

  test('lets a student in by name and a teacher with the key', async () => {
    const { page, address: where } = await openShared()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Key').fill('not the right key')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('That isn’t the teachers’ key').waitFor()
    await page.getByRole('button', { name: 'Ben' }).click()
    await page.locator('[data-person="ben"] .here:not([hidden])').waitFor({ state: 'attached' })
    await type(page, 'help')
    await messages(page).getByText('Only you can see this').waitFor()
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    await page.goto(`${where}/?as=rivera`)
    await page.getByLabel('Key').fill(key)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Hello, Ms. Rivera.' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  })

  test('fits on a phone', async () => {
    const { page } = await openShared({ viewport: { width: 360, height: 740 }, isMobile: true })
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBe(360)
    expect(await violations(page)).toEqual([])
  })
})
