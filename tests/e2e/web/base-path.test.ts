/** The bot below a path of somebody else's site, behind a proxy that keeps the path or leaves it out. */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createMetrics } from '../../../src/metrics.ts'
import { startServer } from '../../../src/server.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { startProcess } from '../../fixtures/bot-process.ts'
import { openPlayground } from '../../fixtures/playground.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

const key = 'a key of the teachers'

/** Returns where people open the bot: `…/bot` on a site whose other pages are not ours. */
async function openSite({ keepsPath, key: given }: { keepsPath: boolean; key?: string }) {
  let port = 0
  const proxy = createServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming
    if (!/^\/bot(?=[/?]|$)/.test(url)) {
      outgoing.writeHead(418).end()
      return
    }
    // As nginx does, a proxy that leaves the path out leads from /bot to /bot/ by itself.
    if (!keepsPath && !url.startsWith('/bot/')) {
      outgoing.writeHead(301, { location: '/bot/' }).end()
      return
    }
    const path = keepsPath ? url : url.slice('/bot'.length)
    const passed = request({ port, host: '127.0.0.1', method, headers, path }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    outgoing.on('close', () => passed.destroy())
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve)
  })
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/bot`
  const playground = await openPlayground({
    address,
    ...(given === undefined ? {} : { key: given }),
  })
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    basePath: '/bot',
    healthProblems: () => Promise.resolve([]),
    routes: [playground.routes],
    mounts: [],
  })
  port = Number(new URL(server.address).port)
  onTestFinished(async () => {
    await playground.platform.stop()
    proxy.closeAllConnections()
    proxy.close()
    await server.close()
    await playground.store.close()
  })
  return { address, inside: server.address }
}

describe.each([{ keepsPath: true }, { keepsPath: false }])(
  'a proxy, $keepsPath',
  ({ keepsPath }) => {
    test('every file that the page names is there', async () => {
      const { address } = await openSite({ keepsPath })
      const page = await fetch(address)
      expect(page.url).toBe(`${address}/`)
      const named = [...(await page.text()).matchAll(/(?:href|src)="([^"#]+)"/g)]
      const files = new Set(named.map(([, path = '']) => new URL(path, page.url).href))
      expect(files.size).toBeGreaterThan(8)
      for (const file of files) {
        const response = await fetch(file)
        expect(`${response.status} ${file}`).toBe(`200 ${file}`)
        await response.body?.cancel()
      }
    })

    test('people come in and leave, with a cookie for the bot’s path alone', async () => {
      const { address } = await openSite({ keepsPath, key })
      async function submit(form: string, cookie: string, fields: Record<string, string> = {}) {
        const body = new URLSearchParams(fields)
        const sent = { method: 'POST', body, headers: { cookie }, redirect: 'manual' } as const
        const response = await fetch(`${address}/${form}`, sent)
        const given = response.headers.get('set-cookie') ?? ''
        const location = new URL(response.headers.get('location') ?? '', response.url).href
        return { status: response.status, given, location }
      }
      expect(await (await fetch(`${address}/`)).text()).toContain('action="enter"')
      const entered = await submit('enter', '', { as: 'rivera', key })
      expect(entered).toMatchObject({ status: 303, location: `${address}/?as=rivera` })
      expect(entered.given).toMatch(/; Path=\/bot;/)
      const [cookie = ''] = entered.given.split(';')
      expect((await fetch(entered.location, { headers: { cookie } })).status).toBe(200)
      const left = await submit('leave', cookie)
      expect(left).toMatchObject({ status: 303, location: `${address}/` })
      expect(left.given).toMatch(/Max-Age=0; Path=\/bot/)
    })
  },
)

test('in a browser, the page, its messages and the studio work where the path is left out', async () => {
  const { address } = await openSite({ keepsPath: false })
  const context = await browser.newContext()
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  onTestFinished(async () => {
    await context.close()
    expect(wrong).toEqual([])
  })
  await page.goto(address)
  await page.getByRole('combobox', { name: 'Command' }).fill('help')
  await page.keyboard.press('Enter')
  await page.locator('#messages > li').first().waitFor()
  await page.getByRole('link', { name: 'Ms. Rivera', exact: false }).first().click()
  await page.getByRole('link', { name: 'Studio' }).click()
  await page.getByRole('link', { name: 'Begin with a story' }).click()
  await page.locator('#state', { hasText: 'No mistakes. Not saved yet.' }).waitFor()
  expect(page.url()).toContain(`${address}/studio?`)
})

test('whoever opens the page past the proxy gets a cookie that is sent there', async () => {
  const { inside } = await openSite({ keepsPath: true, key })
  const body = new URLSearchParams({ as: 'ana' })
  const entered = await fetch(`${inside}/enter`, { method: 'POST', body, redirect: 'manual' })
  expect(entered.headers.get('set-cookie')).toContain('; Path=/;')
})

test('Slack’s pages and the health checks are there with the path and without it', async () => {
  const { address = '' } = await startProcess({
    PUBLIC_URL: 'https://school.example/bot',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'secret',
    SLACK_STATE_SECRET: 'at least sixteen characters',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    SECRETS_KEY: Buffer.alloc(32).toString('base64'),
  })
  for (const base of [address, `${address}/bot`]) {
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    const install = await fetch(`${base}/slack/install`, { redirect: 'manual' })
    expect(install.headers.get('location')).toContain('/oauth/v2/authorize')
    const failed = await fetch(`${base}/slack/oauth_redirect?error=access_denied`)
    const [, again = ''] = /href=(\w+)>start again/.exec(await failed.text()) ?? []
    expect(new URL(again, failed.url).href).toBe(`${base}/slack/install`)
  }
})
