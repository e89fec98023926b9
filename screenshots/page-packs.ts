/** Draws the page with the other packs: what is looked up, and a form for each kind of question that is answered in one. */
import type { Browser, Page } from 'playwright-core'
import type { Pack } from '../src/core/pack/pack.ts'
import { cellsPack } from '../tests/fixtures/cells-pack.ts'
import { lowWater } from '../tests/fixtures/low-water.ts'
import { openPlayground, serve } from '../tests/fixtures/playground.ts'
import { firstMoment } from './class.ts'
import { say } from './page-shots.ts'

const looked: readonly (readonly [pack: Pack, lines: Readonly<Record<string, string>>])[] = [
  [lowWater, { scene: 'scene the way down', quote: 'quote law', search: 'search key' }],
  [cellsPack, { section: 'scene electron transport chain', statement: 'quote bond' }],
]

const questions = 30

export async function drawPagePacks(
  browser: Browser,
  save: (name: string, png: Buffer) => Promise<void>,
): Promise<void> {
  for (const [pack, lines] of looked) {
    const web = await openPlayground({
      pack,
      now: () => firstMoment + Math.round(performance.now()),
    })
    const served = await serve(web)
    const context = await browser.newContext({
      viewport: { width: 1180, height: 900 },
      reducedMotion: 'reduce',
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
    })
    const page = await context.newPage()
    async function shoot(name: string): Promise<void> {
      await save(`page-${pack.id}-${name}`, await page.screenshot())
    }

    await page.goto(`${served.address}/?as=ana`)
    await shoot('welcome')
    for (const [name, line] of Object.entries(lines)) {
      await say(page, line)
      await shoot(name)
    }
    await drawForms(page, `${served.address}/?as=rivera&room=quiz`, shoot)
    await context.close()
    await web.quizRunner.stop()
    await served.close()
    await web.store.close()
  }
}

/** Skips through a quiz and opens every form of a kind that has not been drawn. */
async function drawForms(
  page: Page,
  address: string,
  shoot: (name: string) => Promise<void>,
): Promise<void> {
  const seen = new Set<string>()
  await page.goto(address)
  await say(page, `quiz start questions:${questions} seconds:120`)
  await page.getByRole('button', { name: 'Join', exact: true }).last().click()
  await page.getByRole('button', { name: 'Start now' }).last().click()
  for (let round = 1; round <= questions; round += 1) {
    await page
      .getByRole('heading', { name: `Question ${round} of ${questions}`, exact: true })
      .waitFor()
    const answer = page.getByRole('button', { name: 'Answer…' })
    if ((await answer.count()) > 0) {
      await answer.last().click()
      const form = page.locator('form.form')
      await form.waitFor()
      const kind = await form
        .locator('.order, select, input')
        .first()
        .evaluate((field) => field.tagName)
      if (!seen.has(kind)) await shoot(`form-${kind.toLowerCase()}`)
      seen.add(kind)
      await page.keyboard.press('Escape')
    }
    await say(page, 'quiz skip')
    await say(page, 'quiz skip')
  }
}
