import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createSlack } from '../../../src/adapters/slack/index.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { openClassroom } from '../../fixtures/classroom.ts'
import { expectClean, startSchool, transports } from './slack-class.ts'

describe.each(transports)('when something goes wrong over %s', (transport) => {
  test.each([
    ['500', { answer: 500 }],
    ['a cut connection', { answer: 'reset' }],
    ['a request to slow down', { answer: 429, retryAfter: 1 }],
  ] as const)('a private answer survives %s', async (_, fault) => {
    const { slack, ben, channel } = await startSchool(transport)
    slack.fail('response_url', 1, fault)
    const act = await ben.command(channel, '/study', 'scene climb')
    expect((await act.answer()).text).toContain('The climb')
    expectClean(slack)
  })

  test('a public answer is not repeated if it may have arrived', async () => {
    const { slack, team, ben, channel } = await startSchool(transport)
    slack.fail('response_url', 1, { answer: 500, commit: 'first' })
    await ben.command(channel, '/study', 'scene climb show:yes')
    await slack.until(() => team.posts(channel).length > 0)
    await (await ben.command(channel, '/study', 'help')).answer()
    expect(team.posts(channel)).toHaveLength(1)
    expectClean(slack)
  })

  test('an answer arrives even if the response URL has expired', async () => {
    const { slack, team, ben, channel } = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        line: (event) => {
          slack.advance(31 * 60_000)
          return dispatch.line(event)
        },
      }),
    })
    await ben.command(channel, '/study', 'scene climb')
    await slack.until(() => ben.sees(channel).length === 1)
    expect(ben.sees(channel)[0]!.visibleTo).toBe(ben.id)
    team.setAppIn(channel, false)
    await ben.command(channel, '/study', 'scene climb')
    await slack.until(() => team.posts(team.im(ben)).length === 1)
    expect(team.posts(channel)).toEqual([])
    expectClean(slack)
  })

  test('an answer of more messages than a response URL allows arrives complete', async () => {
    const { slack, ben, channel } = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        line: () => Promise.resolve({ ...replyWith(text('word '.repeat(16_000))), private: true }),
      }),
    })
    await ben.command(channel, '/study', 'anything')
    await slack.until(() => ben.sees(channel).length === 7)
    expect(ben.sees(channel).every(({ visibleTo }) => visibleTo === ben.id)).toBe(true)
    expectClean(slack)
  })

  test.each([
    ['refuses', 1, { answer: { error: 'user_not_found' } }],
    ['is too busy', 1, { answer: 429, retryAfter: 30 }],
    ['fails', 3, { answer: 500 }],
  ] as const)(
    'a teacher whom Slack %s to describe is told so, and it is not remembered',
    async (_, times, fault) => {
      const { slack, ada, channel } = await startSchool(transport)
      slack.fail('users.info', times, fault)
      const refused = await ada.command(channel, '/study', 'settings set rating:teen')
      const { text: words } = await refused.answer()
      expect(words).toContain('Slack isn’t telling me who you are right now.')
      expect(words).not.toContain('Only teachers')
      slack.advance(30_000)
      const done = await ada.command(channel, '/study', 'settings set rating:teen')
      expect((await done.answer()).text).toContain('teen')
      expectClean(slack)
    },
  )

  test('a student whom Slack does not describe looks things up as always', async () => {
    const { slack, ben, channel } = await startSchool(transport)
    slack.fail('users.info', 3, { answer: 500 })
    const act = await ben.command(channel, '/study', 'scene climb')
    expect((await act.answer()).text).toContain('The climb')
    expectClean(slack)
  })

  test('an apology replaces an answer that cannot be rendered', async () => {
    const options = Array.from({ length: 101 }, (_, index) => ({ label: 'x', value: `${index}` }))
    const { slack, ben, channel } = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        line: () =>
          Promise.resolve(
            replyWith({ kind: 'select', press: 'a:b:', label: 'x', min: 1, max: 1, options }),
          ),
      }),
    })
    const act = await ben.command(channel, '/study', 'anything')
    expect((await act.answer()).text).toContain('can’t show this answer')
    expectClean(slack)
  })
})

test.each([
  ['a wrong signature', { signature: 'wrong' }],
  ['no signature', { signature: 'missing' }],
  ['an old timestamp', { ageSeconds: 400 }],
] as const)('%s is refused before anything is read', async (_, wire) => {
  const { slack, ben, channel } = await startSchool('http')
  const act = await ben.command(channel, '/study', 'scene climb show:yes', wire)
  expect(act).toMatchObject({ acknowledged: false, status: 401 })
  await (await ben.command(channel, '/study', 'help')).answer()
  expect(ben.sees(channel)).toHaveLength(1)
  expectClean(slack)
})

test('the operator is told how far off the clock is, and of a secret under which nothing is right', async () => {
  const { ben, channel, platform, url } = await startSchool('http')
  for (let count = 0; count < 3; count += 1) {
    await ben.command(channel, '/study', 'help', { signature: 'wrong', ageSeconds: 400 })
  }
  expect(platform.requestProblem?.()).toContain('Check SLACK_SIGNING_SECRET.')
  // Bolt takes this from anybody.
  const check = await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'ssl_check=1',
  })
  expect(check.status).toBe(200)
  expect(platform.requestProblem?.()).toContain('Check SLACK_SIGNING_SECRET.')
  await ben.command(channel, '/study', 'help', { ageSeconds: 400 })
  expect(platform.requestProblem?.()).toMatch(/clock is 40\d seconds ahead of Slack’s/)
  await ben.command(channel, '/study', 'help')
  expect(platform.requestProblem?.()).toBeUndefined()
})

test('other paths under /slack are not found, and /healthz still works', async () => {
  const { url } = await startSchool('http')
  expect((await fetch(`${url}/slack/nothing`)).status).toBe(404)
  expect((await fetch(`${url}/slack/events`)).status).toBe(404)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('an event that Slack repeats is handled once', async () => {
  const { slack, ben } = await startSchool('http')
  const { payload } = await ben.openHome()
  await slack.until(() => ben.home !== undefined)
  const { hash } = ben.home!
  const retry = { retry: { number: 1, reason: 'http_timeout' } }
  expect((await slack.replay('events_api', payload, retry)).acknowledged).toBe(true)
  await ben.openHome()
  await slack.until(() => ben.home!.hash !== hash)
  expectClean(slack)
})

test('the bot reconnects after a refresh, a cut and an outage, and reports the problem meanwhile', async () => {
  const { slack, ben, channel, platform } = await startSchool('socket')
  slack.sockets.refresh()
  await slack.until(() => slack.sockets.count() === 0)
  await slack.until(() => slack.sockets.count() === 1 && platform.healthProblem() === undefined)
  await (await ben.command(channel, '/study', 'help')).answer()
  expect(ben.sees(channel)).toHaveLength(1)

  slack.fail('apps.connections.open', 2, { answer: 503 })
  slack.sockets.cut()
  await slack.until(() => platform.healthProblem()?.includes('connection') === true)
  await slack.until(() => slack.sockets.count() === 1 && platform.healthProblem() === undefined)
  await (await ben.command(channel, '/study', 'help')).answer()
  expectClean(slack)
})

test('an answer is not tried again before the time that Slack asks for', async () => {
  const { slack, ben, channel } = await startSchool('socket')
  slack.fail('response_url', 1, { answer: 429, retryAfter: 90 })
  const before = slack.now()
  const act = await ben.command(channel, '/study', 'scene climb')
  await (await ben.command(channel, '/study', 'help')).answer()
  expect(act.answers).toEqual([])
  expect(slack.now() - before).toBeLessThan(90_000)
})

test('after Slack has asked to slow down, the bot does not reconnect any sooner', async () => {
  const waits: number[] = []
  const { slack, platform } = await startSchool('socket', {
    clock: {
      now: () => slack.now(),
      after(ms, work) {
        waits.push(ms)
        const soon = setImmediate(work)
        return () => clearImmediate(soon)
      },
    },
  })
  slack.fail('apps.connections.open', 1, { answer: 429, retryAfter: 47 })
  slack.sockets.cut()
  await slack.until(() => waits.length > 0 && waits.at(-1) !== 0)
  expect(waits.at(-1)).toBe(47_000)
  await slack.until(() => slack.sockets.count() === 1 && platform.healthProblem() === undefined)
})

test('a start that Slack rejects names the variable to correct', async () => {
  const { slack, team } = await startSchool('socket')
  const { dispatch } = await openClassroom()
  const { apiUrl, appToken } = slack
  const parts = {
    dispatch,
    log: pino({ level: 'silent' }),
    home: () => Promise.resolve(replyWith()),
    installations: undefined,
  }
  const config = { kind: 'socket', apiUrl, signingSecret: undefined } as const
  const { token: botToken } = team.installation!
  const wrongBot = { ...config, appToken, botToken: 'xoxb-wrong' }
  await expect(createSlack(wrongBot, parts).platform.start()).rejects.toThrow(
    /SLACK_BOT_TOKEN \(invalid_auth\)/,
  )
  const wrongApp = { ...config, appToken: 'xapp-wrong', botToken }
  await expect(createSlack(wrongApp, parts).platform.start()).rejects.toThrow(
    /SLACK_APP_TOKEN \(invalid_auth\)/,
  )
})

test('a bot that starts while Slack is down says so and keeps trying', async () => {
  const { dispatch } = await openClassroom()
  const away = createServer((_request, response) => response.writeHead(503).end())
  await new Promise<void>((resolve) => {
    away.listen(0, '127.0.0.1', resolve)
  })
  const { port } = away.address() as AddressInfo
  const { platform } = createSlack(
    {
      kind: 'socket',
      apiUrl: `http://127.0.0.1:${port}/api/`,
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      signingSecret: undefined,
    },
    {
      dispatch,
      log: pino({ level: 'silent' }),
      home: () => Promise.resolve(replyWith()),
      installations: undefined,
    },
  )
  await platform.start()
  expect(platform.healthProblem()).toContain('keeps trying')
  await platform.stop()
  away.close()
})
