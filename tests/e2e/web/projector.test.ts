/** The projector view in a real browser, from the link that the host gets to the final leaderboard. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { optionResolver, personOf, roomOf } from '../../../src/adapters/web/ids.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import type { Pack } from '../../../src/core/pack/pack.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { openPlayground, serve } from '../../fixtures/playground.ts'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

async function openClass(pack?: Pack) {
  const playground = await openPlayground(pack === undefined ? {} : { pack })
  await playground.quizRunner.start()
  const server = await serve(playground)
  let events = 0
  onTestFinished(async () => {
    await playground.quizRunner.stop()
    await server.close()
    await playground.store.close()
  })

  async function say(as: 'rivera' | 'ana' | 'ben', line: string) {
    const event = { id: `e${(events += 1)}`, person: personOf(as), room: roomOf('quiz', as) }
    const asked = { ...event, at: Date.now(), line, resolver: optionResolver }
    return replyOf(await playground.dispatch.line(asked))
  }

  async function press(as: 'rivera' | 'ana' | 'ben', componentId: string) {
    const event = { id: `e${(events += 1)}`, person: personOf(as), room: roomOf('quiz', as) }
    return replyOf(await playground.dispatch.action({ ...event, at: Date.now(), componentId }))
  }

  async function project(link: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      const isCut = message.text().includes('net::ERR_')
      if (['error', 'warning'].includes(message.type()) && !isCut) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    onTestFinished(async () => {
      await context.close()
      expect(complaints).toEqual([])
    })
    await page.goto(`${server.address}${new URL(link).pathname}`)
    return page
  }

  return { playground, say, press, project, cut: server.cut }
}

/** The address of the link button on a reply. */
function linkOf({ blocks }: Awaited<ReturnType<typeof replyOf>>): string {
  const [found] = blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .flatMap((each) => ('href' in each ? [each.href] : []))
  if (found === undefined) throw new Error(`No link: ${toPlainText({ blocks })}`)
  return found
}

test('the host projects a quiz: question, timer and count, the bars only after the close, the board, the end', async () => {
  const { playground, say, press, project, cut } = await openClass()
  const link = linkOf(await say('rivera', 'quiz start 3 seconds:120'))
  const page = await project(link)
  await page.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  expect(linkOf(await press('rivera', `quiz:host:${id}`))).toBe(link)

  await press('ana', `quiz:join:${id}`)
  await press('ben', `quiz:join:${id}`)
  await page.getByText('Ana, Ben').waitFor()
  await press('rivera', `quiz:start:${id}`)
  await page.getByRole('heading', { name: 'Question 1 of 3', exact: true }).waitFor()
  await page.getByText('0 of 2 have answered.').waitFor()
  expect(await page.locator('.clock .left').textContent()).toMatch(/^[12]:\d\d$/)

  const { quiz } = (await playground.store.quizzes.read('web:class', id))!
  const [item] = quiz.plan.items
  expect(await page.locator('#view').innerText()).toContain(item?.prompt)
  expect(await page.locator('meter').count()).toBe(0)
  expect(await page.locator('#view').innerText()).not.toContain(item?.explanation)

  // The network breaks, and the screen finds its way back by itself.
  cut()
  await press('rivera', `quiz:skip:${id}/0/asking`)
  await page.getByRole('heading', { name: 'Question 1 of 3: the answer' }).waitFor()
  await page.getByText(item!.explanation).waitFor()
  await say('rivera', 'quiz stop')
  await page.getByRole('heading', { name: /^The quiz is over/ }).waitFor()
})

test('students who don’t host get no link', async () => {
  const { say, playground, press } = await openClass()
  await say('rivera', 'quiz start 3')
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  for (const reply of [await say('ana', 'quiz projector'), await press('ana', `quiz:host:${id}`)]) {
    expect(JSON.stringify(reply)).not.toContain('/projector/')
  }
  expect(toPlainText(await say('ana', 'quiz projector'))).toContain('Only the host or a teacher')
})

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['an upright phone', { viewport: { width: 390, height: 844 } }],
] as const)(
  'it fits the screen, axe finds nothing, and contrast is that of level AAA: %s',
  async (_name, options) => {
    const { say, press, project, playground } = await openClass()
    const link = linkOf(await say('rivera', 'quiz start 3 seconds:120'))
    const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
    await press('ana', `quiz:join:${id}`)
    const page = await project(link, options)
    await page.evaluate(axeSource)

    async function check(): Promise<void> {
      const found = await page.evaluate<readonly string[]>(`
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`)
      expect(found).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    }

    await check()
    await press('rivera', `quiz:start:${id}`)
    await page.getByRole('heading', { name: 'Question 1 of 3', exact: true }).waitFor()
    await check()
    const prompt = await page.evaluate<number>(
      `parseFloat(getComputedStyle(document.querySelector('.prompt')).fontSize) / innerWidth`,
    )
    // Letters of a thirtieth of the width are read from five times as far as the screen is wide.
    expect(prompt).toBeGreaterThan(0.03)
    await say('rivera', 'quiz stop')
    await page.getByRole('heading', { name: /^The quiz is over/ }).waitFor()
    await check()
  },
)

/** The longest questions that a pack can have. */
const longest: Pack = {
  ...herPack,
  quiz: herPack.quiz.map((item, nth) => {
    const { id, scene, themes, rating, reasons, source } = item
    function said(name: string, length: number): string {
      return `${name} ${nth} ${'keeps on talking about everything '.repeat(30)}`.slice(0, length)
    }
    return {
      id,
      scene,
      themes,
      rating,
      reasons,
      source,
      kind: 'detail',
      prompt: said('Who', 250),
      explanation: said('Because somebody', 600),
      answer: said('Ana', 200),
      distractors: ['Ben', 'Cleo', 'Dan', 'Eve', 'Flo'].map((name) => said(name, 200)),
    }
  }),
}

test.each([
  ['of the first pack', herPack],
  ['as long as can be', longest],
])(
  'a screen shows all of a question and of its answer, whatever its shape, since nobody can scroll it: %s',
  async (_, pack) => {
    const { say, press, project, playground } = await openClass(pack)
    const link = linkOf(await say('rivera', 'quiz start 8 seconds:120'))
    const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
    await press('ana', `quiz:join:${id}`)
    const page = await project(link)
    await press('rivera', `quiz:start:${id}`)
    for (const round of [1, 2, 3, 4]) {
      for (const heading of [`Question ${round} of 8`, `Question ${round} of 8: the answer`]) {
        await page.getByRole('heading', { name: heading, exact: true }).waitFor()
        for (const [width, height] of [
          [1280, 720],
          [1024, 768],
        ] as const) {
          await page.setViewportSize({ width, height })
          const hidden = 'document.documentElement.scrollHeight - innerHeight'
          await expect.poll(() => page.evaluate(hidden)).toBeLessThanOrEqual(0)
        }
        await say('rivera', 'quiz skip')
      }
    }
  },
)

test('a wrong link says so, and shows nothing of any quiz', async () => {
  const { say, playground } = await openClass()
  const link = linkOf(await say('rivera', 'quiz start 3'))
  const response = await playground.routes.request(`${new URL(link).pathname}x`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('This link shows no quiz.')
})
