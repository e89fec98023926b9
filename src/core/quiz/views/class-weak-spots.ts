/** What a class gets wrong most in its quizzes, for its teacher: questions and themes over time, naming nobody. */
import { type ThemeMonths, drawThemes } from '../../picture/themes-picture.ts'
import type { Library } from '../../pack/library.ts'
import {
  type Fact,
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
import { mean } from '../report.ts'

/** With fewer students a share would say more about individuals than about the class. */
const minStudents = 5

const maxQuestions = 8

/** How many months a theme is shown for, the latest ones. */
const maxMonths = 4

/** Each student counts once, with the average of their answers. */
interface Tally {
  /** How many students there are at least; whether those of anonymous quizzes are others, nobody can tell. */
  readonly students: number
  /** From 0 to 1: how much was right, on average over the students. */
  readonly share: number
}

/** `hasPicture` adds the themes month by month, as a picture. */
export function classWeakSpotsView(
  library: Library,
  rounds: readonly ScoredRound[],
  hasPicture = false,
): Reply {
  const questions = [...Map.groupBy(rounds, ({ item }) => item.id).values()]
    .map((same) => ({ prompt: same[0]?.item.prompt ?? '', ...tally(same) }))
    .filter((each) => each.students >= minStudents && each.share < 1)
    .toSorted((a, b) => a.share - b.share || b.students - a.students)
    .slice(0, maxQuestions)
  const themes = library.themes
    .flatMap(({ id, name }) => {
      const about = rounds.filter(({ item }) => themesOf(library, item).includes(id))
      const { students, share } = tally(about)
      return students < minStudents ? [] : [{ name, share, months: byMonth(about) }]
    })
    .toSorted((a, b) => a.share - b.share)
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
    facts(...themes.map((theme) => themeFact(theme))),
    hasPicture && themes.length > 0 && drawThemes(themes, monthsOf(themes, rounds)),
    note(
      `Based only on quizzes, and only where at least ${minStudents} students answered. Each student counts once. Private reviews aren’t included.`,
    ),
  )
}

function questionLine({ prompt, share, students }: Tally & { readonly prompt: string }): RichText {
  return [prompt, ' ', { strong: formatPercent(share) }, ` right among ${students} students`]
}

function themeFact({ name, share, months }: ThemeMonths): Fact {
  const parts = [...months].map(([month, value]) => `${month} ${formatPercent(value)}`)
  return fact(
    name,
    `${formatPercent(share)} overall${parts.length === 0 ? '' : `; ${parts.join(', ')}`}`,
  )
}

/** Returns the latest months in which enough was answered about any theme, the earliest first. */
function monthsOf(
  themes: readonly ThemeMonths[],
  rounds: readonly ScoredRound[],
): readonly string[] {
  const all = rounds.toSorted((a, b) => a.at - b.at).map(({ at }) => formatMonth(at))
  return [...new Set(all)]
    .filter((month) => themes.some(({ months }) => months.has(month)))
    .slice(-maxMonths)
}

/** Returns the share of each of the latest months, the earliest first, such as `Nov 2026`; months are in UTC. */
function byMonth(rounds: readonly ScoredRound[]): ReadonlyMap<string, number> {
  const months = [...Map.groupBy(rounds, ({ at }) => formatMonth(at))]
    .map(([month, same]) => ({ month, at: earliest(same), ...tally(same) }))
    .filter(({ students }) => students >= minStudents)
    .toSorted((a, b) => a.at - b.at)
    .slice(-maxMonths)
  return new Map(months.map(({ month, share }) => [month, share]))
}

function earliest(rounds: readonly ScoredRound[]): number {
  return Math.min(...rounds.map(({ at }) => at))
}

let monthFormat: Intl.DateTimeFormat | undefined

/** Returns `Nov 2026`. */
function formatMonth(at: number): string {
  monthFormat ??= new Intl.DateTimeFormat('en', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return monthFormat.format(at)
}

/** A generated question is about the themes of its line. */
function themesOf(library: Library, { id, quote }: ScoredRound['item']): readonly string[] {
  const written = library.quiz.find((item) => item.id === id)
  if (written !== undefined) return written.themes
  return quote === undefined ? [] : (library.quote(quote)?.themes ?? [])
}

function tally(rounds: readonly ScoredRound[]): Tally {
  const answers = rounds.flatMap((round) => round.answers)
  const credits = [...Map.groupBy(answers, ({ student }) => student).values()].map((own) =>
    mean(own.map(({ credit }) => credit)),
  )
  const named = rounds.filter(({ anonymous }) => !anonymous)
  const sizes = rounds.filter(({ anonymous }) => anonymous).map((round) => countStudents([round]))
  return { students: Math.max(countStudents(named), ...sizes), share: mean(credits) }
}

function countStudents(rounds: readonly ScoredRound[]): number {
  return new Set(rounds.flatMap(({ answers }) => answers.map(({ student }) => student))).size
}
