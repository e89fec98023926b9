/** Writes how well a question fits the rest, the same on the screen and on paper. */
import { type ItemReport, minAnswersForStatistics } from '../report.ts'

/**
 * Returns a number from −1 to 1 with two places, such as −0.17; one that rounds to nothing has no sign. Empty where there is none,
 * and with few answers, where chance alone makes it accuse a right answer.
 */
export function formatCorrelation({
  discrimination,
  n,
}: Pick<ItemReport, 'discrimination' | 'n'>): string {
  if (discrimination === null || n < minAnswersForStatistics) return ''
  const words = discrimination.toFixed(2).replace('-', '−')
  return words === '−0.00' ? '0.00' : words
}
