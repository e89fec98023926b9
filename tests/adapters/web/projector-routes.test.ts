import { expect, onTestFinished, test } from 'vitest'
import { pino } from 'pino'
import { limits } from '../../../src/adapters/web/limits.ts'
import { createProjectorRoutes } from '../../../src/adapters/web/projector-routes.ts'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { lobbyOf, openedAt } from '../../fixtures/lobby.ts'

/** Serves quizzes from a map that the test holds, by key. */
function serveProjector(quizzes: ReadonlyMap<string, Quiz>) {
  const routes = createProjectorRoutes({
    projector: {
      async find(key) {
        const quiz = quizzes.get(key)
        return quiz && { quiz, now: openedAt }
      },
    },
    log: pino({ level: 'silent' }),
  })

  async function watch(key: string) {
    const gone = new AbortController()
    onTestFinished(() => gone.abort())
    const response = await routes.request(`/projector/${key}/events`, { signal: gone.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    return {
      status: response.status,
      /** Reads until the words have come. */
      async readUntil(words: string): Promise<string> {
        let all = ''
        while (reader !== undefined && !all.includes(words)) {
          const { value, done } = await reader.read()
          if (done) return all
          all += value
        }
        return all
      },
      leave: () => reader?.cancel(),
    }
  }

  return { get: (path: string) => routes.request(path), watch }
}

const quiz = lobbyOf('one')

test('the page goes to no other site, into no index and no cache, and loads nothing from elsewhere', async () => {
  const { get } = serveProjector(new Map([['key', quiz]]))
  const page = await get('/projector/key')
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('A quiz is about to start')
  for (const path of ['/projector/key', '/projector/guess']) {
    const { headers } = await get(path)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
  }
})

test('only its own three files are served', async () => {
  const { get } = serveProjector(new Map())
  const statuses = ['projector.css', 'projector.js', 'icon.svg', 'app.js', '..%2Findex.ts'].map(
    async (file) => (await get(`/projector/${file}`)).status,
  )
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404])
})

test('every wrong key is answered alike', async () => {
  const { get } = serveProjector(new Map([['key', quiz]]))
  const answers = await Promise.all(
    ['guess', 'ke', 'keyy', 'guess/events'].map(async (key) => {
      const response = await get(`/projector/${key}`)
      return `${response.status} ${await response.text()}`
    }),
  )
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain('404')
})

test('nothing can be sent to it', async () => {
  const routes = createProjectorRoutes({
    projector: { find: async () => ({ quiz, now: openedAt }) },
    log: pino({ level: 'silent' }),
  })
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await routes.request('/projector/key', { method })).status).toBe(404)
  }
})

test('a screen sees each change, and is told when the quiz is gone', async () => {
  const quizzes = new Map([['key', quiz]])
  const { watch } = serveProjector(quizzes)
  const screen = await watch('key')
  expect(await screen.readUntil('\n\n')).toContain('nobody yet')
  const ana = {
    person: 'ana',
    name: 'Ana',
    team: null,
    alias: null,
    pseudonym: null,
    seated: false,
    missed: 0,
    points: 0,
    hidden: false,
  }
  quizzes.set('key', { ...quiz, players: [ana] })
  expect(await screen.readUntil('\n\n')).toContain('Ana')
  quizzes.delete('key')
  expect(await screen.readUntil('event: over')).not.toContain('event: view')
})

test('screens are bounded for each quiz and over all, and a closed one makes room', async () => {
  const keys = Array.from({ length: 20 }, (_, index) => `key${index}`)
  const { watch } = serveProjector(new Map(keys.map((key) => [key, quiz])))
  const first = []
  for (let count = 0; count < limits.maxProjectorStreamsEach; count += 1) {
    first.push(await watch('key0'))
  }
  expect(first.map(({ status }) => status)).toEqual(first.map(() => 200))
  expect((await watch('key0')).status).toBe(429)
  expect((await watch('key1')).status).toBe(200)

  await first[0]?.leave()
  await expect.poll(async () => (await watch('key0')).status).toBe(200)

  const statuses = []
  for (const key of keys.slice(1)) {
    for (let count = 0; count < limits.maxProjectorStreamsEach; count += 1) {
      statuses.push((await watch(key)).status)
    }
  }
  expect(statuses.filter((status) => status === 200).length + 9).toBe(limits.maxProjectorStreams)
})

test('however many screens watch a quiz, it is read once in each interval', async () => {
  let reads = 0
  const routes = createProjectorRoutes({
    projector: {
      async find() {
        reads += 1
        return { quiz, now: openedAt }
      },
    },
    log: pino({ level: 'silent' }),
  })
  await Promise.all(Array.from({ length: 20 }, async () => routes.request('/projector/key')))
  expect(reads).toBe(1)
})
