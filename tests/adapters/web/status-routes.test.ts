import { expect, test } from 'vitest'
import { createStatusRoutes } from '../../../src/adapters/web/status-routes.ts'
import type { Status } from '../../../src/core/status/status.ts'

const at = Date.UTC(2027, 0, 11, 8, 52)
const trouble: Status = {
  parts: [
    { part: 'discord', condition: 'works', since: at - 3_600_000 },
    { part: 'saving', condition: 'away', since: at - 12 * 60_000 },
  ],
  checkedAt: at,
}

function ask(status: Status, headers: Record<string, string> = {}, path = '/status') {
  return createStatusRoutes(() => status).request(path, { headers })
}

test('a page says in words what works, what does not and since when', async () => {
  const response = await ask(trouble, { accept: 'text/html,application/json;q=0.9' })
  const page = (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(response.status).toBe(200)
  expect(page).toContain('Something isn’t working')
  expect(page).toContain('Discord Works.')
  expect(page).toContain(
    'You can still look things up. It’s been like this for 12 minutes, since 08:40 UTC.',
  )
  expect(page).toContain('tell the person who runs the bot')
})

test('the page needs no script, loads from here alone, and is asked for again after a while', async () => {
  const response = await ask(trouble)
  expect(await response.text()).not.toContain('<script')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('cache-control')).toBe('public, max-age=15')
  expect(response.headers.get('vary')).toBe('Accept')
  const style = await ask(trouble, {}, '/status/status.css')
  expect(style.headers.get('content-type')).toContain('text/css')
  expect((await ask(trouble, {}, '/status/app.js')).status).toBe(404)
})

test('a program gets the same as JSON', async () => {
  const response = await ask(trouble, { accept: 'application/json' })
  expect(await response.json()).toEqual({
    status: 'away',
    words: 'Something isn’t working',
    checkedAt: '2027-01-11T08:52:00.000Z',
    parts: [
      // Not since when: that is when the process started.
      { part: 'discord', status: 'works', words: 'Works.' },
      {
        part: 'saving',
        status: 'away',
        since: '2027-01-11T08:40:00.000Z',
        words: 'Answers and changes can’t be saved at the moment. You can still look things up.',
      },
    ],
  })
})

test('a bot that has just started says nothing that it does not know', async () => {
  const page = await (await ask({ parts: [], checkedAt: at })).text()
  expect(page).toContain('Everything works')
  expect(page).not.toContain('<dt>')
})
