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
    async function shoot(name: string, of = page): Promise<void> {
      await save(`page-${look}-${name}`, await of.screenshot())
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
    await drawQuiz(page, served.address, shoot)
    await page.setViewportSize({ width: options.viewport?.width ?? 1180, height: 1700 })
    await page.goto(`${served.address}/?as=rivera`)
    await page.getByRole('heading', { name: 'Hello, Ms. Rivera.' }).waitFor()
    await shoot('start')
    await context.close()
    await web.quizRunner.stop()
    await served.close()
    await web.store.close()
  }
}

/** The lobby, a question, the answer and the end, on the page and as the projector shows them. */
async function drawQuiz(
  page: Page,
  address: string,
  shoot: (name: string, of?: Page) => Promise<void>,
): Promise<void> {
  await page.goto(`${address}/?as=rivera&room=quiz`)
  await say(page, 'quiz start questions:3 seconds:60')
  await page.getByRole('button', { name: 'Join', exact: true }).last().click()
  await page.getByText('You’ve joined').first().waitFor()
  await shoot('lobby')
  const link = await page.getByRole('link', { name: 'Projector view' }).last().getAttribute('href')
  const wall = await page.context().newPage()
  await wall.setViewportSize({ width: 1280, height: 720 })
  await wall.goto(`${address}${new URL(link ?? address).pathname}`)
  await shoot('projector-lobby', wall)
  await page.getByRole('button', { name: 'Start now' }).last().click()
  await page.getByText('Question 1 of 3').last().waitFor()
  await shoot('question')
  await wall.getByText('Question 1 of 3').waitFor()
  await shoot('projector-question', wall)
  await answerOrSkip(page)
  await page.getByText('Question 1 of 3: the answer').last().waitFor()
  await shoot('answer')
  await wall.getByText('the answer').first().waitFor()
  await shoot('projector-answer', wall)
  await wall.close()
}

/** The first question may be of a kind that is answered in a form. */
async function answerOrSkip(page: Page): Promise<void> {
  const choice = page.locator('[data-press^="quiz:answer"]')
  if ((await choice.count()) > 0) await choice.first().click()
  else await say(page, 'quiz skip')
}

/** Types a line and waits for one message more. */
export async function say(page: Page, line: string): Promise<void> {
  const before = await page.locator('.message').count()
  await page.locator('#line').fill(line)
  await page.locator('#line').press('Enter')
  await page.locator('.message').nth(before).waitFor()
}
