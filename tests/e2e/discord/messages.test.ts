import { expect, test } from 'vitest'
import { botRate } from '../../../src/adapters/discord/limits.ts'
import type { DeliveryError } from '../../../src/core/platform/platform.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'
import { button, buttons, heading, note, replyWith, text } from '../../../src/core/reply/reply.ts'
import { runningClock } from '../../fakes/running-time.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { problemsOf, noProblems, startBot } from './discord-bot.ts'

const postRoute = 'POST /channels/{channel_id}/messages'
const reply = replyWith(
  heading('Today'),
  text('A line.'),
  buttons(button('More', 'scene:open:a'), button('And more', 'scene:open:b')),
)

async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
  return work.then(
    () => {
      throw new Error('It did not fail.')
    },
    (error: unknown) => error as DeliveryError,
  )
}

test('a post can be edited, threaded, pinned and unpinned; repeating changes nothing', async () => {
  const { fake, platform, channel, room } = await startBot()
  const posted = await platform.post(room, reply)
  await platform.edit(posted, replyWith(text('Another line.')))
  const [message] = fake.messages(channel)
  expect(textOf(message!)).toBe('Another line.')
  for (const title of ['Today’s talk', 'x'.repeat(150)]) await platform.startThread(posted, title)
  expect(fake.threads(channel).map(({ name }) => name)).toEqual(['Today’s talk'])
  for (let time = 0; time < 2; time += 1) await platform.pin(posted)
  expect(fake.pinned(channel)).toEqual([message])
  for (let time = 0; time < 2; time += 1) await platform.unpin(posted)
  expect(fake.pinned(channel)).toEqual([])
  fake.deleteMessage(message!)
  await platform.unpin(posted)
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('only the named role is notified, and an edit does not notify it again', async () => {
  const { fake, guild, platform, room } = await startBot()
  const role = fake.addRole(guild, { mentionable: true })
  const other = fake.addRole(guild, { mentionable: true })
  const posted = await platform.post(room, replyWith(text(`<@&${other.id}> @everyone`)), {
    notify: role.id,
  })
  expect(fake.pings.map(({ kind, id }) => [kind, id])).toEqual([['role', role.id]])
  await platform.edit(posted, reply)
  expect(fake.pings).toHaveLength(1)
})

test.each([
  ['a connection lost after the work', { kind: 'reset', committed: true }],
  ['an error after the work', { kind: 'status', status: 502, committed: true }],
  ['an error before the work', { kind: 'status', status: 503 }],
  ['an answer that breaks off', { kind: 'cut-answer' }],
  ['a rate limit', { kind: 'rate-limit', retryAfterMs: 20 }],
] as const)('%s does not duplicate a post', async (_, fault) => {
  const { fake, platform, channel, room } = await startBot()
  fake.faults.next(postRoute, fault)
  await platform.post(room, reply, { idempotencyKey: 'daily/2027-01-15' })
  await platform.post(room, reply, { idempotencyKey: 'daily/2027-01-15' })
  expect(fake.messages(channel)).toHaveLength(1)
})

test('a post that may have arrived is reported as unknown and found by its key', async () => {
  const { fake, platform, channel, room } = await startBot()
  const since = runningClock.now()
  await platform.post(room, reply, { idempotencyKey: 'another' })
  fake.faults.next(postRoute, { kind: 'reset', committed: true }, { times: 3 })
  const failure = await failureOf(platform.post(room, reply, { idempotencyKey: 'this one' }))
  expect(failure.outcome).toBe('unknown')
  const found = await platform.findByKey(room, 'this one', since)
  expect(found).toMatchObject({ room: room.id, id: fake.messages(channel).at(-1)!.id })
  expect(await platform.findByKey(room, 'no such post', since)).toBeUndefined()
})

test('a message is found behind hundreds of others', async () => {
  const { fake, platform, student, channel, room } = await startBot()
  const since = runningClock.now()
  for (let count = 0; count < 250; count += 1) student.say(channel, 'talk')
  const posted = await platform.post(room, reply, { idempotencyKey: 'late' })
  expect(await platform.findByKey(room, 'late', since)).toEqual(posted)
  fake.deny(channel, ['ReadMessageHistory'])
  expect((await failureOf(platform.findByKey(room, 'late', since))).outcome).toBe('unknown')
})

test('behind too many others nobody can tell, which is not the same as not posted', async () => {
  const { platform, student, channel, room } = await startBot()
  const since = runningClock.now()
  for (let count = 0; count < 1000; count += 1) student.say(channel, 'talk')
  await platform.post(room, reply, { idempotencyKey: 'far away' })
  expect((await failureOf(platform.findByKey(room, 'far away', since))).outcome).toBe('unknown')
})

test('a long rate limit is left to the caller', async () => {
  const { fake, platform, room } = await startBot()
  fake.faults.next(postRoute, { kind: 'rate-limit', retryAfterMs: 600_000 })
  const failure = await failureOf(platform.post(room, reply))
  expect(failure.outcome).toBe('retryable')
  expect(failure.retryAfterMs).toBeGreaterThan(500_000)
})

test.each([
  ['a rate limit that names no wait', { kind: 'rate-limit' }],
  ['a firewall’s rate limit', { kind: 'page', status: 429 }],
  ['a firewall’s refusal', { kind: 'page', status: 403 }],
] as const)('after %s the bot waits, and the post goes out later', async (_, fault) => {
  const { fake, platform, channel, room } = await startBot()
  fake.faults.next(postRoute, fault, { times: 99 })
  const failure = await failureOf(platform.post(room, reply, { idempotencyKey: 'today' }))
  expect(failure.outcome).toBe('retryable')
  expect(failure.retryAfterMs).toBeGreaterThan(5_000)
  expect(flatten(failure.remedy)).not.toMatch(/undefined|<p>/)
  const tries = fake.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('s'))
  expect(tries).toHaveLength(1)
  expect(fake.messages(channel)).toEqual([])
})

test('a sentence says what a teacher has to change', async () => {
  const { fake, guild, platform, channel, room } = await startBot()
  const posted = await platform.post(room, reply)
  expect(await platform.checkPermissions(room)).toEqual([])

  fake.deny(channel, ['SendMessages'])
  expect((await platform.checkPermissions(room)).map((each) => flatten(each)).join()).toContain(
    'Send Messages',
  )
  expect(await failureOf(platform.post(room, reply))).toMatchObject({ outcome: 'rejected' })

  fake.deny(channel, ['ViewChannel'], { id: guild.id })
  expect((await platform.checkPermissions(room)).map((each) => flatten(each)).join()).toContain(
    'View Channel',
  )
  fake.allow(channel, ['ViewChannel', 'SendMessages'])
  expect(await platform.checkPermissions(room)).toEqual([])

  fake.setBotPermissions(guild, [])
  expect(flatten((await failureOf(platform.pin(posted))).remedy)).toContain('Pin Messages')

  fake.deleteMessage(fake.messages(channel)[0]!)
  expect(flatten((await failureOf(platform.edit(posted, reply))).remedy)).toContain('deleted this')

  fake.deleteChannel(channel)
  expect((await platform.checkPermissions(room)).map((each) => flatten(each)).join()).toContain(
    'no longer exists',
  )
  expect(await failureOf(platform.post(room, reply))).toMatchObject({ outcome: 'rejected' })
})

test('a role’s permission overrides what everyone is denied', async () => {
  const { fake, guild, platform, channel, room } = await startBot()
  fake.deny(channel, ['SendMessages'], { id: guild.id })
  expect(await platform.checkPermissions(room)).toHaveLength(1)
  fake.allow(channel, ['SendMessages'], { id: guild.botRoleId })
  expect(await platform.checkPermissions(room)).toEqual([])
  fake.setBotPermissions(guild, ['Administrator'])
  fake.deny(channel, ['SendMessages'], { id: guild.botRoleId })
  expect(await platform.checkPermissions(room)).toEqual([])
})

test('a direct message arrives, or the error says why not', async () => {
  const { fake, guild, platform, student } = await startBot()
  await platform.sendDirectMessage(`discord:${student.id}`, reply)
  expect(fake.messages(student.directMessages()).map(textOf)).toEqual(['## Today\nA line.'])
  const closed = fake.addPerson(guild, 'Ben', { closedToDirectMessages: true })
  const failure = await failureOf(platform.sendDirectMessage(`discord:${closed.id}`, reply))
  expect(failure.outcome).toBe('rejected')
  expect(flatten(failure.remedy)).toContain('direct messages')
})

test('nobody can write to somebody who has left the class, and the error says so', async () => {
  const { fake, guild, platform, student } = await startBot()
  fake.leave(guild, student)
  const failure = await failureOf(platform.sendDirectMessage(`discord:${student.id}`, reply))
  expect(failure.outcome).toBe('rejected')
  expect(flatten(failure.remedy)).toContain('no longer shares a server')
})

test('in a locked thread the error says what to do', async () => {
  const { fake, platform, channel, room } = await startBot()
  await platform.startThread(await platform.post(room, reply), 'Talk')
  const [thread] = fake.threads(channel)
  thread!.locked = true
  const inThread = { id: `discord:${thread!.id}`, class: room.class }
  const failure = await failureOf(platform.post(inThread, reply))
  expect(failure.outcome).toBe('rejected')
  expect(flatten(failure.remedy)).toContain('archived or locked')
})

test('a message has a link once its server is known', async () => {
  const { guild, platform, channel, room } = await startBot({ mode: 'http' })
  expect(platform.permalink({ room: room.id, id: '1' })).toBeUndefined()
  const posted = await platform.post(room, reply)
  expect(platform.permalink(posted)).toBe(
    `https://discord.com/channels/${guild.id}/${channel.id}/${posted.id}`,
  )
})

test('a room on another platform is rejected', async () => {
  const { platform } = await startBot()
  expect(
    (await failureOf(platform.post({ id: 'slack:T1/C1', class: 'slack:T1' }, reply))).outcome,
  ).toBe('rejected')
})

test('a reply that is too long is rejected before it is sent', async () => {
  const { fake, platform, room } = await startBot()
  const endless = replyWith(...Array.from({ length: 30 }, () => note('word '.repeat(700))))
  expect((await failureOf(platform.post(room, endless))).outcome).toBe('rejected')
  const posted = await platform.post(room, reply)
  const long = replyWith(text('a '.repeat(1900)), text('b '.repeat(1900)))
  expect((await failureOf(platform.edit(posted, long))).outcome).toBe('rejected')
  expect(fake.violations).toEqual([])
})

test('sixty posts at once stay within Discord’s rate limits', async () => {
  const clock = createManualClock()
  const { fake, guild, platform } = await startBot({ clock, fake: { rateLimits: {} } })
  const rooms = Array.from({ length: 60 }, () => ({
    id: `discord:${fake.addChannel(guild).id}`,
    class: `discord:${guild.id}`,
  }))
  // Then no request is needed to ask where they are.
  await fake.until(() =>
    rooms.every(({ id }) => platform.permalink({ room: id, id: '1' }) !== undefined),
  )
  let posted = 0
  const posts = rooms.map(async (room) => {
    await platform.post(room, reply)
    posted += 1
  })
  // Time stands still until Discord has everything that was let through.
  for (let count = botRate.burst - botRate.reserve; count <= rooms.length; count += 1) {
    await fake.until(() => posted === count)
    await clock.advance(botRate.intervalMs)
  }
  await Promise.all(posts)
  expect(fake.requests.filter(({ status }) => status === 429)).toEqual([])
})
