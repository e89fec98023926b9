import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createChangeLogWorker } from '../../../src/app/settings/change-log-worker.ts'
import { openChangeWords } from '../../../src/core/settings/change-sentence.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { createFakeChat } from '../../fakes/chat/fake-chat.ts'
import { logSetting } from '../../../src/core/settings/settings.ts'
import { openClassroom, otherRoom, room, teacher } from '../../fixtures/classroom.ts'

const minuteMs = 60_000

/** A class that has chosen `#general` for its changes. */
async function openLoggedClass() {
  const classroom = await openClassroom()
  await classroom.say('settings set rating:teen')
  expect(await classroom.say('settings log channel:#general')).toContain(
    'From now on, what teachers',
  )
  return {
    ...classroom,
    /** What stands in the channel. */
    posts: () =>
      classroom.chat
        .messages()
        .map((each) => ({ room: each.room, words: toPlainText(each.reply) })),
  }
}

test('posts each change once, from the choice of the channel on', async () => {
  const { say, changeLog, posts } = await openLoggedClass()
  expect(await changeLog.postDue()).toBe(1)
  expect(posts()).toEqual([
    {
      room: room.id,
      words: expect.stringMatching(
        /^Ms\. Rivera had changes posted in .*, 15 January 2027 at .*\.$/,
      ),
    },
  ])
  await say('settings set pictures:off lookups:shown', { room: otherRoom })
  expect(await changeLog.postDue()).toBe(1)
  expect(await changeLog.postDue()).toBe(0)
  expect(posts()).toHaveLength(2)
  const { words } = posts()[1]!
  expect(words.indexOf('set who sees lookups')).toBeLessThan(words.indexOf('set pictures to off'))
  expect(words).not.toContain('rating')
})

test('never posts the accommodations of a student', async () => {
  const { say, changeLog, posts } = await openLoggedClass()
  await changeLog.postDue()
  await say('settings accommodation student:Ana time:2')
  expect(await say('settings history what:people')).toContain(
    'Ms. Rivera changed a student’s accommodations',
  )
  expect(await changeLog.postDue()).toBe(0)
  await say('settings set pictures:off')
  await changeLog.postDue()
  expect(posts()).toHaveLength(2)
  expect(JSON.stringify(posts())).not.toMatch(/student|beyond|Ana/)
})

test('posts nothing any more once it is off', async () => {
  const { say, changeLog, posts } = await openLoggedClass()
  await changeLog.postDue()
  expect(await say('settings log off:yes')).toContain('isn’t posted anywhere now')
  await say('settings set pictures:off')
  expect(await changeLog.postDue()).toBe(0)
  expect(await say('settings log')).toContain('isn’t posted anywhere.')
  await say('settings log channel:#general')
  await changeLog.postDue()
  expect(posts()).toHaveLength(2)
  expect(JSON.stringify(posts())).not.toContain('pictures')
})

test('tries again later what certainly did not arrive', async () => {
  const { changeLog, chat, clock, posts } = await openLoggedClass()
  chat.failWith(() => 'busy')
  expect(await changeLog.postDue()).toBe(0)
  chat.failWith(undefined)
  expect(await changeLog.postDue()).toBe(0)
  clock.set(clock.now() + 5 * minuteMs)
  expect(await changeLog.postDue()).toBe(1)
  expect(posts()).toHaveLength(1)
})

test.each(['unanswered', 'lost'] as const)(
  'what may have arrived is looked for before it is posted again: %s',
  async (fault) => {
    const { say, changeLog, chat, clock, posts } = await openLoggedClass()
    await changeLog.postDue()
    await say('settings set pictures:off')
    chat.failWith(() => fault)
    expect(await changeLog.postDue()).toBe(0)
    // Nobody can look into the channel either.
    clock.set(clock.now() + 3 * minuteMs)
    expect(await changeLog.postDue()).toBe(0)
    chat.failWith(undefined)
    await say('settings set lookups:shown')
    for (const minutes of [3, 6]) {
      await changeLog.postDue()
      clock.set(clock.now() + minutes * minuteMs)
    }
    const words = posts().map((each) => each.words)
    expect(words.filter((each) => each.includes('set pictures to off'))).toHaveLength(1)
    expect(words.filter((each) => each.includes('who sees lookups'))).toHaveLength(1)
  },
)

test('what may have arrived is looked for, though the clock was set back by hours since', async () => {
  const { say, changeLog, chat, clock, posts } = await openLoggedClass()
  await changeLog.postDue()
  await say('settings set pictures:off')
  chat.failWith(() => 'lost')
  await changeLog.postDue()
  chat.failWith(undefined)
  clock.set(clock.now() - 120 * minuteMs)
  await changeLog.postDue()
  expect(posts().filter(({ words }) => words.includes('set pictures to off'))).toHaveLength(1)
})

test('two classes that have changed as much get their changes each, on a platform that knows keys again', async () => {
  const { store, clock, openContext } = await openLoggedClass()
  const by = { id: teacher.id, name: teacher.name }
  await store.settings.set('web:2', { room: '', name: 'rating', value: 'teen', by })
  await store.settings.set('web:2', { room: '', name: logSetting, value: 'web:2/general', by })
  const chat = createFakeChat({ name: 'web', now: clock.now, keyWindowMs: 5 * minuteMs })
  const changeLog = createChangeLogWorker({
    store: store.history,
    leases: store.leases,
    platforms: new Map([['web', chat.platform]]),
    clock,
    log: pino({ level: 'silent' }),
    words: async () => openChangeWords(room.id, await openContext(room, teacher)),
  })
  await store.settings.set(room.class, { room: '', name: 'lookups', value: 'shown', by })
  await store.settings.set('web:2', { room: '', name: 'lookups', value: 'shown', by })
  await store.settings.set('web:2', { room: '', name: 'pictures', value: 'off', by })
  await changeLog.postDue()
  const rooms = chat.messages().map((each) => each.room)
  expect(rooms.toSorted()).toEqual([room.id, 'web:2/general'].toSorted())
})

test('two processes post a change once', async () => {
  const { store, platforms, clock, changeLog, openContext, posts } = await openLoggedClass()
  const other = createChangeLogWorker({
    store: store.history,
    leases: store.leases,
    platforms,
    clock,
    log: pino({ level: 'silent' }),
    words: async (where) => openChangeWords(where.id, await openContext(where, teacher)),
  })
  const posted = await Promise.all([changeLog.postDue(), other.postDue()])
  expect(posted.filter((count) => count === 1)).toHaveLength(1)
  expect(posts()).toHaveLength(1)
})

test('classes on a platform that this process hasn’t got keep nobody waiting', async () => {
  const { say, changeLog, posts, store } = await openLoggedClass()
  await changeLog.postDue()
  const by = { id: 'discord:1', name: 'Mr. Other' }
  for (let number = 0; number < 60; number += 1) {
    const elsewhere = `discord:guild/${number}`
    const log = { room: '', name: 'log', value: `discord:${number}`, by }
    await store.settings.set(elsewhere, log)
    await store.settings.set(elsewhere, { room: '', name: 'rating', value: 'teen', by })
  }
  await say('settings set pictures:off')
  expect(await changeLog.postDue()).toBe(1)
  expect(posts()).toHaveLength(2)
})

test('a channel of another class is refused, and so is one where the bot may not write', async () => {
  const { answer, say, chat, openContext } = await openLoggedClass()
  const { history } = await openContext(room, teacher)
  await expect(history.channelProblems({ ...room, class: 'web:another' })).rejects.toThrow(
    'That channel isn’t in this class.',
  )
  chat.setProblems(otherRoom.id, [['Let me write here first.']])
  expect(await say('settings log channel:#reading-circle')).toContain('Let me write here first.')
  expect((await answer('settings log')).private).toBe(true)
})

test('does not say what homework is about, since the channel may be behind another', async () => {
  const { store, changeLog, posts } = await openLoggedClass()
  const by = { id: teacher.id, name: teacher.name }
  for (const said of ['set “Homework: The climb, “Up there””', 'closed “Test: The climb']) {
    await store.history.note({ class: room.class, room: room.id, name: 'homework/1', said, by })
  }
  await changeLog.postDue()
  const { words } = posts().at(-1)!
  expect(words).toMatch(/Rivera set homework, 15 January.*\n.*Rivera closed a test, 15 January/)
  expect(words).not.toContain('climb')
})

test('many changes at once are one post that can be read', async () => {
  const { store, changeLog, posts } = await openLoggedClass()
  await changeLog.postDue()
  const by = { id: teacher.id, name: teacher.name }
  for (let number = 0; number < 200; number += 1) {
    const value = number % 2 === 0 ? 'off' : 'on'
    await store.settings.set(room.class, { room: '', name: 'pictures', value, by })
  }
  expect(await changeLog.postDue()).toBe(1)
  expect(await changeLog.postDue()).toBe(0)
  expect(posts()).toHaveLength(2)
  const { words } = posts()[1]!
  expect(words.match(/Ms\. Rivera/g)).toHaveLength(10)
  expect(words).toContain('These are the latest; there was more before.')
})

test('a channel that is gone or refuses the bot gets everything in one post once it’s back', async () => {
  const { say, changeLog, chat, clock, posts } = await openLoggedClass()
  await changeLog.postDue()
  expect(await say('settings log')).not.toContain('waiting')
  chat.setProblems(room.id, [['Let me write here first.']])
  expect(await say('settings log')).toMatch(
    /Let me write here first\..*whatever is waiting is posted/s,
  )
  chat.setProblems(room.id, [])
  chat.failWith(() => 'forbidden')
  await say('settings set pictures:off')
  expect(await changeLog.postDue()).toBe(0)
  await say('settings set pictures:on')
  chat.failWith(undefined)
  expect(await changeLog.postDue()).toBe(0)
  clock.set(clock.now() + 6 * 3_600_000)
  expect(await changeLog.postDue()).toBe(1)
  expect(posts()).toHaveLength(2)
  expect(posts()[1]!.words).toMatch(/set pictures to off.*from off to on/s)
})

test('another process that has read what is due posts nothing once it was switched off', async () => {
  const { say, store, changeLog, posts, clock } = await openLoggedClass()
  await changeLog.postDue()
  await say('settings set pictures:off')
  const wanted = { now: clock.now(), limit: 10, platforms: ['web'] as const }
  const [read] = await store.history.listUnposted(wanted)
  await say('settings log channel:#reading-circle')
  expect(await store.history.claimPost(read!)).toBe(false)
  await say('settings log off:yes')
  expect(await store.history.claimPost(read!)).toBe(false)
  expect(posts()).toHaveLength(1)
})
