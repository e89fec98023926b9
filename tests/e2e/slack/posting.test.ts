import { roomOf } from '../../../src/adapters/slack/ids.ts'
import { channelRateLimit, methodRateLimits } from '../../../src/adapters/slack/limits.ts'
import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { button, buttons, replyWith, text } from '../../../src/core/reply/reply.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'
import type { Fault } from '../../fakes/slack/faults.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

const hello = replyWith(text('Good morning'))

/** What a delivery fails with. */
async function failure(work: Promise<unknown>): Promise<DeliveryError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof DeliveryError) return error
  throw new Error('The delivery did not fail as it should.', { cause: error })
}

function fail({ slack }: School, method: string, times: number, fault: Fault): void {
  slack.fail(method, times, fault)
}

test('a post is found again by its key, edited, threaded, pinned, unpinned and linked', async () => {
  const { slack, team, channel, platform, room } = await startSchool()
  const ref = await platform.post(room, hello, { idempotencyKey: 'daily:7:2027-01-15' })
  await platform.post(room, replyWith(text('Something else')), {
    idempotencyKey: 'daily:7:2027-01-16',
  })
  expect(await platform.findByKey(room, 'daily:7:2027-01-15', slack.now() - 60_000)).toEqual(ref)
  expect(await platform.findByKey(room, 'daily:7:2027-01-17', slack.now() - 60_000)).toBeUndefined()
  expect(await platform.findByKey(room, 'daily:7:2027-01-15', slack.now() + 60_000)).toBeUndefined()

  await platform.edit(ref, replyWith(text('Good evening')))
  const message = channel.messages.get(ref.id)!
  expect(message.text).toBe('Good evening')
  expect(shown(message)).toContain('Good evening')
  expect(message.metadata?.event_payload).toEqual({ key: 'daily:7:2027-01-15' })

  await platform.startThread(ref, 'Talk & <think>')
  expect(team.posts(channel).at(-1)).toMatchObject({
    threadTs: ref.id,
    text: 'Talk &amp; &lt;think&gt;',
  })

  await platform.pin(ref)
  await platform.pin(ref)
  expect([...channel.pins]).toEqual([ref.id])
  await platform.unpin(ref)
  await platform.unpin(ref)
  expect([...channel.pins]).toEqual([])
  expect(platform.permalink(ref)).toBe(
    `https://period-3.slack.com/archives/${channel.id}/p${ref.id.replace('.', '')}`,
  )
  expectClean(slack)
})

test('a post is found among many newer messages', async () => {
  const { slack, ada, channel, platform, room } = await startSchool()
  const ref = await platform.post(room, hello, { idempotencyKey: 'mine' })
  for (let index = 0; index < 40; index += 1) ada.say(channel, `Message ${index}`)
  expect(await platform.findByKey(room, 'mine', slack.now() - 60_000)).toEqual(ref)
  expectClean(slack)
})

test('a person gets direct messages, and only the chosen group is notified', async () => {
  const { slack, team, ben, channel, platform, room } = await startSchool()
  await platform.sendDirectMessage(`slack:${team.id}/${ben.id}`, hello)
  expect(team.posts(team.im(ben))).toMatchObject([{ text: 'Good morning' }])
  expect(slack.pings).toEqual([])
  await platform.post(room, hello, { notify: 'S0TEACHERS' })
  expect(slack.pings).toMatchObject([{ text: '<!subteam^S0TEACHERS>' }])
  expect(team.posts(channel)).toHaveLength(1)
})

test('posts keep to Slack’s rate limits, and only the newest edit is made', async () => {
  const clock = createManualClock()
  const school = await startSchool('socket', {
    limits: { postsPerSecond: 1, postBurst: 3, tier3: 50 },
    clock,
    now: clock.now,
  })
  const { slack, team, channel, platform, room } = school
  const posts = Array.from({ length: 5 }, () => platform.post(room, hello))
  // Time stands still until Slack has everything that was let through.
  for (let count = channelRateLimit.burst; count <= posts.length; count += 1) {
    await slack.until(() => team.posts(channel).length === count)
    await clock.advance(channelRateLimit.intervalMs)
  }
  await Promise.all(posts)
  expect(team.posts(channel)).toHaveLength(5)
  const [post] = team.posts(channel)
  const ref = { room: room.id, class: room.class, id: post!.ts }
  await Promise.all(
    Array.from({ length: 80 }, (_, index) =>
      platform.edit(ref, replyWith(text(`Version ${index}`))),
    ),
  )
  expect(channel.messages.get(ref.id)).toMatchObject({ text: 'Version 79' })
  expect(channel.messages.get(ref.id)!.edits).toBeLessThan(5)
  expectClean(slack)
})

test('the bot pauses when Slack asks for it, and posts nothing twice', async () => {
  const school = await startSchool()
  fail(school, 'chat.postMessage', 2, { answer: 429, retryAfter: 3 })
  const before = school.slack.now()
  await school.platform.post(school.room, hello)
  expect(school.slack.now() - before).toBeGreaterThanOrEqual(6000)
  expect(school.team.posts(school.channel)).toHaveLength(1)

  fail(school, 'chat.postMessage', 1, { answer: 429, retryAfter: 120 })
  const error = await failure(school.platform.post(school.room, hello))
  expect(error.outcome).toBe('retryable')
  expect(error.retryAfterMs).toBeGreaterThan(100_000)
  expect(school.team.posts(school.channel)).toHaveLength(1)
})

test.each([
  ['an answer of 500', { answer: 500, commit: 'first' }],
  ['a cut connection', { answer: 'reset', commit: 'first' }],
  ['no answer at all', { answer: 'hang', commit: 'first' }],
] as const)(
  'after %s a post may have arrived, so it is not repeated but can be found',
  async (_, fault) => {
    const school = await startSchool('socket', { timeout: 3000 })
    const { slack, team, channel, platform, room } = school
    fail(school, 'chat.postMessage', 1, fault)
    const error = await failure(platform.post(room, hello, { idempotencyKey: 'k' }))
    expect(error.outcome).toBe('unknown')
    expect(team.posts(channel)).toHaveLength(1)
    expect(await platform.findByKey(room, 'k', slack.now() - 60_000)).toMatchObject({
      room: room.id,
    })
  },
)

test('calls that can safely be repeated are tried again', async () => {
  const school = await startSchool()
  const ref = await school.platform.post(school.room, hello)
  fail(school, 'chat.update', 1, { answer: 'reset', commit: 'first' })
  fail(school, 'pins.add', 1, { answer: 503 })
  await school.platform.edit(ref, replyWith(text('Again')))
  await school.platform.pin(ref)
  expect(school.channel.messages.get(ref.id)?.text).toBe('Again')
  expect([...school.channel.pins]).toEqual([ref.id])
})

test('errors say what to do', async () => {
  const school = await startSchool()
  const { team, ada, platform } = school
  const uninvited = team.addChannel({ name: 'other' })
  const hidden = team.addChannel({ name: 'secret', kind: 'private', members: [ada] })
  const archived = team.addChannel({ name: 'old', withApp: true, archived: true })
  for (const [channel, words] of [
    [uninvited, '/invite @Commonplace'],
    [hidden, '/invite @Commonplace'],
    [archived, 'archived'],
  ] as const) {
    const room = roomOf(team.id, channel.id)
    // A workspace-wide permission to post anywhere is not asked for.
    team.installation!.scopes.delete('chat:write.public')
    const error = await failure(platform.post(room, hello))
    expect(error.outcome).toBe('rejected')
    expect(flatten(error.remedy)).toContain(words)
    const problems = await platform.checkPermissions(room)
    expect(problems.map((problem) => flatten(problem)).join(' ')).toContain(words)
  }
  expect(await platform.checkPermissions(school.room)).toEqual([])
})

test('a missing permission is named, and a dead token is reported to the operator', async () => {
  const school = await startSchool('socket', {
    scopes: ['commands', 'chat:write', 'channels:read', 'users:read'],
  })
  const { team, platform, room } = school
  const ref = await platform.post(room, hello)
  const [problem] = await platform.checkPermissions(room)
  expect(flatten(problem!)).toContain('groups:read, channels:history, groups:history, pins:write')
  const pin = await failure(platform.pin(ref))
  expect(pin.outcome).toBe('rejected')
  expect(flatten(pin.remedy)).toContain('pins:write')

  expect(platform.healthProblem()).toBeUndefined()
  await team.revokeToken()
  const error = await failure(platform.post(room, hello))
  expect(error.outcome).toBe('rejected')
  expect(platform.healthProblem()).toContain('SLACK_BOT_TOKEN (token_revoked)')
})

test('an edit that does not fit into its message fails before it is sent', async () => {
  const { platform, room } = await startSchool()
  const ref = await platform.post(room, replyWith(buttons(button('Go', 'scene:open:x'))))
  const error = await failure(platform.edit(ref, replyWith(text('long '.repeat(9000)))))
  expect(error.outcome).toBe('rejected')
})

test('a call that Slack puts off is repeated only when Slack says', async () => {
  const school = await startSchool()
  const { slack, channel, platform, room } = school
  const ref = await platform.post(room, hello)
  fail(school, 'pins.add', 1, { answer: 503, retryAfter: 7 })
  const before = slack.now()
  await platform.pin(ref)
  expect(slack.now() - before).toBeGreaterThanOrEqual(7000)
  expect([...channel.pins]).toEqual([ref.id])

  fail(school, 'pins.add', 1, { answer: 503, retryAfter: 90 })
  const error = await failure(platform.pin(ref))
  expect(error.retryAfterMs).toBeGreaterThan(80_000)
})

test('a thread is started once, even if nobody said that it was', async () => {
  const school = await startSchool()
  const { team, channel, platform, room } = school
  const ref = await platform.post(room, hello)
  fail(school, 'chat.postMessage', 1, { answer: 'reset', commit: 'first' })
  expect((await failure(platform.startThread(ref, 'What do you think?'))).outcome).toBe('unknown')
  await platform.startThread(ref, 'What do you think?')
  const replies = team.posts(channel).filter(({ threadTs }) => threadTs === ref.id)
  expect(replies.map(({ text: words }) => words)).toEqual(['What do you think?'])
  expectClean(school.slack)
})

test('an answer to a person goes before the daily posts that are waiting', async () => {
  const clock = createManualClock()
  const school = await startSchool('socket', {
    clock,
    now: clock.now,
    dispatch: (dispatch) => ({
      ...dispatch,
      line: (event) => {
        // The response URL is then too old, and the answer goes as a direct message.
        school.slack.advance(31 * 60_000)
        return dispatch.line(event)
      },
    }),
  })
  const { slack, team, ben, channel, platform } = school
  const { burst, reserve } = methodRateLimits['chat.postMessage']!
  const channels = Array.from({ length: burst }, (_, n) =>
    team.addChannel({ name: `class-${n}`, withApp: true }),
  )
  const posts = channels.map(({ id }) => platform.post(roomOf(team.id, id), hello))
  function posted(): number {
    return channels.filter((each) => team.posts(each).length > 0).length
  }
  await slack.until(() => posted() === burst - reserve!)
  team.setAppIn(channel, false)
  await ben.command(channel, '/study', 'help')
  await slack.until(() => team.posts(team.im(ben)).length === 1)
  expect(posted()).toBe(burst - reserve!)
  await clock.advance(60_000)
  await Promise.all(posts)
  expect(posted()).toBe(burst)
})
