/** The site of the documents in a real browser: what it asks for, where its links lead, and what axe finds. */
import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSite } from '../../../site/build-site.ts'
import { menu } from '../../../site/site-pages.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { violations } from '../../fixtures/classroom-tabs.ts'
import { documents } from '../../fixtures/documents.ts'

const folder = 'var/test-site'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Serves the site below a path, as a project’s page on GitHub is. */
const server = createServer((request, response) => {
  const [path = ''] = (request.url ?? '').split('?')
  readFile(join(folder, path.replace(/^\/commonplace\//, '').replace(/(?<=^|\/)$/, 'index.html')))
    .then((content) =>
      response.setHeader('content-type', types[extname(path)] ?? 'text/html').end(content),
    )
    .catch(() => response.writeHead(404).end())
})

let browser: Browser
let home = ''

beforeAll(async () => {
  await buildSite(folder)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/commonplace/`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

async function openPage(address = '', colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({ colorScheme })
  const page = await context.newPage()
  const asked: string[] = []
  const failed: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('response', (response) => {
    if (!response.ok()) failed.push(response.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') failed.push(message.text())
  })
  await page.goto(`${home}${address}`)
  return { page, asked, failed, close: () => context.close() }
}

test('every link and every picture of every page leads to a place of this site, or to another by its address', async () => {
  const files = globSync(`${folder}/**/*.html`).map((file) => file.slice(folder.length + 1))
  const contents = new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
    ),
  )
  const broken = [...contents].flatMap(([file, content]) =>
    [...content.matchAll(/ (?:href|src|action)="([^"]*)"/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path = '', section] = target.split('#')
        const to = path === '' ? file : join(dirname(file), path)
        const isThere = existsSync(join(folder, to))
        return (
          !isThere || (section !== undefined && !contents.get(to)?.includes(` id="${section}"`))
        )
      })
      .map((target) => `${file}: ${target}`),
  )
  expect(broken).toEqual([])
  // Every document is a page, and what a page loads is never elsewhere.
  expect(files.length).toBeGreaterThan(documents.length)
  const loaded = [...contents.values()].filter((content) =>
    / src="https?:|<link [^>]*="https?:/.test(content),
  )
  expect(loaded).toEqual([])
})

const looked = ['', 'docs/commands.html', 'search.html?q=quiz']

test.each(['light', 'dark'] as const)(
  'in the %s, axe finds nothing and no request leaves the site',
  async (look) => {
    const { page, asked, failed, close } = await openPage('', look)
    for (const address of looked) {
      await page.goto(`${home}${address}`)
      expect(await violations(page)).toEqual([])
    }
    expect(asked.filter((address) => !address.startsWith(home))).toEqual([])
    expect(failed).toEqual([])
    await close()
  },
)

test('the search finds a section, whatever is typed a little wrong, and says when there is nothing', async () => {
  const { page, failed, close } = await openPage('docs/teacher.html')
  await page.getByRole('searchbox').fill('holydays calendar')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'Days off from your school’s calendar' }).click()
  expect(page.url()).toContain('docs/daily.html#days-off-from-your-schools-calendar')
  await page.goto(`${home}search.html?q=xyzzy`)
  await page.getByText('Nothing was found for “xyzzy”.').waitFor()
  expect(failed).toEqual([])
  await close()
})

test('without scripts the pages, the menu and the version are there', async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 780 },
  })
  const page = await context.newPage()
  await page.goto(home)
  await page.getByRole('link', { name: 'For students' }).first().click()
  await page.getByRole('heading', { name: 'Flashcards' }).waitFor()
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  await page.getByText(`Commonplace ${version}.`).waitFor()
  await page.goto(`${home}search.html`)
  await page.getByText('The search needs JavaScript.').waitFor()
  expect(await page.getByRole('navigation').getByRole('link').count()).toBeGreaterThan(20)
  await context.close()
})

test('the menu has every page but the decisions, which are listed on one', () => {
  const listed = menu.flatMap(({ files }) => files)
  const missing = documents.filter((file) => !listed.includes(file) && !file.includes('decisions/'))
  expect(missing).toEqual([])
})
