/** What a class answered where no answer is right, for the teacher’s report: groups of words, and bars of polls and scales. */
import { formatCount } from '../../reply/format.ts'
import { type Block, type RichText, bullets, text } from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { countOptions, isScored } from '../item.ts'
import { groupAnswers } from '../open-answers.ts'
import type { QuizResult } from '../quiz-records.ts'
import type { ItemReport } from '../report.ts'

const maxGroups = 6
const maxQuestions = 5

/** Returns a line for each question that was asked without a right answer; none where there was none. */
export function opinionReport({ plan, opinions = [], answers }: QuizResult): readonly Block[] {
  const marked = answers.filter(({ round }) => {
    const item = plan.items[round]
    return item !== undefined && !isScored(item)
  })
  const given = Map.groupBy([...opinions, ...marked], ({ round }) => round)
  const rounds = [...given.keys()].toSorted((a, b) => a - b)
  const lines = rounds.slice(0, maxQuestions).flatMap((round): RichText[] => {
    const item = plan.items[round]
    if (item === undefined) return []
    const here = given.get(round) ?? []
    const counted =
      item.by === 'open'
        ? groupAnswers(here, item.language).map(({ words, people }) => ({
            text: words,
            count: people.length,
          }))
        : countOptions(item, here).filter(({ count }) => count > 0)
    const shown = counted
      .slice(0, maxGroups)
      .map(({ text: words, count }) => `${truncate(words, 60)} (${count})`)
    const more = counted.length - shown.length
    const line: RichText = [
      { strong: `${round + 1}. ${truncate(item.prompt, 60)}` },
      ` ${formatCount(here.length, 'answer')}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    ]
    return [line]
  })
  return lines.length === 0 ? [] : [text({ strong: 'What the class thinks' }), bullets(lines)]
}

/** Returns the items with what was answered where no answer is right. */
export function withOpinions(
  items: readonly ItemReport[],
  { plan, opinions = [] }: QuizResult,
): readonly ItemReport[] {
  const given = Map.groupBy(opinions, ({ round }) => round)
  return items.map((report) => {
    const here = given.get(report.round)
    const item = plan.items[report.round]
    return here === undefined || item === undefined
      ? report
      : { ...report, n: here.length, options: countOptions(item, here), remarks: [] }
  })
}
