import { describe, expect, onTestFinished, test } from 'vitest'
import { createFakeChat } from '../../fakes/chat/fake-chat.ts'
import { openBot } from '../../fixtures/bot.ts'
import { openDailyClass } from '../../fixtures/daily-class.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { classRoom, hour, minute, monday, schedule } from '../../fixtures/schedules.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const day = 24 * hour
const slack = { name: 'slack', latenessMs: 30_000 } as const
const slackRoom = { ...classRoom, platform: 'slack' } as const

describe('a school day', () => {
  test('gets one post, on time and not before', async () => {
    const { pass, runDue, postTexts, delivery, schedule } = await openDailyClass({ at: monday - 1 })
    await runDue()
    expect(postTexts()).toEqual([])
    await pass(1)
    expect(postTexts()).toHaveLength(1)
    expect(await delivery()).toMatchObject({ state: 'sent', sentAt: monday })
    expect((await schedule()).next?.date).toBe('2027-01-12')
    await pass(hour)
    expect(postTexts()).toHaveLength(1)
  })

  test('posts the line with its citation and its question', async () => {
    const { runDue, postTexts } = await openDailyClass()
    await runDue()
    const [post] = postTexts()
    expect(post).toContain('Line of the day: ')
    expect(post).toContain('Ninety steps')
    expect(post).toContain('The Lantern Keeper (')
    expect(post).toContain('Why might Mara count')
    expect(post).not.toContain('late')
  })

  test('gets one post even if two processes are running', async () => {
    const { startProcess, postTexts } = await openDailyClass()
    const processes = [await startProcess(), await startProcess()]
    await Promise.all(processes.map(({ worker }) => worker.runDue()))
    expect(postTexts()).toHaveLength(1)
  })

  test('is served by another process when the posting one stops', async () => {
    const { startProcess, postTexts, setClock, runDue } = await openDailyClass()
    await runDue()
    const { worker: other } = await startProcess()
    setClock(monday + day)
    await other.runDue()
    expect(postTexts()).toHaveLength(2)
    await other.stop()
    setClock(monday + 2 * day)
    await runDue()
    expect(postTexts()).toHaveLength(3)
  })

  test('gets exactly what the plan showed, over a fortnight with a chosen item and a skipped day', async () => {
    const { service, schedule, setClock, runDue, store } = await openDailyClass({
      at: monday - hour,
    })
    const before = await service.plan(await schedule(), 10)
    await service.saveChanges(await schedule(), { date: '2027-01-13', cycle: 0 })
    await service.saveChanges(await schedule(), {
      date: '2027-01-15',
      itemId: before.days[0]!.pick!.itemId,
      cycle: 0,
    })
    const { days } = await service.plan(await schedule(), 10)
    for (const planned of days) {
      setClock(planned.at)
      await runDue()
      const posted = await store.findDelivery(await schedule(), planned.date, 'card')
      expect([posted?.state, posted?.itemId]).toEqual(
        planned.isSkipped ? ['skipped', ''] : ['sent', planned.pick?.itemId],
      )
    }
    expect(days.filter((each) => each.isSkipped)).toHaveLength(1)
  })

  test('starts with the answer to the previous school day’s question, once, then posts the new one', async () => {
    const { runDue, setClock, postTexts, delivery } = await openDailyClass({
      at: monday + 4 * day,
      schedules: [{ followUp: true, next: { date: '2027-01-15', at: monday + 4 * day } }],
    })
    await runDue()
    expect(postTexts()).toHaveLength(1)
    setClock(monday + 7 * day)
    await runDue()
    expect(postTexts()).toHaveLength(3)
    expect(postTexts()[1]).toContain('Looking back at Fri, 15 Jan 2027')
    expect(postTexts()[1]).toMatch(/Counting makes the work hers|The work is the same/)
    expect(postTexts()[2]).toContain('Line of the day: ')
    expect(await delivery('2027-01-15', 'reveal')).toMatchObject({ state: 'sent' })
  })
})

describe('after an outage', () => {
  test('today’s post is still sent, and says that it is late', async () => {
    const { pass, postTexts } = await openDailyClass()
    await pass(5 * hour)
    expect(postTexts()).toHaveLength(1)
    expect(postTexts()[0]).toContain('Posted late: it was due at 08:30.')
  })

  test('an older copy of the database that was restored does not make the bot repeat today’s post', async () => {
    const { runDue, startProcess, postTexts, now, setClock } = await openDailyClass()
    await runDue()
    await using older = await openMemoryStore({ clock: now })
    await older.daily.save(schedule())
    setClock(monday + hour)
    const { worker } = await startProcess(older)
    await worker.runDue()
    expect(postTexts()).toHaveLength(1)
    const known = await older.daily.findDelivery(schedule(), '2027-01-11', 'card')
    expect(known).toMatchObject({ state: 'sent' })
    setClock(monday + day)
    await worker.runDue()
    expect(postTexts()).toHaveLength(2)
  })

  test('a post more than six hours late is skipped and recorded', async () => {
    const { pass, postTexts, delivery } = await openDailyClass()
    await pass(6 * hour + 1)
    expect(postTexts()).toEqual([])
    expect(await delivery()).toMatchObject({
      state: 'skipped',
      problem: 'The bot came back too late that day.',
    })
  })

  test('only the last of several missed days is posted', async () => {
    const { pass, postTexts, delivery } = await openDailyClass()
    await pass(3 * day + hour)
    expect(postTexts()).toHaveLength(1)
    expect(await delivery('2027-01-11')).toMatchObject({ state: 'skipped' })
    expect(await delivery('2027-01-13')).toMatchObject({ problem: 'The bot wasn’t running then.' })
    expect(await delivery('2027-01-14')).toMatchObject({ state: 'sent' })
  })
})

describe('when requests fail', () => {
  test('the post is retried after a rate limit and a lost request', async () => {
    const { chat, runDue, pass, postTexts, delivery } = await openDailyClass({
      chat: { keyWindowMs: 2 * minute },
    })
    chat.failNext('post', 'busy', 'lost', 'busy')
    await runDue()
    expect(postTexts()).toEqual([])
    await pass(1000)
    expect(await delivery()).toMatchObject({ state: 'sending' })
    await pass(5000)
    await pass(25_000)
    expect(postTexts()).toHaveLength(1)
    expect(await delivery()).toMatchObject({ state: 'sent', tries: 0 })
  })

  test.each(['unanswered', 'late', 'lost'] as const)(
    'without idempotency keys, a post whose request was %s is looked for before it is sent again',
    async (fault) => {
      const { chat, runDue, pass, postTexts, delivery } = await openDailyClass({
        chat: slack,
        schedules: [{ room: slackRoom }],
      })
      chat.failNext('post', fault)
      await runDue()
      await pass(30_000)
      expect(await delivery()).toMatchObject({ state: 'sending' })
      await pass(30_000)
      await pass(1000)
      expect(postTexts()).toHaveLength(1)
      expect(await delivery()).toMatchObject({ state: 'sent' })
    },
  )

  test('if the channel’s history cannot be read, a teacher decides whether to post again', async () => {
    const { chat, runDue, pass, postTexts, delivery, service, schedule, directTexts } =
      await openDailyClass({
        chat: slack,
        schedules: [{ room: slackRoom }],
      })
    chat.failWith((request) =>
      request === 'post' ? 'unanswered' : request === 'findByKey' ? 'forbidden' : undefined,
    )
    await runDue()
    await pass(minute)
    expect(await delivery()).toMatchObject({ state: 'unconfirmed' })
    expect(postTexts()).toHaveLength(1)
    await pass(day)
    chat.failWith(undefined)
    expect(directTexts()).toEqual([])
    const again = await service.postAgain(await schedule(), '2027-01-11', 0)
    expect(again.delivery).toMatchObject({ state: 'sent', copy: 1 })
    expect((await service.postAgain(await schedule(), '2027-01-11', 0)).delivery.copy).toBe(1)
  })

  test('a missing permission pauses the schedule, and one message tells the teacher how to fix it', async () => {
    const { chat, runDue, pass, schedule, directTexts, delivery } = await openDailyClass()
    chat.failNext('post', 'forbidden')
    await runDue()
    expect(await delivery()).toMatchObject({
      state: 'failed',
      problem: 'Give the bot the permission post.',
    })
    expect(await schedule()).toMatchObject({ status: 'paused' })
    await pass(day)
    expect(directTexts()).toHaveLength(1)
    expect(directTexts()[0]).toContain('Give the bot the permission post.')
    expect(directTexts()[0]).toContain('daily resume')
    expect(chat.directMessages[0]?.person).toBe('discord:teacher')
  })

  test('a rejected notification does not stop the post', async () => {
    const { chat, runDue, delivery } = await openDailyClass({ schedules: [{ notify: 'role' }] })
    chat.failNext('post', 'forbidden')
    await runDue()
    expect(await delivery()).toMatchObject({
      state: 'sent',
      sideTasks: { ping: { state: 'failed' } },
    })
    expect(chat.messages()[0]?.notified).toBeUndefined()
  })
})

describe('side tasks', () => {
  const all = [{ notify: 'role', thread: true, pin: true }]

  test('notify, open a thread, pin the post and unpin the previous one', async () => {
    const { chat, runDue, setClock, delivery } = await openDailyClass({ schedules: all })
    await runDue()
    const [first] = chat.messages()
    expect(first).toMatchObject({ notified: 'role', pinned: true })
    expect(first?.thread).toMatch(/Why might Mara|What has changed/)
    setClock(monday + day)
    await runDue()
    expect(chat.messages().map((message) => message.pinned)).toEqual([false, true])
    expect(await delivery('2027-01-12')).toMatchObject({
      sideTasks: { ping: { state: 'done' }, thread: { state: 'done' }, pin: { state: 'done' } },
    })
  })

  test('a rejected pin does not stop the thread, nor a rejected thread the pin', async () => {
    for (const rejected of ['pin', 'startThread'] as const) {
      const { chat, runDue, delivery } = await openDailyClass({ schedules: all })
      chat.failWith((request) => (request === rejected ? 'forbidden' : undefined))
      await runDue()
      const [message] = chat.messages()
      expect(message?.pinned).toBe(rejected !== 'pin')
      expect(message?.thread !== undefined).toBe(rejected !== 'startThread')
      expect((await delivery())?.state).toBe('sent')
    }
  })

  test('a side task that fails temporarily is retried without posting again', async () => {
    const { chat, runDue, pass, delivery, postTexts } = await openDailyClass({ schedules: all })
    chat.failNext('startThread', 'lost', 'busy')
    await runDue()
    await pass(minute)
    await pass(minute)
    expect((await delivery())?.sideTasks.thread).toEqual({ state: 'done' })
    expect(postTexts()).toHaveLength(1)
  })
})

describe('channel checks', () => {
  test('find a problem two hours before a post, so that the teacher hears of it before the class', async () => {
    const { chat, pass, schedule, directTexts } = await openDailyClass({
      at: monday - 130 * minute,
      schedules: [{ checkedAt: monday - 15 * hour }],
    })
    chat.setProblems('discord:1', [['Give the bot ', { code: 'View Channel' }, '.']])
    await pass(9 * minute)
    expect((await schedule()).status).toBe('on')
    await pass(2 * minute)
    expect(await schedule()).toMatchObject({
      status: 'paused',
      problem: 'Give the bot View Channel.',
    })
    expect(directTexts()).toHaveLength(1)
  })

  test('happen right before a post if the last one is too old, and a problem stops the post', async () => {
    const { chat, runDue, schedule, delivery, postTexts } = await openDailyClass({
      schedules: [{ checkedAt: monday - 30 * hour }],
    })
    chat.setProblems('discord:1', [['The channel is gone.']])
    await runDue()
    expect(postTexts()).toEqual([])
    expect(await delivery()).toMatchObject({ state: 'failed', problem: 'The channel is gone.' })
    expect((await schedule()).status).toBe('paused')
  })

  test('that cannot be made before a post do not count as made, so that the teacher hears of the problem', async () => {
    const { chat, runDue, pass, postTexts, directTexts, schedule } = await openDailyClass({
      schedules: [{ checkedAt: monday - 30 * hour }],
    })
    chat.failNext('checkPermissions', 'busy', 'busy')
    await runDue()
    expect(postTexts()).toHaveLength(1)
    chat.setProblems('discord:1', [['The channel is gone.']])
    await pass(5 * minute)
    expect(await schedule()).toMatchObject({ status: 'paused', problem: 'The channel is gone.' })
    expect(directTexts()).toHaveLength(1)
  })

  test('cover every channel once a day, and record the ones that pass', async () => {
    const friday = { date: '2027-01-15', at: monday + 4 * day }
    const { chat, pass, schedule, now } = await openDailyClass({
      schedules: [{ next: friday, checkedAt: monday - 23 * hour }],
    })
    await pass(0)
    expect((await schedule()).checkedAt).toBe(monday - 23 * hour)
    await pass(hour + 1)
    expect((await schedule()).checkedAt).toBe(now())
    chat.setProblems('discord:1', [['The channel is gone.']])
    await pass(day + 1)
    expect((await schedule()).status).toBe('paused')
  })

  test('pause a class that has nothing to post yet, until it has reached a question', async () => {
    const { setProgress, runDue, schedule, directTexts, delivery, service, postTexts } =
      await openDailyClass()
    await setProgress('nowhere')
    await runDue()
    expect(postTexts()).toEqual([])
    expect(await delivery()).toMatchObject({ state: 'failed' })
    expect(directTexts()[0]).toContain('progress set')
    expect(await service.resume(await schedule())).toHaveLength(1)
    await setProgress()
    expect(await service.resume(await schedule())).toEqual([])
    expect((await service.postNow(await schedule())).delivery.state).toBe('sent')
    expect(postTexts()).toHaveLength(1)
  })

  test('pause the schedule if the class’s pack is gone, and say so', async () => {
    const { choosePack, runDue, schedule, directTexts } = await openDailyClass()
    await choosePack('removed')
    await runDue()
    expect(await schedule()).toMatchObject({
      status: 'paused',
      problem: expect.stringContaining('isn’t installed any more'),
    })
    expect(directTexts()).toHaveLength(1)
  })

  test('replace an item that the class can no longer see', async () => {
    const { chat, setProgress, runDue, pass, postTexts } = await openDailyClass()
    chat.failNext('post', 'busy')
    await runDue()
    await setProgress('the-climb')
    await pass(minute)
    expect(postTexts()[0]).toContain('Why might Mara count')
  })

  test('move the next post back to its local time when the zone’s rules change', async () => {
    const { pass, schedule } = await openDailyClass({
      schedules: [{ checkedAt: 0, next: { date: '2027-01-12', at: monday + day + hour } }],
    })
    await pass(0)
    expect((await schedule()).next).toEqual({ date: '2027-01-12', at: monday + day })
  })

  test('leave the next date alone if a teacher has already posted today', async () => {
    const { service, pass, schedule, postTexts } = await openDailyClass({ at: monday - 3 * hour })
    await service.postNow(await schedule())
    await pass(2 * hour)
    expect((await schedule()).next).toEqual({ date: '2027-01-12', at: monday + day })
    await pass(hour)
    expect(postTexts()).toHaveLength(1)
  })
})

describe('a post that is already in the channel', () => {
  test('is not posted again, whichever button a teacher presses', async () => {
    const { service, runDue, postTexts, schedule } = await openDailyClass()
    await runDue()
    expect((await service.postAgain(await schedule(), '2027-01-11', 0)).delivery.copy).toBe(0)
    expect(postTexts()).toHaveLength(1)
  })
})

describe('many schedules', () => {
  test('that are due at the same time are each posted once', async () => {
    const schedules = Array.from({ length: 150 }, (_, index) => ({
      id: `s${index}`,
      room: { ...classRoom, id: `discord:${index}` },
      thread: index % 2 === 0,
    }))
    const { runDue, chat } = await openDailyClass({ schedules })
    await runDue()
    const rooms = chat.messages().map((message) => message.room)
    expect(rooms).toHaveLength(150)
    expect(new Set(rooms).size).toBe(150)
    expect(chat.messages().filter((message) => message.thread !== undefined)).toHaveLength(75)
  })

  test('on other platforms are left to the processes that serve them', async () => {
    const { chat, runDue, postTexts } = await openDailyClass({ schedules: [{ room: slackRoom }] })
    await runDue()
    expect(postTexts()).toEqual([])
    expect(chat.platform.name).toBe('discord')
  })
})

const slowSchedule = { id: 'slow', room: { ...classRoom, id: 'slow' } }

/** A worker whose store can go away, and a platform that answers for a room only when it is told to. */
async function openUnreliable() {
  const clock = createManualClock(monday)
  const store = await openMemoryStore({ clock: clock.now })
  onTestFinished(() => store.close())
  const rooms = ['quick', 'slow'].map((id) => ({ ...classRoom, id }))
  for (const room of rooms) await store.daily.save(schedule({ id: room.id, room }))
  const chat = createFakeChat({ now: clock.now })
  const arrived = Promise.withResolvers<void>()
  const answers = { quick: Promise.withResolvers<void>(), slow: Promise.withResolvers<void>() }
  const waiting = new Set<string>()
  let isAway = false

  function mustBeThere(): void {
    if (isAway) throw new Error('The store is away.')
  }

  const { daily } = await openBot({
    store: {
      ...store,
      daily: {
        ...store.daily,
        async claimDeliveries(...claim) {
          mustBeThere()
          return store.daily.claimDeliveries(...claim)
        },
        async release(owner) {
          mustBeThere()
          await store.daily.release(owner)
        },
      },
    },
    platforms: new Map([
      [
        'discord',
        {
          ...chat.platform,
          async post(room, ...rest) {
            if (waiting.add(room.id).size === rooms.length) arrived.resolve()
            await answers[room.id as keyof typeof answers].promise
            return chat.platform.post(room, ...rest)
          },
        },
      ],
    ]),
    clock,
  })
  return {
    clock,
    store,
    chat,
    worker: daily.worker,
    answer: (room: keyof typeof answers) => answers[room].resolve(),
    /** Resolves once both posts have arrived. */
    arrived: arrived.promise,
    setAway: (value: boolean) => (isAway = value),
  }
}

describe('while the store is away', () => {
  test('a stop waits for the posts that are under way, and hands over at once', async () => {
    const { clock, store, chat, worker, arrived, answer, setAway } = await openUnreliable()
    const round = worker.runDue().catch((error: unknown) => error)
    await arrived
    setAway(true)
    answer('quick')
    expect(await round).toMatchObject({ message: 'The store is away.' })
    let isStopped = false
    const stopped = worker.stop().then(() => (isStopped = true))
    await clock.flush()
    expect(isStopped).toBe(false)
    answer('slow')
    await stopped
    expect(chat.messages()).toHaveLength(2)
    expect(await store.daily.findDelivery(slowSchedule, '2027-01-11', 'card')).toMatchObject({
      state: 'sent',
    })
    expect(await store.leases.acquire('daily/discord', 'another process', 1000)).toBeDefined()
  })
})

test('a request that is not answered ends by the bot’s own clock', async () => {
  const { clock, store, worker, arrived } = await openUnreliable()
  const round = worker.runDue()
  await arrived
  await clock.advance(10_000)
  await round
  expect(await store.daily.findDelivery(slowSchedule, '2027-01-11', 'card')).toMatchObject({
    state: 'sending',
    tries: 1,
  })
})
