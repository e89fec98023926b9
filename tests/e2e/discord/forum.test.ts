/** A forum gets each daily post as a post of its own; permissions are checked for what was asked. */
import { describe, expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'
import { heading, replyWith, text } from '../../../src/core/reply/reply.ts'
import { type Channel, textOf } from '../../fakes/discord/state.ts'
import { type RunningBot, noProblems, problemsOf, startBot } from './discord-bot.ts'

const reply = replyWith(heading('Today'), text('A line.'))

function failureOf(promise: Promise<unknown>): Promise<DeliveryError> {
  return promise.then(
    () => expect.unreachable('It should have failed.'),
    (error: unknown) => {
      if (error instanceof DeliveryError) return error
      throw error
    },
  )
}

function roomIn({ guild }: RunningBot, channel: Channel) {
  return { id: `discord:${channel.id}`, class: `discord:${guild.id}` }
}

async function setDaily(bot: RunningBot, where: Channel, options: object): Promise<string> {
  const set = await bot.teacher.slash(where, 'daily set', {
    time: '08:30',
    timezone: 'Europe/London',
    days: 'mon-sun',
    ...options,
  })
  return (await set.replied()).text
}

test('in a forum, the daily post is a post with a title, pinned at the top', async () => {
  const bot = await startBot()
  const { fake, guild, channel, teacher } = bot
  const forum = fake.addChannel(guild, { name: 'questions', type: 15 })
  fake.setBotPermissions(guild, ['ManageThreads'])
  const set = await setDaily(bot, channel, { channel: forum, thread: true, pin: true })
  expect(set).not.toContain('permission')
  const now = await (await teacher.slash(channel, 'daily now')).replied()
  const post = await fake.until(() => fake.threads(forum).find(({ isPinned }) => isPinned))
  expect(fake.threads(forum)).toEqual([post])
  expect(post!.name.length).toBeGreaterThan('Line of the day: '.length)
  const [message] = fake.messages(post!)
  expect(textOf(message!)).toContain('Line of the day: ')
  expect(now.text + JSON.stringify(now.message?.components)).toContain(
    `/channels/${guild.id}/${post?.id}/${post?.id}`,
  )
  expect(problemsOf(fake)).toEqual(noProblems)
})

describe('a post in a forum', () => {
  test.for([15, 16] as const)(
    'is found again, edited, and posted once however often it is tried (%i)',
    async (type) => {
      const bot = await startBot()
      const { fake, guild, platform } = bot
      const forum = fake.addChannel(guild, { type })
      const room = roomIn(bot, forum)
      fake.faults.next('POST /channels/{channel_id}/threads', { kind: 'reset', committed: true })
      const first = await failureOf(platform.post(room, reply, { idempotencyKey: 'once' }))
      expect(first.outcome).toBe('unknown')
      const posted = await platform.post(room, reply, { idempotencyKey: 'once' })
      expect(fake.threads(forum).map(({ name }) => name)).toEqual(['Today'])
      expect(await platform.findByKey(room, 'once', 0)).toEqual(posted)
      expect(await platform.findByKey(room, 'never', 0)).toBeUndefined()
      await platform.edit(posted, replyWith(text('Another line.')))
      expect(fake.messages(fake.threads(forum)[0]!).map(textOf)).toEqual(['Another line.'])
      expect(problemsOf(fake)).toEqual(noProblems)
    },
  )

  test('needs no Read Message History, and moves the pin along', async () => {
    const bot = await startBot()
    const { fake, guild, platform } = bot
    const forum = fake.addChannel(guild, { type: 15 })
    fake.setBotPermissions(guild, ['ManageThreads'])
    fake.deny(forum, ['ReadMessageHistory'])
    const room = roomIn(bot, forum)
    const one = await platform.post(room, reply, { title: 'One?' })
    await platform.pin(one)
    const two = await platform.post(room, reply, { title: 'Two?' })
    expect(flatten((await failureOf(platform.pin(two))).remedy)).toContain('only one')
    await platform.unpin(one)
    await platform.pin(two)
    expect(fake.threads(forum).map(({ name, isPinned }) => [name, isPinned])).toEqual([
      ['One?', false],
      ['Two?', true],
    ])
  })

  test('that needs a tag is refused with a sentence, at once', async () => {
    const bot = await startBot()
    const { fake, guild, channel, platform } = bot
    const forum = fake.addChannel(guild, { type: 15, requiresTag: true })
    expect(await setDaily(bot, channel, { channel: forum })).toContain('requires a tag')
    const failure = await failureOf(platform.post(roomIn(bot, forum), reply))
    expect(flatten(failure.remedy)).toContain('requires a tag')
  })
})

describe('what was asked for is checked at once', () => {
  test('the one missing permission is named, and no other', async () => {
    const bot = await startBot()
    const { fake, guild, channel, teacher } = bot
    fake.setBotPermissions(guild, [])
    const pinless = await setDaily(bot, channel, { thread: true, pin: true })
    expect(pinless).toContain('Posts will go out without a pin for now.')
    expect(pinless).toContain('Pin Messages')
    for (const other of ['Send Messages', 'Attach Files', 'Create Public Threads']) {
      expect(pinless).not.toContain(other)
    }
    fake.allow(channel, ['PinMessages'])
    fake.deny(channel, ['CreatePublicThreads'])
    const threadless = await setDaily(bot, channel, { thread: true, pin: true })
    expect(threadless).toContain('Create Public Threads')
    expect(threadless).not.toContain('Pin Messages')
    await (await teacher.slash(channel, 'daily now')).replied()
    await fake.until(() => fake.pinned(channel).length === 1)
    const why = await fake.until(async () => {
      const { text: said } = await (await teacher.slash(channel, 'daily why')).replied()
      return said.includes('Create Public Threads') && said
    })
    expect(why).not.toContain('Send Messages')
    expect(problemsOf(fake)).toEqual(noProblems)
  })

  test('a thread is refused where there can be none, and nothing is saved', async () => {
    const bot = await startBot()
    const { fake, guild, channel, store } = bot
    for (const type of [2, 13] as const) {
      const voice = fake.addChannel(guild, { type })
      expect(await setDaily(bot, voice, { thread: true })).toContain('can’t have threads')
    }
    const posted = await bot.platform.post(bot.room, reply)
    await bot.platform.startThread(posted, 'Discussion')
    const [thread] = fake.threads(channel)
    expect(await setDaily(bot, thread!, { thread: true })).toContain('already a thread')
    expect(await store.daily.schedules(bot.room.class)).toEqual([])
    expect(await setDaily(bot, thread!, {})).toContain('08:30')
    expect(problemsOf(fake)).toEqual(noProblems)
  })

  test('a refused file or post names what it needs', async () => {
    const bot = await startBot()
    const { fake, guild, channel, platform, room } = bot
    const withFile = replyWith(text('A report'), {
      kind: 'file',
      name: 'report.csv',
      mediaType: 'text/csv',
      content: 'a,b',
    })
    fake.deny(channel, ['AttachFiles'])
    const failure = flatten((await failureOf(platform.post(room, withFile))).remedy)
    expect(failure).toContain('Attach Files')
    expect(failure).not.toContain('Send Messages')
    const forum = fake.addChannel(guild, { type: 15 })
    fake.deny(forum, ['SendMessages'])
    const refused = flatten((await failureOf(platform.post(roomIn(bot, forum), reply))).remedy)
    expect(refused).toContain('Create Posts')
  })
})
