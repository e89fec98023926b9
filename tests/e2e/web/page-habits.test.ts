/** What people notice when they work with the page: forms, keys, links, waiting, colours and paper. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { defineCommandGroup, subcommand } from '../../../src/core/command/command.ts'
import { componentId } from '../../../src/core/command/component-id.ts'
import type { Form } from '../../../src/core/reply/form.ts'
import {
  button,
  buttons,
  heading,
  privateReply,
  replyWith,
  text,
} from '../../../src/core/reply/reply.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { inMessages, openClassroom, type, violations } from '../../fixtures/classroom-tabs.ts'
import { question } from '../../fixtures/practice.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

const numberForm: Form = {
  title: 'Your answer',
  press: componentId('habits', 'send'),
  submit: 'Answer',
  fields: [
    { kind: 'text', name: 'number', label: 'A number', required: true, long: false, maxLength: 9 },
  ],
}

const orderForm: Form = {
  title: 'Your answer',
  press: componentId('habits', 'order'),
  submit: 'Answer',
  arrange: 'order',
  fields: ['First', 'Second', 'Third'].map((label, row) => ({
    kind: 'one',
    name: `row-${row}`,
    label,
    required: true,
    options: ['storm', 'lamp', 'harbour'].map((each) => ({ label: each, value: each })),
  })),
}

/** A command whose forms are refused, and ordered. */
const habits = defineCommandGroup({
  name: 'habits',
  summary: 'Opens forms',
  subcommands: {
    number: subcommand({
      summary: 'A number',
      audience: 'person',
      options: {},
      run: () => numberForm,
    }),
    order: subcommand({
      summary: 'An order',
      audience: 'person',
      options: {},
      run: () => orderForm,
    }),
  },
  actions: {
    open: { run: () => numberForm },
    send: {
      run({ fields }) {
        if (Number(fields['number']) > 30) throw new UserError('Type a number from 1 to 30.')
        return privateReply(text(`Taken: ${fields['number']?.join()}`))
      },
    },
    order: {
      run: ({ fields }) =>
        privateReply(text(`Order: ${[0, 1, 2].map((row) => fields[`row-${row}`]).join()}`)),
    },
  },
})

async function open(as = 'ana', options: BrowserContextOptions & { room?: string } = {}) {
  const classroom = await openClassroom(browser, { extra: [habits] })
  return { ...classroom, page: await classroom.tab(as, { room: 'general', ...options }) }
}

function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Your answer' })
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent.trim()')
}

describe('messages', () => {
  test('what somebody asked for comes into view, and nothing pushes the page', async () => {
    const { page } = await open('ana', { viewport: { width: 1280, height: 700 } })
    for (const line of ['help', 'quote', 'help', 'discuss', 'help']) {
      await page.locator('#scroll').evaluate((list) => list.scrollTo(0, 0))
      const before = await page.locator('.message').count()
      await type(page, line)
      await expect.poll(() => page.locator('.message').count()).toBe(before + 1)
      await page.locator('.waiting').waitFor({ state: 'detached' })
      const measured = await page.evaluate<Record<string, number>>(`(() => {
        const last = [...document.querySelectorAll('.message')].at(-1).getBoundingClientRect()
        const list = document.getElementById('scroll').getBoundingClientRect()
        return {
          hidden: Math.max(0, list.top - last.top, last.top - list.bottom + 60),
          pushed: document.documentElement.scrollTop,
          tooTall: document.documentElement.scrollHeight - innerHeight,
        }
      })()`)
      expect(measured).toEqual({ hidden: 0, pushed: 0, tooTall: 0 })
    }
  })

  test('a line that is on its way is shown at once', async () => {
    const { page } = await open()
    const answered = Promise.withResolvers<void>()
    await page.route('**/play/line', async (route) => {
      await answered.promise
      await route.continue()
    })
    await type(page, 'quote')
    await page.locator('.waiting').getByText('quote').waitFor()
    answered.resolve()
    await page.locator('blockquote').waitFor()
    await page.locator('.waiting').waitFor({ state: 'detached' })
    expect(await page.locator('.message').count()).toBe(1)
  })

  test('a link to a message keeps who somebody is, and says if the message is gone', async () => {
    const { page, playground } = await open('rivera')
    const { id } = await playground.platform.post(
      roomOf('quiz', 'ana'),
      replyWith(heading('Posted')),
    )
    const links = [id, 'gone'].map((each) => ({
      label: `To ${each === 'gone' ? 'a lost one' : 'the post'}`,
      href: playground.platform.permalink({ room: 'web:quiz', id: each })!,
    }))
    const general = roomOf('general', 'ana')
    await playground.platform.post(general, replyWith(heading('Links'), buttons(...links)))
    await page.getByRole('link', { name: 'To the post' }).click()
    await page.getByRole('heading', { name: 'Posted' }).waitFor()
    await page.getByPlaceholder('Type a command as Ms. Rivera').waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'To a lost one' }).click()
    await page.getByRole('alert').getByText('That message isn’t here any more').waitFor()
    expect(new URL(page.url()).searchParams.get('room')).toBe('quiz')
    await page.getByPlaceholder('Type a command as Ms. Rivera').waitFor()
  })

  test('a question is read out with its time, and again when that runs out', async () => {
    const { page, playground } = await open()
    await page.clock.install()
    const room = roomOf('general', 'ana')
    await playground.platform.post(room, question(Date.now() + 60_000))
    function spoken() {
      return page.locator('#spoken').textContent()
    }
    await expect.poll(spoken).toMatch(/Closes in (5\d|60) seconds\./)
    await page.clock.runFor(52_000)
    await expect.poll(spoken).toMatch(/^Closes in \d+ seconds\.$/)
  })
})

describe('forms', () => {
  test('stay open and say what is wrong, with what was typed', async () => {
    const { page } = await open()
    await type(page, 'habits number')
    await dialogOf(page).getByRole('textbox').fill('31')
    await dialogOf(page).getByRole('button', { name: 'Answer' }).click()
    await dialogOf(page).getByRole('alert').getByText('Type a number from 1 to 30.').waitFor()
    expect(await dialogOf(page).getByRole('alert').getByRole('button').count()).toBe(0)
    expect(await dialogOf(page).getByRole('textbox').inputValue()).toBe('31')
    expect(await violations(page)).toEqual([])
    await dialogOf(page).getByRole('textbox').fill('30')
    await dialogOf(page).getByRole('button', { name: 'Answer' }).click()
    await inMessages(page, 'Taken: 30').waitFor()
    expect(await dialogOf(page).isVisible()).toBe(false)
  })

  test('stay open and offer what a word could mean, as buttons', async () => {
    const { page } = await open('rivera')
    await page.getByRole('button', { name: 'All commands' }).click()
    await page.getByRole('button', { name: 'Form for daily set' }).click()
    const dialog = page.getByRole('dialog', { name: 'daily set' })
    await dialog.getByLabel('Time', { exact: true }).fill('08:30')
    await dialog.getByLabel('Timezone').fill('CST')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await dialog.getByRole('alert').getByText('Did you mean').waitFor()
    expect(await dialog.getByLabel('Timezone').inputValue()).toBe('CST')
    expect(await violations(page)).toEqual([])
    await dialog
      .getByRole('alert')
      .getByRole('button', { name: /Chicago/ })
      .click()
    await dialog.waitFor({ state: 'hidden' })
    await inMessages(page, /08:30/).first().waitFor()
    expect(await inMessages(page, 'Did you mean').count()).toBe(0)
  })

  test('give the focus back to the button that opened them, even if its message has changed', async () => {
    const { page, playground } = await open()
    const openButton = buttons(button('Answer…', componentId('habits', 'open')))
    const room = roomOf('general', 'ana')
    const ref = await playground.platform.post(
      room,
      replyWith(heading('Asked'), text('0'), openButton),
    )
    await page.getByRole('button', { name: 'Answer…' }).click()
    await dialogOf(page).getByRole('textbox').fill('7')
    await playground.platform.edit(ref, replyWith(heading('Asked'), text('1 of 2'), openButton))
    await inMessages(page, '1 of 2').waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await inMessages(page, 'Taken: 7').waitFor()
    await expect.poll(() => focused(page)).toBe('Answer…')
    await page.keyboard.press('Enter')
    await dialogOf(page).waitFor()
    await playground.platform.edit(ref, replyWith(heading('Asked'), text('2 of 2'), openButton))
    await inMessages(page, '2 of 2').waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('Answer…')
  })

  test('let things be put in order with the arrows and by dragging', async () => {
    const { page } = await open()
    await type(page, 'habits order')
    expect(await violations(page)).toEqual([])
    await dialogOf(page).getByRole('button', { name: 'Move up: harbour' }).press('Enter')
    await page.keyboard.press('Enter')
    await dialogOf(page).getByText('harbour: now number 1 of 3').waitFor({ state: 'attached' })
    const rows = dialogOf(page).locator('.order li')
    const [from, to] = [await rows.nth(1).boundingBox(), await rows.nth(2).boundingBox()]
    await page.mouse.move(from!.x + 40, from!.y + 10)
    await page.mouse.down()
    await page.mouse.move(to!.x + 40, to!.y + to!.height - 2, { steps: 4 })
    await page.mouse.up()
    await dialogOf(page).getByRole('button', { name: 'Answer' }).click()
    await inMessages(page, 'Order: harbour,lamp,storm').waitFor()
  })

  test('open where a typed command needs a file, and take a file that is dropped on the page', async () => {
    const { page } = await open('rivera')
    await type(page, 'pack upload')
    const dialog = page.getByRole('dialog', { name: 'pack upload' })
    await dialog.waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await drop(page, 'own.yaml', 'title: [broken')
    await dialog.waitFor()
    const file = dialog.locator('input[type=file]')
    await expect
      .poll(() => file.evaluate((input) => (input as unknown as { value: string }).value))
      .toContain('own.yaml')
  })

  test('offer the import for a dropped file of questions', async () => {
    const { page } = await open('rivera')
    for (const name of ['Cells.gift', 'cells.XLSX', 'deck.apkg', 'cards.txt', 'Deck.anki.txt']) {
      await drop(page, name, 'Why? {}')
      const dialog = page.getByRole('dialog', { name: 'pack import' })
      // A list of students and a reading plan may be such files, too.
      const which = page.getByRole('dialog', { name: `What is in “${name}”?` })
      await dialog.or(which).waitFor()
      if (await which.isVisible()) await which.getByRole('button', { name: 'pack import' }).click()
      await dialog.waitFor()
      const file = dialog.locator('input[type=file]')
      await expect
        .poll(() => file.evaluate((input) => (input as unknown as { value: string }).value))
        .toContain(name)
      await page.keyboard.press('Escape')
    }
  })

  test('bring a file of another program, byte by byte, and say what became of it', async () => {
    const { page } = await open('rivera')
    await type(page, 'pack import')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    // In the letters of Windows, which a page that sent text would spoil.
    const buffer = Buffer.from('Was ist grün? {=Gras ~Blut ~Schnee}\n\nWhy? {}\n', 'latin1')
    const file = { name: 'Farben.gift', mimeType: 'text/plain', buffer }
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByRole('button', { name: /^(?:Import|Send)$/ }).click()
    await inMessages(page, 'Imported 1 question with options from GIFT as Farben.').waitFor()
    await page.getByRole('button', { name: 'Try a question' }).last().click()
    await inMessages(page, 'Was ist grün?').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test('flashcards go by Space and the number keys, and say how far one is', async () => {
  const { page } = await open('ana', { room: 'me' })
  await type(page, 'review start lines')
  await type(page, 'review')
  await inMessages(page, /\d+ cards left for today/).waitFor()
  await page.getByRole('button', { name: 'Show answer' }).focus()
  await page.keyboard.press('Enter')
  await inMessages(page, 'How well did you know it?').waitFor()
  expect(await focused(page)).toMatch(/^Not yet/)
  await page.keyboard.press('4')
  await inMessages(page, /1 done, \d+ to go/).waitFor()
  expect(await page.evaluate('document.activeElement.closest(".message") !== null')).toBe(true)
  await page.getByRole('combobox', { name: 'Command', exact: true }).focus()
  await page.keyboard.press('Space')
  await inMessages(page, 'How well did you know it?').waitFor()
  expect(await violations(page)).toEqual([])
})

describe('colours and paper', () => {
  test('with forced colours what is chosen stands out', async () => {
    const { page } = await open('ana', { forcedColors: 'active' })
    await page.getByRole('combobox', { name: 'Command', exact: true }).pressSequentially('s')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    const outlines = await page.evaluate<readonly string[]>(`
      ['[role=option]', '[role=option]:nth-child(2)', '.sidebar [aria-current]'].map(
        (each) => getComputedStyle(document.querySelector(each)).outlineStyle,
      )
    `)
    expect(outlines).toEqual(['solid', 'none', 'solid'])
    expect(await violations(page)).toEqual([])
  })

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['more contrast', { contrast: 'more' }],
    [
      'forced colours on a phone',
      { forcedColors: 'active', viewport: { width: 390, height: 844 } },
    ],
  ] as const)('axe finds nothing wrong: %s', async (_, options) => {
    const { page, playground } = await open('ana', options)
    const room = roomOf('general', 'ana')
    await playground.platform.post(room, question(Date.now() + 86_400_000))
    await inMessages(page, 'Question 2 of 5').waitFor()
    await type(page, 'quote')
    await page.getByRole('button', { name: 'Cite' }).click()
    await inMessages(page, 'How to cite this line').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('on paper only the messages stand, all of them', async () => {
    const { page } = await open()
    for (const line of ['help', 'quote', 'help']) {
      await type(page, line)
      await page.locator('.waiting').waitFor({ state: 'detached' })
    }
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#composer').isVisible()).toBe(false)
    expect(await page.locator('#sidebar').isVisible()).toBe(false)
    const [list, body] = await page.evaluate<readonly number[]>(
      `[document.getElementById('messages').scrollHeight, document.documentElement.scrollHeight]`,
    )
    expect(body).toBeGreaterThanOrEqual(list!)
  })
})

/** Drops a file on the page. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(`(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}))
    document.getElementById('scroll').dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
  })()`)
}
