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

const planIn = fc
  .record({
    zone: fc.constantFrom(...zones),
    time: fc.constantFrom(...times),
    first: fc.constantFrom(...days),
    gaps: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 0, maxLength: 6 }),
  })
  .map(({ zone, time, first, gaps }): ReadingPlan => {
    let date = Temporal.PlainDate.from(first).subtract({ days: 2 })
    const steps = [0, ...gaps].map((gap, index) => {
      date = date.add({ days: gap })
      return { date: date.toString(), scene: `s${index}` }
    })
    return { pack: 'lantern', room: '', time, zone, steps }
  })

const pauses = fc.option(
  fc.record({ start: fc.integer({ min: 0, max: 6 }), length: fc.integer({ min: 0, max: 5 }) }),
  { nil: undefined },
)

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

it('opens only what the class’s own clock has shown the time of', () => {
  fc.assert(
    fc.property(planIn, fc.nat(6), fc.integer({ min: -5_000, max: 5_000 }), (plan, index, ms) => {
      const step = plan.steps[index % plan.steps.length]!
      const calendar = { zone: plan.zone, pauses: [] }
      const at = turnOn(plan, calendar, step.date) + ms
      const place = placeOf(gateAt(plan, calendar, at))
      const opened = plan.steps[place]
      const isShown = opened === undefined || hasShown(plan.zone, opened.date, plan.time, at)
      // What has turned is open, so that a class does not wait either.
      const isOpen = ms < 0 || place >= index % plan.steps.length
      expect([isShown, isOpen]).toEqual([true, true])
    }),
    { numRuns: 400 },
  )
})

it('opens nothing earlier because of a pause, a hold, or a date that has not come', () => {
  fc.assert(
    fc.property(
      planIn,
      pauses,
      fc.nat(6),
      fc.integer({ min: -9e7, max: 9e7 }),
      (plan, pause, index, ms) => {
        const step = plan.steps[index % plan.steps.length]!
        const free = { zone: plan.zone, pauses: [] }
        const at = turnOn(plan, free, step.date) + ms
        const from = Temporal.PlainDate.from(plan.steps[0]!.date)
        const paused = pause && {
          from: from.add({ days: pause.start }).toString(),
          to: from.add({ days: pause.start + pause.length }).toString(),
        }
        const open = placeOf(gateAt(plan, free, at))
        const waiting = { ...free, pauses: paused === undefined ? [] : [paused] }
        expect(placeOf(gateAt(plan, waiting, at))).toBeLessThanOrEqual(open)
        const held = { ...plan, held: { since: at - 3_600_000 } }
        expect(placeOf(gateAt(held, free, at))).toBeLessThanOrEqual(open)
        expect(placeOf(gateAt(plan, free, at + 60_000))).toBeGreaterThanOrEqual(open)
      },
    ),
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
