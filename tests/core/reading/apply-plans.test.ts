import { expect, test } from 'vitest'
import { applyPlans } from '../../../src/core/reading/apply-plans.ts'
import { nothingOpen } from '../../../src/core/reading/reading-plan.ts'
import type { StoredPlan } from '../../../src/core/reading/reading-store.ts'
import type { Setting } from '../../../src/core/settings/settings.ts'

const by = { id: 'rivera', name: 'Ms. Rivera' }
const now = { calendar: { pauses: [] }, at: Date.UTC(2027, 0, 20, 12) }

function planFor(room: string, pack = 'lantern', scene = 'the-letter'): StoredPlan {
  const steps = [{ date: '2027-01-11', scene }]
  const plan = { pack, room, time: '07:00', zone: 'UTC', steps }
  return { room, pack, plan, revision: 1, by, at: 5 }
}

function byHand(room: string, name: string, value: string): Setting {
  return { room, name, value, by, at: 1 }
}

test('a class without a plan keeps what was set by hand', () => {
  const settings = [byHand('', 'progress/lantern', 'the-light')]
  expect(applyPlans(settings, [], now)).toEqual(settings)
})

test('a plan counts instead of what was set by hand, for its pack and its place alone', () => {
  const others = [
    byHand('', 'progress/low-water', 'one'),
    byHand('channel', 'progress/lantern', 'two'),
    byHand('', 'lookups', 'private'),
  ]
  const settings = [byHand('', 'progress/lantern', 'the-light'), ...others]
  expect(applyPlans(settings, [planFor('')], now)).toEqual([
    ...others,
    { room: '', name: 'progress/lantern', value: 'the-letter', by, at: 5, isPlanned: true },
  ])
})

test('a class and one of its channels can each have a plan', () => {
  const plans = [planFor(''), planFor('channel', 'lantern', 'the-boat')]
  expect(applyPlans([], plans, now)).toMatchObject([
    { room: '', value: 'the-letter' },
    { room: 'channel', value: 'the-boat' },
  ])
})

test('a plan that cannot be read leaves nothing open, whatever was set by hand', () => {
  const unreadable = { ...planFor(''), plan: undefined }
  const settings = [byHand('', 'progress/lantern', 'the-light')]
  expect(applyPlans(settings, [unreadable], now)).toMatchObject([
    { name: 'progress/lantern', value: nothingOpen },
  ])
})
