/** A whole quiz in a real browser: three tabs as three students, live, without a reload. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { formatAnswer, correctAnswer } from '../../../src/core/quiz/item.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { type Playground, openPlayground, serve } from '../../fixtures/playground.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

async function openClassroom() {
  const playground = await openPlayground()
  await playground.quizRunner.start()
  const server = await serve(playground)
  onTestFinished(async () => {
    await playground.quizRunner.stop()
    await server.close()
    await playground.store.close()
  })

  /** Opens a tab as a person. Anything the browser complains about fails the test. */
  async function tab(as: string): Promise<Page> {
    const context = await browser.newContext()
    const page = await context.newPage()
    // It only ends what hangs.
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
    await page.goto(`${server.address}/?as=${as}&room=quiz`)
    await page.locator(`[data-person="${as}"] .here:not([hidden])`).waitFor({ state: 'attached' })
    return page
  }

  return { playground, tab }
}

async function type(page: Page, words: string): Promise<void> {
  const line = page.getByRole('combobox', { name: 'Command' })
  await line.fill(words)
  await line.press('Enter')
}

/** Words in the messages of the channel, without what is only read aloud. */
function inMessages(page: Page, words: string): Locator {
  return page.locator('.message').getByText(words)
}

async function click(page: Page, name: string): Promise<void> {
  await page.locator('.message').getByRole('button', { name, exact: true }).last().click()
}

/** The question that is open, from the store. */
async function openItem({ store }: Playground, id: string): Promise<PlayItem> {
  const found = await store.quizzes.read('web:class', id)
  const state = found?.quiz.state
  const item = state?.phase === 'asking' ? found?.quiz.plan.items[state.round] : undefined
  if (item === undefined) throw new Error(`No question is open; the quiz is ${state?.phase}.`)
  return item
}

/** Answers as a student does: a key, boxes, or the form. */
async function answer(page: Page, item: PlayItem, right: boolean): Promise<void> {
  switch (item.by) {
    case 'one': {
      const option = right ? item.key : (item.key + 1) % item.options.length
      await page.getByRole('combobox', { name: 'Command' }).blur()
      return page.keyboard.press(String(option + 1))
    }
    case 'words':
      return fill(page, right ? (item.accept[0] ?? '') : 'something else altogether')
    case 'number':
      return fill(page, String(right ? item.key : item.key === item.min ? item.max : item.min))
    case 'order':
    case 'match': {
      const values = right ? item.key : item.key.toReversed()
      await click(page, 'Answer…')
      const dialog = page.getByRole('dialog', { name: 'Your answer' })
      for (const [row, value] of values.entries()) {
        await dialog.locator(`input[name="row-${row}"][value="${value}"]`).check()
      }
      return dialog.getByRole('button', { name: 'Answer' }).click()
    }
    case 'several':
      throw new Error('The small pack has no question with several answers.')
    default:
      return item satisfies never
  }
}

async function fill(page: Page, words: string): Promise<void> {
  await click(page, 'Answer…')
  const dialog = page.getByRole('dialog', { name: 'Your answer' })
  await dialog.getByRole('textbox').fill(words)
  await dialog.getByRole('button', { name: 'Answer' }).click()
}

test('three students play from the lobby to the final leaderboard', async () => {
  const { playground, tab } = await openClassroom()
  const [ana, ben, chloe] = [await tab('ana'), await tab('ben'), await tab('chloe')]
  const all = [ana, ben, chloe]
  await type(ana, 'quiz start 3 seconds:120')
  for (const page of all) {
    await page.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
    await click(page, 'Join')
    await inMessages(page, 'You’ve joined. Good luck!').waitFor()
  }
  await inMessages(chloe, 'Ana, Ben, Chloe').waitFor()
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  await click(ana, 'Start now')

  for (const round of [1, 2, 3]) {
    for (const page of all) {
      await page.getByRole('heading', { name: `Question ${round} of 3`, exact: true }).waitFor()
    }
    const item = await openItem(playground, id)
    await answer(ana, item, true)
    await inMessages(ana, `Your answer: ${formatAnswer(item, correctAnswer(item))}`).waitFor()
    expect(await inMessages(ben, item.explanation).count()).toBe(0)
    await answer(ben, item, round === 1)
    await answer(chloe, item, false)
    for (const page of all) {
      await page.getByRole('heading', { name: `Question ${round} of 3: the answer` }).waitFor()
      await inMessages(page, item.explanation).waitFor()
    }
    await type(ana, 'quiz skip')
  }

  for (const page of all) {
    await page.getByRole('heading', { name: 'The quiz is over: final leaderboard' }).waitFor()
    const board = await page
      .locator('.message')
      .filter({ hasText: 'final leaderboard' })
      .innerText()
    expect(board.replace(/\s+/g, ' ')).toMatch(
      /1\.? Ana 300 points.* 2\.? Ben 100 points.* 3\.? Chloe 0 points/,
    )
  }
  await click(ben, 'My result')
  await inMessages(ben, '1 of 3 completely right, rank 2 of 3.').waitFor()
  expect(await inMessages(ana, 'completely right, rank').count()).toBe(0)
})
