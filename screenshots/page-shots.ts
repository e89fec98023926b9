/** Draws the page with a class at work: light, dark, on a phone and in forced colours. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { herPack } from '../tests/fixtures/her-pack.ts'
import { firstMoment } from './class.ts'
import { openPlayground, serve } from '../tests/fixtures/playground.ts'

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1180, height: 820 } },
  dark: { colorScheme: 'dark', viewport: { width: 1180, height: 820 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 },
  forced: { forcedColors: 'active', viewport: { width: 1180, height: 820 } },
}

export async function drawPage(
  browser: Browser,
  save: (name: string, png: Buffer) => Promise<void>,
): Promise<void> {
  for (const [look, options] of Object.entries(looks)) {
    const web = await openPlayground({
      pack: herPack,
      now: () => firstMoment + Math.round(performance.now()),
    })
    const served = await serve(web)
    const context = await browser.newContext({
      ...options,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    })
    const page = await context.newPage()
    async function shoot(name: string): Promise<void> {
      await save(`page-${look}-${name}`, await page.screenshot())
    }

    await page.goto(`${served.address}/?as=ana`)
    await shoot('welcome')
    await say(page, 'quote hole in my heart')
    await shoot('quote')
    await page.getByRole('button', { name: 'As a picture' }).last().click()
    await page.locator('img.picture').last().waitFor()
    await shoot('card')
    await say(page, 'scene carnival')
    await shoot('scene')
    await page.goto(`${served.address}/?as=rivera&room=quiz`)
    await say(page, 'quiz start questions:3 seconds:60')
    await page.getByRole('button', { name: 'Join', exact: true }).last().click()
    await shoot('lobby')
    await page.getByRole('button', { name: 'Start now' }).last().click()
    await page.getByText('Question 1 of 3').last().waitFor()
    await shoot('question')
    await context.close()
    await web.quizRunner.stop()
    await served.close()
    await web.store.close()
  }
}

/** Types a line and waits for one message more. */
async function say(page: Page, line: string): Promise<void> {
  const before = await page.locator('.message').count()
  await page.locator('#line').fill(line)
  await page.locator('#line').press('Enter')
  await page.locator('.message').nth(before).waitFor()
}
