/** A teacher on the page gets from its greeting to a term’s plan and a list of students by what the bot offers. */
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
import {
  type TermStep,
  afterSteps,
  countActs,
  holidaysFile,
  homeworkStep,
  plannedDays,
  termSteps,
} from '../../fixtures/term-walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

test('from nothing to a term’s plan', async () => {
  const { tab } = await openClassroom(browser, { now: () => Date.parse('2027-01-15T09:30Z') })
  const teacher = await tab('rivera', { room: 'general' })
  const dialog = teacher.locator('dialog[open]')
  const count = countActs()

  async function press(label: string): Promise<void> {
    count.press(label)
    await click(teacher, label)
  }
  async function shown(words: string): Promise<void> {
    await inMessages(teacher, words).filter({ visible: true }).last().waitFor()
    // What a closed menu holds is not read.
    const message = teacher.locator('.message').last()
    const menus = await message.locator('select').allInnerTexts()
    count.read(menus.reduce((text, menu) => text.replace(menu, ''), await message.innerText()))
  }
  async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, typed] of Object.entries(fields)) {
      count.type(typed)
      await dialog.locator(`[name="${name}"]`).fill(typed)
    }
    count.press('Continue')
    await dialog.locator('button[type="submit"], button:not([type])').last().click()
  }
  async function take({ button, fields, confirm, answer }: TermStep): Promise<void> {
    await press(button)
    if (button === 'Next: days off…') {
      count.file()
      const file = {
        name: 'school.ics',
        mimeType: 'text/calendar',
        buffer: Buffer.from(holidaysFile),
      }
      await dialog.locator('input[type="file"]').setInputFiles(file)
      await fill({})
    } else if (fields !== undefined) await fill(fields)
    if (confirm !== undefined) await press(confirm)
    await shown(answer)
  }

  count.press('settings overview')
  await teacher.getByRole('button', { name: 'Set up your class for the term' }).click()
  await shown('Begin with the time zone')
  const [first, ...others] = termSteps
  await take({ ...first!, button: 'Zone, days and weeks…' })
  for (const step of others) await take(step)
  await press('What’s set up')
  await shown('Everything is set up.')
  await press(homeworkStep.button)
  await fill(homeworkStep.fields)
  await dialog.getByText(homeworkStep.refusal).waitFor()
  count.read(homeworkStep.refusal)
  expect(await violations(teacher)).toEqual([])
  await teacher.keyboard.press('Escape')
  count.press('Close')
  for (const step of afterSteps) await take(step)
  count.type('daily plan')
  await type(teacher, 'daily plan')
  for (const day of plannedDays) {
    await inMessages(teacher, day).filter({ visible: true }).last().waitFor()
  }
  await shown(plannedDays[0])
  expect(count.result().minutes).toBeLessThan(10)
})
