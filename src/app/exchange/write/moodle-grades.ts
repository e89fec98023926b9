/** Moodle takes only certain percentages, and those of several right answers must make 100 together. */
import type { ExchangeOption } from '../../../core/exchange/question.ts'

const positive = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571,
  12.5, 11.11111, 10, 5, 0,
]

/** Returns the percentage of each option. */
export function grade(
  { options, several }: { readonly options: readonly ExchangeOption[]; readonly several: boolean },
  lose: (reason: string) => void,
): readonly number[] {
  const right = options.filter(({ credit }) => credit > 0)
  const sum = right.reduce((total, { credit }) => total + credit, 0)
  const isWhole = !several || Math.abs(sum - 1) < 0.001
  const grades = options.map(({ credit }) => {
    if (isWhole) return nearest(credit)
    return credit > 0 ? nearest(1 / right.length) : nearest(Math.max(-1, credit / sum))
  })
  const isChanged = options.some(
    ({ credit }, index) =>
      // Right answers that share the points equally are what a pack means by several.
      Math.abs((isWhole ? credit : credit / sum) * 100 - (grades[index] ?? 0)) > 0.01,
  )
  if (isChanged) {
    lose('Moodle allows only certain scores, so what its answers earn has changed a little.')
  }
  return grades
}

function nearest(credit: number): number {
  const [best = 0] = positive.toSorted(
    (one, other) =>
      Math.abs(one - Math.abs(credit * 100)) - Math.abs(other - Math.abs(credit * 100)),
  )
  return credit < 0 && best > 0 ? -best : best
}
