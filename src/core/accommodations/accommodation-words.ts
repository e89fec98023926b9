/** How accommodations are put into words. */
import { formatCount } from '../reply/format.ts'
import type { Accommodation, FewerOptions, TimeFactor } from './accommodation.ts'

export const timeWords = {
  '1': 'The usual time',
  '1.25': 'A quarter more time',
  '1.5': 'Half as much time again',
  '2': 'Twice the time',
  none: 'No time limit',
} as const satisfies Record<`${TimeFactor}`, string>

export const optionWords = {
  '0': 'All options',
  '1': 'One wrong option fewer',
  '2': 'Two wrong options fewer',
} as const satisfies Record<`${FewerOptions}`, string>

/** Returns what somebody has, such as “twice the time, one wrong option fewer”. */
export function formatAccommodation({ timeFactor, fewerOptions }: Accommodation): string {
  const parts = [
    timeFactor === 1 ? '' : timeWords[`${timeFactor}`],
    fewerOptions === 0 ? '' : `${formatCount(fewerOptions, 'wrong option')} fewer`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'the usual time and all options' : parts.join(' and ').toLowerCase()
}
