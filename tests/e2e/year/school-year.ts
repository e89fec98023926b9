/**
 * A school year of two classes in two time zones, hour by hour on a clock that the test sets. Each evening the plan is written down;
 * what happens the next day is compared with it. What goes wrong is returned as sentences.
 */
import { optionResolver } from '../../../src/adapters/web/ids.ts'
import type { Library } from '../../../src/core/pack/library.ts'
import type { Person, Room } from '../../../src/core/platform/room.ts'
import { createRandom } from '../../../src/core/platform/random.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import type { Store, StoreOptions } from '../../../src/store/store.ts'
import { createFakeChat } from '../../fakes/chat/fake-chat.ts'
import { type TestBot, openBot } from '../../fixtures/bot.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { type SchoolClass, type Surprise, planBy, schoolClasses } from './school-classes.ts'

const second = 1_000
const minute = 60 * second
const sevenDays = 7 * 24 * 60 * minute

export interface YearOptions {
  /** Opens the database, the same each time. */
  readonly open: (options: StoreOptions) => Promise<Store>
  readonly seed: number
  /** The first week that is played, from 0; left out, the whole year is. */
  readonly from?: number
  readonly weeks?: number
}

const schoolYear = 40

export interface YearWeek {
  readonly class: string
  readonly monday: string
  /** The number of the last scene that is open on Friday evening. */
  gate: number
  planned: number
  posted: number
  reveals: number
  digests: number
  reminders: number
  restarts: number
  readonly notes: string[]
}

export interface YearLog {
  readonly weeks: readonly YearWeek[]
  /** What was not as the plan showed it. */
  readonly problems: readonly string[]
  readonly restarts: number
  readonly ticks: number
}

/** What the plan of the evening before says of a day. */
interface PlannedPost {
  readonly schedule: string
  readonly date: string
  readonly at: number
  readonly itemId: string | undefined
  readonly gate: string | undefined
}

/** Returns the last scene that is open, or '' where nothing is. */
function lastOpen({ limits: { gate = 'everything' }, scenes }: Library): string {
  return gate === 'everything' || scenes.some(({ id }) => id === gate) ? gate : ''
}

interface Act {
  readonly at: number
  readonly run: () => Promise<void>
}

export async function runSchoolYear({
  open,
  seed,
  from = 0,
  weeks = schoolYear,
}: YearOptions): Promise<YearLog> {
  const first = Temporal.PlainDate.from('2026-09-07')
  const sunday = first.add({ weeks: from }).subtract({ days: 1 })
  const clock = createManualClock(sunday.toZonedDateTime('UTC').epochMilliseconds)
  const chat = createFakeChat({ name: 'discord', now: clock.now, keyWindowMs: 5 * minute })
  const platforms = new Map([['discord', chat.platform]] as const)
  const draw = createRandom(seed)
  const problems: string[] = []
  const log: YearWeek[] = []
  const planned = new Map<string, PlannedPost>()
  let [restarts, ticks, ids, restartedAt] = [0, 0, 0, 0]
  let store = await open({ clock: clock.now })
  let bot = await startBot()

  function startBot(): Promise<TestBot> {
    return openBot({
      store,
      platforms,
      clock,
      packs: [herPack],
      newId: () => `id${(ids += 1)}`,
    })
  }

  /** Half of the processes are killed: nothing that they hold is given back. */
  async function restart(): Promise<void> {
    if (draw(2) === 0) await bot.stop()
    await store.close()
    store = await open({ clock: clock.now })
    bot = await startBot()
    restarts += 1
    restartedAt = clock.now()
  }

  async function post(): Promise<void> {
    ticks += 1
    await bot.daily.worker.runDue()
  }

  async function remind(): Promise<void> {
    ticks += 1
    await bot.homeworkReminder.remindDue(clock.now())
    await bot.digest.worker.remindDue(clock.now())
  }

  async function say(who: Person, room: Room, line: string): Promise<Reply> {
    const event = { id: `e${(ids += 1)}`, person: who, room, at: clock.now(), line }
    return replyOf(await bot.dispatch.line({ ...event, resolver: optionResolver }))
  }

  async function press(who: Person, room: Room, reply: Reply, label: string): Promise<void> {
    const componentId = buttonsOf(reply)[label]
    if (componentId === undefined) throw new Error(`No ${label} among ${toPlainText(reply)}`)
    const event = { id: `e${(ids += 1)}`, person: who, room, at: clock.now(), componentId }
    await bot.dispatch.action({ ...event, chosen: [] })
  }

  async function gateOf({ room, students }: SchoolClass): Promise<string | undefined> {
    const { classLibrary } = await bot.openContext(room, students[0]!)
    return lastOpen(classLibrary)
  }

  /** Writes down what the plan shows for the coming days. */
  async function readPlan({ room, teacher }: SchoolClass): Promise<void> {
    const service = bot.daily.service(room, teacher)
    const now = clock.now()
    for (const [key, { at }] of planned) {
      if (key.startsWith(room.id) && at > now) planned.delete(key)
    }
    for (const schedule of await service.schedules()) {
      const plan = await service.plan(schedule, 3)
      for (const { date, at, pick } of plan.days) {
        const gate = lastOpen(plan.libraryOn(date))
        const post = { schedule: schedule.id, date, at, itemId: pick?.itemId, gate }
        planned.set(`${room.id} ${schedule.id} ${date}`, post)
      }
    }
  }

  function fail(each: SchoolClass, words: string): void {
    problems.push(`${each.name}, ${new Date(clock.now()).toISOString()}: ${words}`)
  }

  async function checkGate(each: SchoolClass, moment: string): Promise<void> {
    const [is, wanted] = [await gateOf(each), each.expectedGate(clock.now())]
    if (is !== wanted) fail(each, `${moment} the gate is ${is}, not ${wanted}`)
  }

  /** Compares what was posted on a day with what the plan showed. */
  async function checkPosts(each: SchoolClass, date: string, week: YearWeek): Promise<void> {
    const schedules = await bot.daily.service(each.room, each.teacher).schedules()
    for (const schedule of schedules) {
      const post = planned.get(`${each.room.id} ${schedule.id} ${date}`)
      const delivery = await store.daily.findDelivery(schedule, date, 'card')
      const sent = delivery?.state === 'sent' ? delivery : undefined
      if (post?.itemId !== undefined) week.planned += 1
      if (sent !== undefined) week.posted += 1
      if (post?.itemId !== sent?.itemId) {
        fail(each, `${date} posted ${sent?.itemId}, planned was ${post?.itemId}`)
      }
      if (sent === undefined) continue
      if (post !== undefined && post.gate !== each.expectedGate(post.at)) {
        fail(each, `${date} the plan showed the gate ${post.gate}`)
      }
      const copies = chat.messages().filter(({ id }) => id === sent.messageId)
      if (copies.length !== 1) fail(each, `${date} the post is there ${copies.length} times`)
      if (sent.due !== post?.at) fail(each, `${date} was due at another time than the plan showed`)
    }
  }

  /** Example answers come a school day after their question. */
  function countReveals(each: SchoolClass, date: string): number {
    const from = each.moment(date, '00:00')
    return chat
      .messages()
      .filter(({ room, at }) => room === each.room.id && at >= from)
      .filter(({ reply }) => toPlainText(reply).startsWith('Looking back at')).length
  }

  function checkDoubles(): void {
    const keys = chat.messages().flatMap(({ room, key }) => (key === '' ? [] : [`${room} ${key}`]))
    const doubled = keys.filter((key, at) => keys.indexOf(key) !== at)
    if (doubled.length > 0) problems.push(`Posted twice: ${doubled.join(', ')}`)
  }

  function directCount(person: Person, words: RegExp): number {
    return chat.directMessages.filter(
      ({ person: to, reply }) => to === person.id && words.test(toPlainText(reply)),
    ).length
  }

  async function setUp(each: SchoolClass): Promise<void> {
    const { room, teacher, students, setup } = each
    for (const line of setup) await say(teacher, room, line)
    await each.usePlan(store, each.plan)
    for (const student of students) await say(student, room, 'scene 1')
    // Who uses the bot is noted in the background.
    await bot.homeClasses.settled()
  }

  /** What happens in a class on one date. */
  function actsOf(each: SchoolClass, date: string, week: YearWeek): readonly Act[] {
    const acts: Act[] = []
    function at(time: string): number {
      return each.moment(date, time)
    }
    function add(moment: number, run: () => Promise<void>): void {
      acts.push({ at: moment, run })
    }
    if (each.isTurn(date)) {
      const turn = at(each.turnTime)
      add(turn - second, () => checkGate(each, 'a second before its turn'))
      add(turn, () => checkGate(each, 'at its turn'))
    }
    for (const time of each.postTimes) {
      add(at(time), post)
      add(at(time) + 90 * second, async () => {
        // Whoever was killed a moment ago holds the right to post for a little longer.
        if (clock.now() - restartedAt < 3 * minute) await post()
      })
    }
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
    const isSchoolDay = each.isSchoolDay(date)
    if (weekday === 1 && isSchoolDay) {
      add(at('12:00'), async () => {
        const draft = await say(
          each.teacher,
          each.room,
          'homework set due:"Friday 15:00" questions:3',
        )
        await press(each.teacher, each.room, draft, 'Post it')
        week.notes.push('homework')
      })
    }
    if (each.isReminderDay(date)) {
      const before = new Map<Person, number>()
      add(at('14:59'), async () => {
        for (const person of each.students) before.set(person, directCount(person, /homework/i))
      })
      add(at('15:00'), remind)
      add(at('15:02'), remind)
      add(at('19:30'), async () => {
        const wanted = week.notes.includes('homework') ? 1 : 0
        for (const person of each.students) {
          const got = directCount(person, /homework/i) - (before.get(person) ?? 0)
          week.reminders += got
          if (got !== wanted) fail(each, `${got} reminders came, not ${wanted}`)
        }
      })
    }
    if (weekday === 5) {
      let before = 0
      add(at('15:29'), async () => void (before = directCount(each.teacher, /./)))
      add(at('15:30'), remind)
      add(at('15:32'), remind)
      add(at('15:40'), async () => {
        const got = directCount(each.teacher, /./) - before
        // What opens before the next digest is news, too.
        const now = clock.now()
        const opens = each.expectedGate(now + sevenDays) !== each.expectedGate(now)
        const wanted = isSchoolDay && (opens || week.notes.includes('homework')) ? 1 : 0
        week.digests += got
        if (got !== wanted) fail(each, `${got} digests came, not ${wanted}`)
      })
    }
    for (const surprise of each.surprises.filter((event) => event.date === date)) {
      add(at(surprise.time), () => surpriseClass(each, surprise, week))
    }
    // What Friday’s plan showed for Monday still holds on Saturday.
    if (weekday === 6) return acts
    add(at('20:00'), async () => {
      await checkGate(each, 'in the evening')
      await checkPosts(each, date, week)
      week.reveals += countReveals(each, date)
      const gate = await gateOf(each)
      week.gate = herPack.scenes.findIndex(({ id }) => id === gate) + 1
      await readPlan(each)
    })
    return acts
  }

  /** A teacher changes something; the plan shows the new days at once. */
  async function surpriseClass(
    each: SchoolClass,
    surprise: Surprise,
    week: YearWeek,
  ): Promise<void> {
    week.notes.push(surprise.words)
    if (surprise.line !== undefined) await say(each.teacher, each.room, surprise.line)
    if (surprise.plan !== undefined) {
      await each.usePlan(store, surprise.plan)
      await restart()
    }
    each.expect(surprise)
    await checkGate(each, 'after a change')
    await readPlan(each)
  }

  const classes = schoolClasses(planBy(first.toString(), schoolYear))
  for (const each of classes) await setUp(each)
  await restart()
  for (const each of classes) await readPlan(each)
  for (let week = from; week < from + weeks; week += 1) {
    const monday = first.add({ weeks: week })
    const rows = classes.map((each) => {
      const counts = { gate: 0, planned: 0, posted: 0, reveals: 0, digests: 0, reminders: 0 }
      return { class: each.name, monday: monday.toString(), ...counts, restarts: 0, notes: [] }
    })
    log.push(...rows)
    const acts = Array.from({ length: 7 }, (_, days) => monday.add({ days }).toString()).flatMap(
      (date) => classes.flatMap((each, at) => actsOf(each, date, rows[at]!)),
    )
    // Three times a week, some of them at the very moment of a turn or a post or next to it.
    const restartsAt = Array.from({ length: 3 }, () => {
      const near = acts[draw(acts.length)]!.at
      const isNear = draw(10) < 6
      return isNear
        ? near + (draw(3) - 1) * second
        : monday.toZonedDateTime('UTC').epochMilliseconds + draw(7 * 24 * 60) * minute
    })
    for (const at of restartsAt) acts.push({ at, run: restart })
    for (const row of rows) row.restarts = restartsAt.length
    for (const { at, run } of acts.toSorted((a, b) => a.at - b.at)) {
      clock.set(Math.max(clock.now(), at))
      await run()
    }
  }
  checkDoubles()
  await bot.stop()
  await store.close()
  return { weeks: log, problems, restarts, ticks }
}
