/** What a class gets wrong most in its quizzes, for its teacher: questions and themes over time, naming nobody. */
import type { Library } from '../../pack/library.ts'
import {
  type Reply,
  type RichText,
  fact,
  facts,
  heading,
  note,
  numberedList,
  text,
  privateReply,
} from '../../reply/reply.ts'
import { formatPercent } from '../../reply/format.ts'
import type { ScoredRound } from '../quiz-records.ts'

/** With fewer answers a share would say more about individuals than about the class. */
const minAnswers = 5

const maxQuestions = 8

/** How many months a theme is shown for, the latest ones. */
const maxMonths = 4

interface Tally {
  readonly answers: number
  /** The sum of all credit; a right answer is 1. */
  readonly credit: number
}

export function classWeakSpotsView(library: Library, rounds: readonly ScoredRound[]): Reply {
  const questions = [...Map.groupBy(rounds, ({ item }) => item.id).values()]
    .map((same) => ({ prompt: same[0]?.item.prompt ?? '', ...tally(same) }))
    .filter((each) => each.answers >= minAnswers && each.credit < each.answers)
    .toSorted((a, b) => share(a) - share(b) || b.answers - a.answers)
    .slice(0, maxQuestions)
  const themes = library.themes.flatMap(({ id, name }) => {
    const about = rounds.filter(({ item }) => themesOf(library, item).includes(id))
    const all = tally(about)
    return all.answers < minAnswers ? [] : [{ name, ...all, months: months(about) }]
  })
  const title = heading('What the class misses most')
  if (questions.length === 0 && themes.length === 0) {
    return privateReply(
      title,
      text('There aren’t enough answers yet to say anything about the class.'),
    )
  }
  return privateReply(
    title,
    numberedList(questions.map((each) => questionLine(each))),
    themes.length > 0 && text({ strong: 'Right answers by theme, month by month' }),
    facts(
      ...themes
        .toSorted((a, b) => share(a) - share(b))
        .map(({ name, months: byMonth, ...all }) =>
          fact(name, `${formatPercent(share(all))} overall; ${byMonth}`),
        ),
    ),
    note(
      `Based on quizzes only, where there are at least ${minAnswers} answers. Private reviews aren’t included.`,
    ),
  )
}

function questionLine({ prompt, ...all }: Tally & { readonly prompt: string }): RichText {
  return [
    prompt,
    ' ',
    { strong: formatPercent(share(all)) },
    ` right out of ${all.answers} answers`,
  ]
}

/** Returns such as `Nov 2026 40%, Dec 2026 65%`; months are in UTC. */
function months(rounds: readonly ScoredRound[]): string {
  return [...Map.groupBy(rounds, ({ at }) => monthFormat.format(at))]
    .map(([month, same]) => ({ month, at: Math.min(...same.map(({ at }) => at)), ...tally(same) }))
    .toSorted((a, b) => a.at - b.at)
    .slice(-maxMonths)
    .map(({ month, ...all }) => `${month} ${formatPercent(share(all))}`)
    .join(', ')
}

const monthFormat = new Intl.DateTimeFormat('en', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A generated question is about the themes of its line. */
function themesOf(library: Library, { id, quote }: ScoredRound['item']): readonly string[] {
  const written = library.quiz.find((item) => item.id === id)
  if (written !== undefined) return written.themes
  return quote === undefined ? [] : (library.quote(quote)?.themes ?? [])
}

function tally(rounds: readonly ScoredRound[]): Tally {
  return {
    answers: rounds.reduce((sum, { answers }) => sum + answers, 0),
    credit: rounds.reduce((sum, { credit }) => sum + credit, 0),
  }
}

function share({ credit, answers }: Tally): number {
  return credit / answers
}
