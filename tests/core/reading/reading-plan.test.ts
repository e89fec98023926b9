import { describe, expect, it } from 'vitest'
import {
  ReadingPlan,
  gateAt,
  gateOn,
  nothingOpen,
  turnOn,
} from '../../../src/core/reading/reading-plan.ts'

const zone = 'Europe/Berlin'
const calendar = { zone, pauses: [] }
const plan: ReadingPlan = {
  pack: 'lantern',
  room: '',
  time: '07:00',
  zone,
  steps: [
    { date: '2027-01-11', scene: 'a' },
    { date: '2027-01-13', scene: 'b' },
    { date: '2027-01-25', scene: 'c' },
  ],
}

function at(text: string): number {
  return Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds
}

describe('the gate of a plan', () => {
  it.each([
    ['2027-01-11T06:59:59.999', nothingOpen],
    ['2027-01-11T07:00', 'a'],
    ['2027-01-13T06:59:59.999', 'a'],
    ['2027-01-13T07:00', 'b'],
    ['2027-12-31T07:00', 'c'],
  ])('at %s is %j', (moment, gate) => {
    expect(gateAt(plan, calendar, at(moment))).toBe(gate)
  })

  it('before the first turn is what was open before', () => {
    expect(gateAt({ ...plan, before: 'x' }, calendar, at('2027-01-11T06:59'))).toBe('x')
  })

  it('opens nothing where the time is not known', () => {
    expect(gateAt(plan, calendar, -Infinity)).toBe(nothingOpen)
    expect(gateAt(plan, calendar, Number.NaN)).toBe(nothingOpen)
  })

  it('stands still while it is held', () => {
    const held = { ...plan, held: { since: at('2027-01-12T12:00') } }
    expect(gateAt(held, calendar, at('2027-01-11T08:00'))).toBe('a')
    expect(gateAt(held, calendar, at('2027-06-01T08:00'))).toBe('a')
  })

  it('is where a teacher has moved it until the turn that they did not overtake', () => {
    const moved = { ...plan, moved: { scene: 'z', until: '2027-01-25' } }
    expect(gateAt(moved, calendar, at('2027-01-25T06:59'))).toBe('z')
    expect(gateAt(moved, calendar, at('2027-01-25T07:00'))).toBe('c')
    expect(gateAt({ ...plan, moved: { scene: 'z' } }, calendar, at('2029-01-01T00:00'))).toBe('z')
  })

  it('waits while the class is paused, and turns on the day after', () => {
    const snow = { zone, pauses: [{ from: '2027-01-13', to: '2027-01-14' }] }
    expect(gateAt(plan, snow, at('2027-01-15T06:59'))).toBe('a')
    expect(gateAt(plan, snow, at('2027-01-15T07:00'))).toBe('b')
    const open = { zone, pauses: [{ from: '2027-01-12' }] }
    expect(gateAt(plan, open, at('2027-12-31T07:00'))).toBe('a')
  })

  it('of two classes turns at the hour of each', () => {
    const turn = turnOn(plan, calendar, '2027-01-11')
    expect(gateAt(plan, { ...calendar, zone: 'America/New_York' }, turn)).toBe(nothingOpen)
    expect(gateAt(plan, { ...calendar, zone: 'America/New_York' }, turn + 6 * 3_600_000)).toBe('a')
  })

  it('turns later where the clocks skip its time, and the first time where they show it twice', () => {
    const night = { ...plan, time: '02:30' }
    const gap = turnOn(night, calendar, '2027-03-28')
    expect(gap).toBe(Temporal.Instant.from('2027-03-28T01:30Z').epochMilliseconds)
    const fold = turnOn(night, calendar, '2027-10-31')
    expect(fold).toBe(Temporal.Instant.from('2027-10-31T00:30Z').epochMilliseconds)
  })

  it('knows 29 February, and a date that a country has skipped', () => {
    const leap = { ...plan, steps: [{ date: '2028-02-29', scene: 'a' }] }
    expect(gateOn(leap, calendar, '2028-02-28')).toBe(nothingOpen)
    expect(gateOn(leap, calendar, '2028-02-29')).toBe('a')
    const skipped = { ...plan, steps: [{ date: '2011-12-30', scene: 'a' }] }
    const end = Temporal.Instant.from('2011-12-30T09:59Z').epochMilliseconds
    expect(gateAt(skipped, { ...calendar, zone: 'Pacific/Apia' }, end)).toBe(nothingOpen)
    expect(gateOn(skipped, { ...calendar, zone: 'Pacific/Apia' }, '2011-12-31')).toBe('a')
  })
})

it('refuses days that are out of order or there twice, and fields that it does not know', () => {
  const [first, second] = plan.steps
  expect(ReadingPlan.safeParse(plan).success).toBe(true)
  expect(ReadingPlan.safeParse({ ...plan, steps: [second, first] }).success).toBe(false)
  expect(ReadingPlan.safeParse({ ...plan, steps: [first, first] }).success).toBe(false)
  expect(ReadingPlan.safeParse({ ...plan, closed: true }).success).toBe(false)
})
