/** Near the turn of a reading plan nothing is shown that the class’s own clock has not reached, whatever the clocks of the processes say. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createChangeWatch } from '../../src/app/change-watch.ts'
import { applyPlans } from '../../src/core/reading/apply-plans.ts'
import {
  type ReadingPlan,
  gateAt,
  nothingOpen,
  turnOn,
} from '../../src/core/reading/reading-plan.ts'
import { progressSetting } from '../../src/core/settings/settings.ts'

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'UTC',
]
/** Days on which clocks change somewhere, and the last of a February. */
const days = ['2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2027-04-04', '2028-02-29']
const times = ['00:00', '00:30', '01:30', '02:30', '07:00', '23:59']

const anyTime = fc.record({
  zone: fc.constantFrom(...zones),
  time: fc.constantFrom(...times),
  first: fc.constantFrom(...days),
  daysBefore: fc.constant(2),
})
/** Times that the clocks of a zone skip or show twice on that day. */
const oddTimes = fc.constantFrom(
  { zone: 'Europe/London', first: '2027-03-28', time: '01:30', daysBefore: 0 },
  { zone: 'Europe/London', first: '2027-10-31', time: '01:30', daysBefore: 0 },
  { zone: 'America/New_York', first: '2027-03-14', time: '02:30', daysBefore: 0 },
  { zone: 'America/New_York', first: '2027-11-07', time: '01:30', daysBefore: 0 },
)

const planIn = fc
  .tuple(
    fc.oneof(anyTime, oddTimes),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 0, maxLength: 6 }),
  )
  .map(([{ zone, time, first, daysBefore }, gaps]): ReadingPlan => {
    let date = Temporal.PlainDate.from(first).subtract({ days: daysBefore })
    const steps = [0, ...gaps].map((gap, index) => {
      date = date.add({ days: gap })
      return { date: date.toString(), scene: `s${index}` }
    })
    return { pack: 'lantern', room: '', time, zone, steps }
  })

function placeOf(gate: string | undefined): number {
  return gate === undefined || gate === nothingOpen ? -1 : Number(gate.slice(1))
}

/** Whether the class’s clock has shown a local time by a moment: now, or before the clocks went back. */
function hasShown(zone: string, date: string, time: string, at: number): boolean {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`)
  return [0, 30, 60, 90, 120].some((minutes) => {
    const moment = Temporal.Instant.fromEpochMilliseconds(at - minutes * 60_000)
    const shown = moment.toZonedDateTimeISO(zone).toPlainDateTime()
    return Temporal.PlainDateTime.compare(shown, wanted) >= 0
  })
}

/** Whether clocks skip this time of that day, so that it comes later. */
function isSkipped(zone: string, date: string, time: string): boolean {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`)
  return !wanted.toZonedDateTime(zone).toPlainDateTime().equals(wanted)
}

/** Returns the place of the last step whose time the class’s clock has shown. */
function lastShown({ steps, time }: ReadingPlan, zone: string, at: number): number {
  return steps.findLastIndex(({ date }) => hasShown(zone, date, time, at))
}

/** A moment near a step, often within seconds of it, counted from what a clock on the wall of its class shows. */
const near = fc.record({
  index: fc.nat(6),
  ms: fc.oneof(
    fc.integer({ min: -5_000, max: 5_000 }),
    fc.integer({ min: -5_400_000, max: 5_400_000 }),
  ),
})

function momentNear({ steps, time }: ReadingPlan, zone: string, { index, ms }: Near): number {
  const { date } = steps[index % steps.length]!
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds + ms
}

type Near = typeof near extends fc.Arbitrary<infer Value> ? Value : never

/** The zone of the class’s calendar; where it has none, that of the plan counts. */
const calendarZone = fc.option(fc.constantFrom(...zones), { nil: undefined, freq: 1 })

it('opens what the class’s own clock has shown the time of, no sooner and no later', () => {
  fc.assert(
    fc.property(planIn, calendarZone, near, (plan, own, moment) => {
      const zone = own ?? plan.zone
      const at = momentNear(plan, zone, moment)
      const calendar = { pauses: [], ...(own !== undefined && { zone: own }) }
      const place = placeOf(gateAt(plan, calendar, at))
      const shown = lastShown(plan, zone, at)
      const step = plan.steps[shown]
      const isLater = step !== undefined && isSkipped(zone, step.date, plan.time)
      expect(place).toBeLessThanOrEqual(shown)
      expect(place).toBeGreaterThanOrEqual(isLater ? lastShown(plan, zone, at - 3_600_000) : shown)
    }),
    { numRuns: 400 },
  )
})

it('opens nothing on a paused day, until the day after', () => {
  fc.assert(
    fc.property(
      planIn,
      near,
      fc.record({ start: fc.integer({ min: -2, max: 2 }), length: fc.nat(5) }),
      fc.nat(7),
      (plan, moment, { start, length }, later) => {
        const { zone, time, steps } = plan
        const step = Temporal.PlainDate.from(steps[moment.index % steps.length]!.date)
        const from = step.add({ days: start }).toString()
        const to = step.add({ days: start + length })
        const calendar = { zone, pauses: [{ from, to: to.toString() }] }
        const at = momentNear(plan, zone, moment) + later * 86_400_000
        const opened = steps[placeOf(gateAt(plan, calendar, at))]?.date
        const isOfPause = opened !== undefined && opened >= from && opened <= to.toString()
        const day = isOfPause ? to.add({ days: 1 }).toString() : opened
        expect(day === undefined || hasShown(zone, day, time, at)).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})

it('stands where it stood while it is held, and where a teacher moved it until the turn that overtakes it', () => {
  fc.assert(
    fc.property(planIn, near, fc.nat(9e7), (plan, moment, later) => {
      const calendar = { zone: plan.zone, pauses: [] }
      const since = momentNear(plan, plan.zone, moment)
      const stood = lastShown(plan, plan.zone, since)
      const held = gateAt({ ...plan, held: { since } }, calendar, since + later)
      expect(placeOf(held)).toBeLessThanOrEqual(stood)
      expect(held).toBe(gateAt(plan, calendar, since))

      const { date: until } = plan.steps[moment.index % plan.steps.length]!
      const moved = { ...plan, moved: { scene: 's99', until } }
      const isOver = hasShown(plan.zone, until, plan.time, since)
      const place = placeOf(gateAt(moved, calendar, since))
      // Where clocks skip its time, what a teacher chose stays until it comes.
      const mayStay = !isOver || isSkipped(plan.zone, until, plan.time)
      const isRight = (mayStay && place === 99) || (isOver && place <= stood)
      expect([isRight, place]).toEqual([true, place])
    }),
    { numRuns: 400 },
  )
})

it('is never ahead of the store in a process whose clock is wrong, and agrees once the store has answered', async () => {
  const moments = fc.record({
    skew: fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }),
    asked: fc.nat(3_000),
    answered: fc.nat(3_000),
    later: fc.nat(8_000),
    before: fc.integer({ min: -2_000, max: 12_000 }),
  })
  await fc.assert(
    fc.asyncProperty(
      planIn,
      fc.array(moments, { minLength: 1, maxLength: 3 }),
      async (plan, processes) => {
        const calendar = { zone: plan.zone, pauses: [] }
        const turn = turnOn(plan, calendar, plan.steps.at(-1)!.date)
        for (const { skew, asked, answered, later, before } of processes) {
          // The time of the store; the process shows another one.
          let real = turn - before
          const clock = { now: () => real + skew, after: () => () => undefined }
          const watch = createChangeWatch(
            {
              read: () => {
                const now = (real += asked)
                real += answered
                return Promise.resolve({ numbers: [0], now })
              },
            },
            clock,
          )
          function gate(): number {
            const stored = {
              room: '',
              pack: plan.pack,
              plan,
              revision: 1,
              by: { id: '', name: '' },
              at: 0,
            }
            const [setting] = applyPlans([], [stored], { calendar, at: watch.now() })
            expect(setting?.name).toBe(progressSetting(plan.pack))
            return placeOf(setting?.value)
          }
          expect(gate()).toBe(-1)
          await watch.sync([{ kind: 'settings', id: 'web:class' }])
          real += later
          expect(watch.now()).toBeLessThanOrEqual(real)
          expect(real - watch.now()).toBeLessThanOrEqual(answered)
          expect(gate()).toBeLessThanOrEqual(placeOf(gateAt(plan, calendar, real)))
        }
      },
    ),
    { numRuns: 150 },
  )
})
