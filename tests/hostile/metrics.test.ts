import { expect, test } from 'vitest'
import type { PlatformName } from '../../src/core/platform/platform-name.ts'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import { startBot } from '../e2e/discord/discord-bot.ts'
import { startSchool } from '../e2e/slack/slack-class.ts'
import { openBot, room, student } from '../fixtures/bot.ts'

const mark = 'zzq'

/** Everything that a stranger can choose, another each time. */
async function flood(
  { dispatch }: Awaited<ReturnType<typeof openBot>>,
  from: number,
  count: number,
): Promise<void> {
  for (let at = from; at < from + count; at += 1) {
    const name = `${mark}${at}`
    const platform = (['discord', 'slack', 'web'] as const satisfies readonly PlatformName[])[
      at % 3
    ]!
    const where = { ...room, id: `${platform}:${name}`, class: `${platform}:${name}`, platform }
    const event = {
      id: name,
      person: { ...student, id: `${platform}:${name}`, name },
      room: where,
      at,
    }
    const option = { command: name, subcommand: name, option: name, typed: name }
    await dispatch.command({ ...event, command: name, subcommand: name, given: { [name]: name } })
    await dispatch.line({ ...event, line: `${name} "${name}" ${name}:${name}` })
    await dispatch.action({ ...event, componentId: `${name}:${name}:${name}` })
    await dispatch.message({ ...event, command: name, words: name })
    await dispatch.suggest({ ...event, ...option })
  }
}

/** Returns the series, without their values and without those that Node has only while it needs them: collections, timers, handles. */
async function series(metrics: ReturnType<typeof createMetrics>): Promise<readonly string[]> {
  const { body } = await metrics.page()
  return body
    .split('\n')
    .flatMap((line) => (/^#|^nodejs_(?:gc|active)_/.test(line) ? [] : [line.replace(/ \S+$/, '')]))
}

test('strangers can neither name a series nor add more than there are anyway', async () => {
  const metrics = createMetrics()
  const bot = await openBot({ observer: metrics.observer })
  await flood(bot, 0, 30)
  const before = await series(metrics)
  await flood(bot, 30, 300)
  const after = await series(metrics)
  expect(after.filter((each) => each.includes(mark))).toEqual([])
  expect(after.length).toBe(before.length)
  expect(after.length).toBeLessThan(500)
})

test('nor can they on the way in and out on Discord', async () => {
  const { fake, endpoint, metrics } = await startBot({ mode: 'http' })
  async function knock(at: number): Promise<void> {
    const path = `${endpoint}/${mark}${at}?${mark}=${at}`
    await fetch(path, { method: 'POST', headers: { [`x-${mark}${at}`]: mark }, body: mark })
    await fake.post(
      endpoint,
      { type: at, [mark]: at },
      { signature: at % 2 === 0 ? 'wrong' : 'valid' },
    )
  }
  for (let at = 0; at < 10; at += 1) await knock(at)
  const before = await series(metrics)
  for (let at = 10; at < 60; at += 1) await knock(at)
  const after = await series(metrics)
  expect(after.filter((each) => each.includes(mark))).toEqual([])
  expect(after).toEqual(before)
})

test('nor on Slack, with or without its signature; nor can they fill the log', async () => {
  const lines: string[] = []
  const log = createLog({ logLevel: 'warn' }, { write: (line) => lines.push(line) })
  const { slack, ben, channel, url, metrics } = await startSchool('http', { log })
  async function knock(at: number): Promise<void> {
    const name = `${mark}${at}`
    const path = `${url}/slack/events?${name}=${name}`
    await fetch(path, { method: 'POST', headers: { [`x-${name}`]: name }, body: name })
    await fetch(`${url}/slack/${name}`, { method: 'POST' })
    await ben.command(channel, '/study', `${name} ${name}:${name}`, {
      signature: at % 2 === 0 ? 'wrong' : 'valid',
    })
    const payload = { type: name, command: `/${name}`, team_id: name, event: { type: name } }
    for (const kind of ['slash_commands', 'interactive', 'events_api'] as const) {
      await slack.replay(kind, { ...payload, [name]: name })
    }
  }
  for (let at = 0; at < 10; at += 1) await knock(at)
  const before = await series(metrics)
  for (let at = 10; at < 40; at += 1) await knock(at)
  const after = await series(metrics)
  expect(after.filter((each) => each.includes(mark))).toEqual([])
  expect(after).toEqual(before)
  expect(lines.filter((line) => line.includes(mark))).toEqual([])
  expect(lines.filter((line) => line.includes('"level":40')).length).toBeLessThan(5)
  expect(after.join('\n')).toContain('commonplace_refused_total{platform="slack"')
})
