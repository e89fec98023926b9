import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import type { PlayItem } from '../../../../src/core/quiz/kinds/index.ts'
import type { QuizResult } from '../../../../src/core/quiz/quiz-records.ts'
import { printedReport } from '../../../../src/core/quiz/views/printed-report.ts'
import { launchBrowser } from '../../../fixtures/browser.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'mature' })

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Thirty questions as long as a pack may have them, which nearly everybody got wrong. */
function longest(words: string, quote?: string): QuizResult {
  function fill(length: number): string {
    return words.repeat(250).slice(0, length)
  }
  const items = Array.from({ length: 30 }, (_, nth): PlayItem => ({
    by: 'one',
    id: `made-who-said-${nth}`,
    scene: 'the-climb',
    ...(quote !== undefined && nth % 2 === 0 && { quote }),
    prompt: fill(250),
    explanation: 'So.',
    options: [fill(200), `${nth}${fill(198)}`, `b${fill(199)}`],
    key: 0,
  }))
  const answers = items.flatMap((_, round) =>
    Array.from({ length: 9 }, (__, student) => {
      const option = (student + round) % 5 === 0 ? 0 : 1
      const credit = option === 0 ? 1 : 0
      return { person: `p${student}`, round, response: [option], credit, points: 0, took: 1 }
    }),
  )
  const plan = { ...lobbyOf('a').plan, items, about: fill(200) }
  return { plan, endedAt: 1, rounds: 30, players: [], answers, firstVotes: [], flags: new Map() }
}

describe('the printed report', () => {
  test.each([
    ['prose', longest('Ninety steps burn by day and by night, ')],
    ['prose about one line', longest('Ninety steps burn by day and by night, ', 'ninety')],
    ['one wide word', longest('W')],
    ['Chinese', longest('漢字')],
    ['Hebrew', longest('שלום ')],
    ['markup', longest('<b>&"')],
  ])('is one sheet of A4, however long what it says: %s', async (_, result) => {
    const page = await browser.newPage()
    await page.setContent(printedReport(result, library))
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    // A4 in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
    expect(await page.locator('tbody tr').count()).toBe(30)
    expect(await page.locator('b > b').count()).toBe(0)
    await page.close()
  })

  test('says on the screen how to print it, and on paper what to go back to', async () => {
    const page = await browser.newPage()
    await page.setContent(printedReport(longest('Which? ', 'ninety'), library))
    expect(await page.locator('.screen').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.screen').isVisible()).toBe(false)
    expect(await page.locator('main').textContent()).toContain('Go back to: “Ninety steps')
    expect(await page.locator('.small').textContent()).toContain('Only 9 students answered')
    await page.close()
  })

  test('says so when nothing stands out', () => {
    const result = longest('Which? ')
    const answers = result.answers.map((answer) => ({ ...answer, response: [0], credit: 1 }))
    const html = printedReport({ ...result, answers }, undefined)
    expect(html).toContain('<p>Nothing stands out: every question')
  })
})
