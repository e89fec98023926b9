/** What a teacher sees of a term on the page: light, dark, on a phone and in forced colours, as axe sees it, and by the keyboard. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import { inMessages, openClassroom, type, violations } from '../../fixtures/classroom-tabs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

/** What is typed, and what is in the answer alone. */
const lines = {
  'settings overview': 'Begin with the time zone',
  'calendar set timezone:Europe/London': 'The whole calendar',
  'daily set 08:30': 'The daily post is set',
  'daily plan': 'Next 14 school days',
  'answers settings answers:on': 'This applies from the next daily post.',
  'answers status': 'The next daily post will have',
  'digest set 16:00': 'Your digest is on',
  'reading show': 'Reading plan, week by week…',
  'book show': 'Your class’s book',
  'settings history': 'What was changed here',
}

test('axe finds nothing, nothing runs over the side, and the last Undo is reached by the keyboard', async () => {
  const { tab } = await openClassroom(browser)
  const teacher = await tab('rivera')
  for (const [line, answer] of Object.entries(lines)) {
    await type(teacher, line)
    await inMessages(teacher, answer).last().waitFor()
  }
  for (const [width, media] of [
    [1280, { colorScheme: 'light' }],
    [1280, { colorScheme: 'dark' }],
    [390, { colorScheme: 'dark' }],
    [390, { forcedColors: 'active' }],
  ] as const) {
    await teacher.setViewportSize({ width, height: 844 })
    // A colour that is still on its way is neither of the two.
    await teacher.emulateMedia({ ...media, reducedMotion: 'reduce' })
    expect({ width, media, found: await violations(teacher) }).toEqual({ width, media, found: [] })
    const over = await teacher.evaluate(
      `document.querySelector('#scroll').scrollWidth - document.querySelector('#scroll').clientWidth`,
    )
    expect(over).toBe(0)
  }
  const label = 'document.activeElement.textContent.trim()'
  for (let tabs = 0; tabs < 60 && (await teacher.evaluate(label)) !== 'Undo'; tabs += 1) {
    await teacher.keyboard.press('Shift+Tab')
  }
  expect(await teacher.evaluate(label)).toBe('Undo')
  await teacher.keyboard.press('Enter')
  await inMessages(teacher, 'It’s as it was before').waitFor()
})
