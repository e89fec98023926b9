import { describe, expect, test } from 'vitest'
import { openDailyClass } from '../../fixtures/daily-class.ts'
import { classRoom, hour, minute, monday, schedule } from '../../fixtures/schedules.ts'

const day = 24 * hour
const slack = { name: 'slack', keyWindow: 0, lateness: 30_000 } as const
const slackRoom = { ...classRoom, platform: 'slack' } as const

describe('a school day', () => {
  test('brings one post, at its time and not before', async () => {
    const { pass, work, words, post, schedule: saved } = await openDailyClass({ at: monday - 1 })
    await work()
    expect(words()).toEqual([])
    await pass(1)
    expect(words()).toHaveLength(1)
    expect(await post()).toMatchObject({ state: 'sent', sentAt: monday })
    expect((await saved()).next?.date).toBe('2027-01-12')
    await pass(hour)
    expect(words()).toHaveLength(1)
  })

  test('shows the line with its citation and the question that belongs to it', async () => {
    const { work, words } = await openDailyClass()
    await work()
    const [card] = words()
    expect(card).toContain('Line and question of the day')
    expect(card).toMatch(/Ninety stairs|A light is/)
    expect(card).toContain('The Lantern Keeper (')
    expect(card).toMatch(/Why might Mara count|What has changed/)
    expect(card).not.toContain('late')
  })

  test('is one post when two processes work on it', async () => {
    const { startProcess, words } = await openDailyClass()
    await Promise.all([startProcess(), startProcess()].map(({ worker }) => worker.runDue()))
    expect(words()).toHaveLength(1)
  })

  test('goes to another process when the one that posts stops', async () => {
    const { startProcess, words, sleepUntil, work } = await openDailyClass()
    await work()
    const other = startProcess().worker
    sleepUntil(monday + day)
    await other.runDue()
    expect(words()).toHaveLength(2)
    await other.stop()
    sleepUntil(monday + 2 * day)
    await work()
    expect(words()).toHaveLength(3)
  })

  test('has what the plan showed, over a fortnight with a swap, a choice and a day taken out', async () => {
    const {
      desk,
      schedule: saved,
      sleepUntil,
      work,
      store,
    } = await openDailyClass({
      at: monday - hour,
    })
    const before = await desk.plan(await saved(), 10)
    await desk.saveChange(await saved(), { date: '2027-01-13', cycle: 0 })
    await desk.saveChange(await saved(), {
      date: '2027-01-15',
      itemId: before.days[0]!.pick!.itemId,
      cycle: 0,
    })
    const { days } = await desk.plan(await saved(), 10)
    for (const planned of days) {
      sleepUntil(planned.at)
      await work()
      const made = await store.findDelivery('s1', planned.date, 'card')
      expect([made?.state, made?.itemId]).toEqual(
        planned.skipped ? ['skipped', ''] : ['sent', planned.pick?.itemId],
      )
    }
    expect(days.filter((each) => each.skipped)).toHaveLength(1)
  })

  test('brings the answer to the question of the school day before, once, and then the new question', async () => {
    const { work, sleepUntil, words, post } = await openDailyClass({
      at: monday + 4 * day,
      schedules: [{ followUp: true, next: { date: '2027-01-15', at: monday + 4 * day } }],
    })
    await work()
    expect(words()).toHaveLength(1)
    sleepUntil(monday + 7 * day)
    await work()
    expect(words()).toHaveLength(3)
    expect(words()[1]).toContain('Looking back at Fri, 15 Jan 2027')
    expect(words()[1]).toMatch(/Counting makes the work hers|The work is the same/)
    expect(words()[2]).toContain('Line and question of the day')
    expect(await post('2027-01-15', 'reveal')).toMatchObject({ state: 'sent' })
  })
})

describe('after a time in which nothing ran', () => {
  test('the post of the day is made up for, and says that it is late', async () => {
    const { pass, words } = await openDailyClass()
    await pass(5 * hour)
    expect(words()).toHaveLength(1)
    expect(words()[0]).toContain('Posted late: it was due at 08:30.')
  })

  test('six hours later it is left out, and written down', async () => {
    const { pass, words, post } = await openDailyClass()
    await pass(6 * hour + 1)
    expect(words()).toEqual([])
    expect(await post()).toMatchObject({
      state: 'skipped',
      problem: 'The bot came back too late that day.',
    })
  })

  test('of several days only the last is made up for', async () => {
    const { pass, words, post } = await openDailyClass()
    await pass(3 * day + hour)
    expect(words()).toHaveLength(1)
    expect(await post('2027-01-11')).toMatchObject({ state: 'skipped' })
    expect(await post('2027-01-13')).toMatchObject({ problem: 'The bot wasn’t running then.' })
    expect(await post('2027-01-14')).toMatchObject({ state: 'sent' })
  })
})

describe('when requests go wrong', () => {
  test('a rate limit and a lost request are tried again until it is posted', async () => {
    const { chat, work, pass, words, post } = await openDailyClass({
      chat: { keyWindow: 2 * minute },
    })
    chat.failNext('post', 'busy', 'lost', 'busy')
    await work()
    expect(words()).toEqual([])
    await pass(1000)
    expect(await post()).toMatchObject({ state: 'sending' })
    await pass(5000)
    await pass(25_000)
    expect(words()).toHaveLength(1)
    expect(await post()).toMatchObject({ state: 'sent', tries: 0 })
  })

  test.each(['unanswered', 'late', 'lost'] as const)(
    'without keys, after a request that was %s, it is looked for before it is sent again',
    async (fault) => {
      const { chat, work, pass, words, post } = await openDailyClass({
        chat: slack,
        schedules: [{ room: slackRoom }],
      })
      chat.failNext('post', fault)
      await work()
      await pass(30_000)
      expect(await post()).toMatchObject({ state: 'sending' })
      await pass(30_000)
      await pass(1000)
      expect(words()).toHaveLength(1)
      expect(await post()).toMatchObject({ state: 'sent' })
    },
  )

  test('when the room cannot be looked through, a teacher decides whether to post again', async () => {
    const {
      chat,
      work,
      pass,
      words,
      post,
      desk,
      schedule: saved,
      toldWords,
    } = await openDailyClass({
      chat: slack,
      schedules: [{ room: slackRoom }],
    })
    chat.failWith((request) =>
      request === 'post' ? 'unanswered' : request === 'findByKey' ? 'forbidden' : undefined,
    )
    await work()
    await pass(minute)
    expect(await post()).toMatchObject({ state: 'unconfirmed' })
    expect(words()).toHaveLength(1)
    await pass(day)
    chat.failWith(undefined)
    expect(toldWords()).toEqual([])
    const again = await desk.postAgain(await saved(), '2027-01-11', 0)
    expect(again.delivery).toMatchObject({ state: 'sent', copy: 1 })
    expect((await desk.postAgain(await saved(), '2027-01-11', 0)).delivery.copy).toBe(1)
  })

  test('a missing permission pauses the schedule, and its teacher is told once, in words that mend it', async () => {
    const { chat, work, pass, schedule: saved, toldWords, post } = await openDailyClass()
    chat.failNext('post', 'forbidden')
    await work()
    expect(await post()).toMatchObject({
      state: 'failed',
      problem: 'Give the bot the permission post.',
    })
    expect(await saved()).toMatchObject({ status: 'paused' })
    await pass(day)
    expect(toldWords()).toHaveLength(1)
    expect(toldWords()[0]).toContain('Give the bot the permission post.')
    expect(toldWords()[0]).toContain('daily resume')
    expect(chat.told[0]?.person).toBe('discord:teacher')
  })

  test('a notification that is refused does not stop the post', async () => {
    const { chat, work, post } = await openDailyClass({ schedules: [{ notify: 'role' }] })
    chat.failNext('post', 'forbidden')
    await work()
    expect(await post()).toMatchObject({ state: 'sent', sideTasks: { ping: { state: 'failed' } } })
    expect(chat.messages()[0]?.notified).toBeUndefined()
  })
})

describe('side steps', () => {
  const all = [{ notify: 'role', thread: true, pin: true }]

  test('notify, open a thread and pin, and unpin our own of the day before', async () => {
    const { chat, work, sleepUntil, post } = await openDailyClass({ schedules: all })
    await work()
    const [first] = chat.messages()
    expect(first).toMatchObject({ notified: 'role', pinned: true })
    expect(first?.thread).toMatch(/Why might Mara|What has changed/)
    sleepUntil(monday + day)
    await work()
    expect(chat.messages().map((message) => message.pinned)).toEqual([false, true])
    expect(await post('2027-01-12')).toMatchObject({
      sideTasks: { ping: { state: 'done' }, thread: { state: 'done' }, pin: { state: 'done' } },
    })
  })

  test('a pin that is refused does not stop the thread, and the other way round', async () => {
    for (const refused of ['pin', 'startThread'] as const) {
      const { chat, work, post } = await openDailyClass({ schedules: all })
      chat.failWith((request) => (request === refused ? 'forbidden' : undefined))
      await work()
      const [message] = chat.messages()
      expect(message?.pinned).toBe(refused !== 'pin')
      expect(message?.thread !== undefined).toBe(refused !== 'startThread')
      expect((await post())?.state).toBe('sent')
    }
  })

  test('one that fails for a moment is tried again, and the post is not', async () => {
    const { chat, work, pass, post, words } = await openDailyClass({ schedules: all })
    chat.failNext('startThread', 'lost', 'busy')
    await work()
    await pass(minute)
    await pass(minute)
    expect((await post())?.sideTasks.thread).toEqual({ state: 'done' })
    expect(words()).toHaveLength(1)
  })
})

describe('looking after the channels', () => {
  test('two hours before a post trouble is found, and the teacher hears of it before the class', async () => {
    const {
      chat,
      pass,
      schedule: saved,
      toldWords,
    } = await openDailyClass({
      at: monday - 130 * minute,
      schedules: [{ checkedAt: monday - 15 * hour }],
    })
    chat.setProblems('discord:1', [['Give the bot ', { code: 'View Channel' }, '.']])
    await pass(9 * minute)
    expect((await saved()).status).toBe('on')
    await pass(2 * minute)
    expect(await saved()).toMatchObject({ status: 'paused', problem: 'Give the bot View Channel.' })
    expect(toldWords()).toHaveLength(1)
  })

  test('after a long silence a post looks for itself, and is not made where something is in the way', async () => {
    const {
      chat,
      work,
      schedule: saved,
      post,
      words,
    } = await openDailyClass({
      schedules: [{ checkedAt: monday - 30 * hour }],
    })
    chat.setProblems('discord:1', [['The channel is gone.']])
    await work()
    expect(words()).toEqual([])
    expect(await post()).toMatchObject({ state: 'failed', problem: 'The channel is gone.' })
    expect((await saved()).status).toBe('paused')
  })

  test('once a day every channel is looked at, and what is fine is noted', async () => {
    const friday = { date: '2027-01-15', at: monday + 4 * day }
    const {
      chat,
      pass,
      schedule: saved,
      now,
    } = await openDailyClass({
      schedules: [{ next: friday, checkedAt: monday - 23 * hour }],
    })
    await pass(0)
    expect((await saved()).checkedAt).toBe(monday - 23 * hour)
    await pass(hour + 1)
    expect((await saved()).checkedAt).toBe(now())
    chat.setProblems('discord:1', [['The channel is gone.']])
    await pass(day + 1)
    expect((await saved()).status).toBe('paused')
  })

  test('a class that has not read far enough is told so, and goes on when it has', async () => {
    const {
      setLimits,
      work,
      schedule: saved,
      toldWords,
      post,
      desk,
      words,
    } = await openDailyClass()
    setLimits({ ceiling: 'everyone', gate: 'nowhere' })
    await work()
    expect(words()).toEqual([])
    expect(await post()).toMatchObject({ state: 'failed' })
    expect(toldWords()[0]).toContain('progress set')
    expect(await desk.resume(await saved())).toHaveLength(1)
    setLimits({ ceiling: 'everyone' })
    expect(await desk.resume(await saved())).toEqual([])
    expect((await desk.postNow(await saved())).delivery.state).toBe('sent')
    expect(words()).toHaveLength(1)
  })

  test('a pack that was taken away pauses the schedule with its own words', async () => {
    const { setLimits, work, schedule: saved, toldWords } = await openDailyClass()
    setLimits()
    await work()
    expect(await saved()).toMatchObject({ problem: 'The pack is not installed here.' })
    expect(toldWords()).toHaveLength(1)
  })

  test('an item that has gone out of view meanwhile makes way for another', async () => {
    const { chat, setLimits, work, pass, words } = await openDailyClass()
    chat.failNext('post', 'busy')
    await work()
    setLimits({ ceiling: 'everyone', gate: 'the-climb' })
    await pass(minute)
    expect(words()[0]).toContain('Why might Mara count')
  })

  test('a new rule for a zone moves the next post to its local time', async () => {
    const { pass, schedule: saved } = await openDailyClass({
      schedules: [{ checkedAt: 0, next: { date: '2027-01-12', at: monday + day + hour } }],
    })
    await pass(0)
    expect((await saved()).next).toEqual({ date: '2027-01-12', at: monday + day })
  })

  test('a look before a post that a teacher has made already leaves the next one where it is', async () => {
    const { desk, pass, schedule: saved, words } = await openDailyClass({ at: monday - 3 * hour })
    await desk.postNow(await saved())
    await pass(2 * hour)
    expect((await saved()).next).toEqual({ date: '2027-01-12', at: monday + day })
    await pass(hour)
    expect(words()).toHaveLength(1)
  })
})

describe('a post that is in the channel', () => {
  test('is not posted again, whatever button is pressed', async () => {
    const { desk, work, words, schedule: saved } = await openDailyClass()
    await work()
    expect((await desk.postAgain(await saved(), '2027-01-11', 0)).delivery.copy).toBe(0)
    expect(words()).toHaveLength(1)
  })
})

describe('many schedules', () => {
  test('that are due together are all posted, each once', async () => {
    const schedules = Array.from({ length: 150 }, (_, index) => ({
      id: `s${index}`,
      room: { ...classRoom, id: `discord:${index}` },
      thread: index % 2 === 0,
    }))
    const { work, chat } = await openDailyClass({ schedules })
    await work()
    const rooms = chat.messages().map((message) => message.room)
    expect(rooms).toHaveLength(150)
    expect(new Set(rooms).size).toBe(150)
    expect(chat.messages().filter((message) => message.thread !== undefined)).toHaveLength(75)
  })

  test('of other platforms are left to the processes that serve them', async () => {
    const { work, words } = await openDailyClass({ schedules: [{ room: slackRoom }] })
    await work()
    expect(words()).toEqual([])
    expect(schedule().room.platform).toBe('discord')
  })
})
