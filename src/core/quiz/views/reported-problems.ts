/** What students reported about the questions of a quiz, for its teachers. */
import { formatCount } from '../../reply/format.ts'
import { type Block, type RichText, bullets, note, text } from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { type Flag, flagReasons } from '../flag.ts'
import type { QuizResult } from '../quiz-records.ts'

/** As many as fit a message on every platform; the spreadsheet has all of them. */
const maxShown = 8

/** Says what was reported and not by whom, since a report may be open where the class can see it. */
export function reportedProblems({
  plan,
  flags,
}: Pick<QuizResult, 'plan' | 'flags'>): readonly Block[] {
  const said = [...flags].flatMap(([round, given]) =>
    given.flatMap((flag) =>
      flag.reason === undefined ? [] : [lineOf(round, plan.items[round]?.prompt ?? '', flag)],
    ),
  )
  if (said.length === 0) return []
  const others = said.length - maxShown
  return [
    text({ strong: 'What students reported' }),
    bullets(said.slice(0, maxShown)),
    ...(others > 0 ? [note(`And ${formatCount(others, 'more report')} in the spreadsheet.`)] : []),
  ]
}

function lineOf(round: number, prompt: string, flag: Flag): RichText {
  return [
    `${round + 1}. ${truncate(prompt, 60)} `,
    { strong: describeFlag(flag) },
    flag.isClosed ? ' (dealt with)' : '',
  ]
}

/** Returns the reason, and the student’s own words after it. */
export function describeFlag({ reason, words }: Pick<Flag, 'reason' | 'words'>): string {
  const said = words.replaceAll(/\s+/g, ' ')
  const why = reason === undefined ? 'Reported' : flagReasons[reason]
  return said === '' ? why : `${why}: “${said}”`
}

/** Returns what each student reported, and their name: for the file that names students. */
export function reportsByPerson(
  flags: QuizResult['flags'],
): ReadonlyMap<string, { readonly name: string; readonly said: string }> {
  const all = [...flags].flatMap(([round, given]) => given.map((flag) => ({ round, ...flag })))
  return new Map(
    [...Map.groupBy(all, ({ person }) => person)].map(([person, given]) => [
      person,
      {
        name: given[0]?.name ?? '',
        said: given.map((flag) => `${flag.round + 1}: ${describeFlag(flag)}`).join('; '),
      },
    ]),
  )
}
