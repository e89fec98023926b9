import { describe, expect, test } from 'vitest'
import { maxPlanDays } from '../../../src/core/daily/coming-days.ts'
import type { DailyPlan } from '../../../src/core/daily/daily-plan.ts'
import { changedPostsBlocks } from '../../../src/core/daily/views/plan-changes-view.ts'
import { emptyCalendar } from '../../../src/core/calendar/class-calendar.ts'
import { privateReply } from '../../../src/core/reply/reply.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { openReadingClass, weeklyPlan } from '../../fixtures/reading-class.ts'

type ReadingClass = Awaited<ReturnType<typeof openReadingClass>>

async function planOf({ service }: Pick<ReadingClass, 'service'>): Promise<DailyPlan> {
  const [schedule] = await service.schedules()
  return service.plan(schedule!, maxPlanDays)
}

/** The numbers of the scenes that the posts are about, day by day. */
function scenesOf({ days, poolOn }: DailyPlan) {
  return days.map(({ date, pick }) => poolOn(date).items.get(pick?.itemId ?? '')?.part)
}

describe('a plan that looks ahead over turns of the gate', () => {
  test('draws each day from what will be open then: this week’s part first, and on Fridays an earlier one', async () => {
    const scenes = scenesOf(await planOf(await openReadingClass()))
    const weeks = [scenes.slice(0, 5), scenes.slice(5, 10), scenes.slice(10)]
    for (const [week, numbers] of weeks.entries()) {
      for (const number of numbers) expect(number).toBeLessThanOrEqual((week + 1) * 3)
    }
    expect(scenes.slice(5, 7).every((number) => number! > 3)).toBe(true)
    expect(scenes[9]).toBeLessThanOrEqual(3)
    expect(scenes.slice(10, 12).every((number) => number! > 6)).toBe(true)
  })

  test('shows how far the class is on each day, and which weeks have too few questions', async () => {
    const { say } = await openReadingClass()
    const words = await say('daily plan')
    expect(words).toContain('Mon, 18 Jan · Open by then: up to scene 3 from Mon 07:00 · Question: ')
    // Said again only once it is another.
    expect(words).toContain('Fri, 22 Jan · Question: ')
    expect(words).toContain('Mon, 25 Jan · Open by then: up to scene 6 from Mon 07:00')
    expect(words).toContain('Too few questions about what is read then: ')
  })

  test('is what is posted, over three weeks and restarts', async () => {
    const school = await openReadingClass()
    const plan = await planOf(school)
    const posted: string[] = []
    for (const { date, pick } of plan.days) {
      const bot = await school.start()
      school.turnTo(`${date}T08:30:00Z`)
      await bot.daily.worker.runDue()
      const [schedule] = await bot.service.schedules()
      const report = await bot.service.findDelivery(schedule!, date)
      expect(report?.delivery).toMatchObject({ state: 'sent', itemId: pick!.itemId })
      posted.push(toPlainText(school.chat.messages().at(-1)!.reply))
      await bot.daily.worker.stop()
    }
    expect(posted).toHaveLength(14)
  })

  test('a post before that day’s turn has only what was open until then', async () => {
    const { say, service } = await openReadingClass()
    await say('daily set 06:30')
    const scenes = scenesOf(await planOf({ service }))
    expect(scenes[0]).toBeUndefined()
    expect(scenes[5]).toBeLessThanOrEqual(3)
    expect(scenes[6]).toBeLessThanOrEqual(6)
    expect(await say('daily plan')).toContain('Mon, 18 Jan · Open by then: nothing yet · ')
  })

  test('an item that was planned is not posted once the plan holds its part back', async () => {
    const school = await openReadingClass()
    school.turnTo('2027-01-22T12:00:00Z')
    const plan = weeklyPlan('2027-01-18', 10, { held: { since: Date.parse('2027-01-20T12:00Z') } })
    await school.changePlan(plan)
    const bot = await school.start()
    school.turnTo('2027-01-25T08:30:00Z')
    await bot.daily.worker.runDue()
    const [schedule] = await bot.service.schedules()
    const report = await bot.service.findDelivery(schedule!, '2027-01-25')
    const item = herPack.questions.find(({ id }) => id === report?.delivery.itemId)
    const scene = herPack.scenes.findIndex(({ id }) => id === item?.scene)
    expect(scene).toBeLessThan(3)
  })
})

test('an earlier day cannot take what is open only later, and says so', async () => {
  const school = await openReadingClass()
  const { service } = school
  const { days } = await planOf({ service })
  const [schedule] = await service.schedules()
  const [first, later] = [days[0]!, days[5]!]
  const at = `${schedule!.id}/${first.date}`
  const exchange = `daily:exchange:${at}/${first.pick!.itemId}`
  expect(await school.press(exchange, later.date)).toContain(
    'by Mon, 18 Jan 2027 your class isn’t that far',
  )
  expect(await school.press(`daily:choose:${at}/${later.pick!.itemId}`)).toContain(
    'By Mon, 18 Jan 2027 your class isn’t that far. Choose a later day.',
  )
  expect((await planOf({ service })).days).toEqual(days)
})

describe('what a change will change', () => {
  test('is told day by day: which posts become others, and which weeks have too few questions', async () => {
    const { service } = await openReadingClass()
    const held = weeklyPlan('2027-01-18', 10, { held: { since: Date.parse('2027-01-20T12:00Z') } })
    const [change] = await service.changesBy({ reading: { ...held, plan: held } })
    const before = await planOf({ service })
    expect(change!.days.map(({ date }) => date).every((date) => date >= '2027-01-25')).toBe(true)
    expect(change!.days.length).toBeGreaterThan(0)
    for (const { date, before: item } of change!.days) {
      expect(item?.id).toBe(before.days.find((day) => day.date === date)?.pick?.itemId)
    }
    const words = toPlainText(privateReply(...changedPostsBlocks([change!])))
    expect(words).toMatch(/Mon, 25 Jan 2027: “.+” instead of “.+”/)
  })

  test('stands in the preview of a change of the reading plan, before anything changes', async () => {
    const school = await openReadingClass()
    const { service } = school
    const before = await planOf({ service })
    const words = toPlainText(await school.answer('reading shift "1 week"'))
    expect(words).toContain('What changes in the daily post')
    expect(words).toMatch(/Mon, 18 Jan 2027: no post; it was “/)
    expect((await planOf({ service })).days).toEqual(before.days)
  })

  test('is nothing where nothing changes', async () => {
    const { service } = await openReadingClass()
    const same = weeklyPlan('2027-01-18', 10)
    const [change] = await service.changesBy({ reading: { ...same, plan: same } })
    expect(change!.days).toEqual([])
    expect(toPlainText(privateReply(...changedPostsBlocks([change!])))).toContain(
      'stay as they are',
    )
  })

  test('leaves out days that have no post, whenever none comes', async () => {
    const school = await openReadingClass()
    await school.changePlan(weeklyPlan('2027-06-07', 10))
    const { service } = await school.start()
    const { days } = await planOf({ service })
    expect(days.flatMap(({ pick }) => pick ?? [])).toEqual([])
    const [change] = await service.changesBy({
      calendar: { ...emptyCalendar, zone: 'Europe/Berlin' },
    })
    expect(change!.after.days[0]?.at).not.toBe(days[0]!.at)
    expect(change!.days).toEqual([])
  })

  test('is what happens once the change is made', async () => {
    const school = await openReadingClass()
    const shifted = weeklyPlan('2027-01-25', 10)
    const [change] = await school.service.changesBy({ reading: { ...shifted, plan: shifted } })
    await school.changePlan(shifted)
    const after = await planOf(await school.start())
    expect(after.days.map(({ pick }) => pick?.itemId)).toEqual(
      change!.after.days.slice(0, maxPlanDays).map(({ pick }) => pick?.itemId),
    )
  })

  test('holds for a day off, a change of progress and another pack too', async () => {
    const { service } = await openReadingClass()
    const off = { from: '2027-01-19', to: '2027-01-19' }
    const calendar = { ...emptyCalendar, zone: 'Europe/London', holidays: [off] }
    const [byCalendar] = await service.changesBy({ calendar })
    expect(byCalendar!.days[0]).toMatchObject({ date: '2027-01-19', after: undefined })
    const setting = { room: '', name: 'pack', value: 'nothing' }
    await expect(service.changesBy({ setting })).rejects.toThrow('isn’t installed')
  })
})
