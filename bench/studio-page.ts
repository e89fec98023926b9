/** How long it takes in a real browser from a key to what the check says of it, beside other work as it is when this runs. */
import type { Browser, Page } from 'playwright-core'
import type { DraftTexts } from '../src/app/studio/check-draft.ts'
import { launchBrowser } from '../tests/fixtures/browser.ts'
import { openPlayground, serve } from '../tests/fixtures/playground.ts'
import { type Row, median, quantile } from './row.ts'

const keys = 60

interface KeyTimes {
  /** Until the list of mistakes is another one. */
  readonly heard: readonly number[]
  /** Until the page is ready for the next key. */
  readonly typed: readonly number[]
}

export async function benchStudioPage(texts: DraftTexts): Promise<readonly Row[]> {
  const playground = await openPlayground()
  const server = await serve(playground)
  const browser = await launchBrowser()
  try {
    const { heard, typed } = await typeKeys(browser, server.address, texts)
    const unit = 'ms'
    return [
      {
        what: 'Chromium: key to message, median',
        value: median(heard),
        unit,
        goal: '< 50',
      },
      { what: 'Chromium: key to message, p95', value: quantile(heard, 0.95), unit, goal: '< 50' },
      { what: 'Chromium: key until the page is free, median', value: median(typed), unit },
      { what: 'Chromium: key until the page is free, p95', value: quantile(typed, 0.95), unit },
    ]
  } finally {
    await browser.close()
    await server.close()
    await playground.store.close()
  }
}

async function typeKeys(browser: Browser, address: string, texts: DraftTexts): Promise<KeyTimes> {
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const kept = JSON.stringify(JSON.stringify({ texts }))
  await page.addInitScript(`localStorage.setItem('studio:start:text', ${kept})`)
  await page.goto(`${address}/studio?as=rivera&start=text`)
  await page.locator('#state', { hasText: 'No mistakes.' }).waitFor({ timeout: 60_000 })
  await page.getByRole('tab', { name: 'Quiz' }).click()
  return page.evaluate<KeyTimes>(`(${typeInPage})(${keys})`)
}

/** Runs in the page: a letter inside a field’s name all over the part, and back; each makes a mistake or mends it. */
const typeInPage = `async (keys) => {
  const field = document.querySelector('#text-quiz')
  const mistakes = document.querySelector('#mistakes')
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const times = { heard: [], typed: [] }
  async function press(act) {
    await pause(200)
    const heard = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (mistakes.textContent === before) return
        observer.disconnect()
        resolve(performance.now())
      })
      observer.observe(mistakes, { childList: true, subtree: true })
    })
    const before = mistakes.textContent
    const start = performance.now()
    act()
    times.typed.push(performance.now() - start)
    times.heard.push((await heard) - start)
  }
  for (let key = 0; key < keys / 2; key += 1) {
    const from = Math.floor((field.value.length * key * 2) / (keys + 2))
    const at = field.value.indexOf('explanation: ', from) + 4
    field.focus()
    field.setSelectionRange(at, at)
    await press(() => document.execCommand('insertText', false, 'x'))
    await press(() => document.execCommand('delete'))
  }
  return times
}`
