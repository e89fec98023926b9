/** What a class gets wrong most in its quizzes, for its teacher: questions and themes over time, naming nobody. */
import { type ThemePeriods, drawThemes } from '../../picture/themes-picture.ts'
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
import { localDate } from '../../calendar/local-time.ts'
import { mondayOf } from '../../calendar/calendar-parts.ts'
import { formatDay } from '../../calendar/format-calendar.ts'
import { formatPercent } from '../../reply/format.ts'
import { isScored } from '../item.ts'
import type { ScoredRound } from '../quiz-records.ts'
import { mean } from '../report.ts'

/** With fewer students a share would say more about individuals than about the class. */
const minStudents = 5

const maxQuestions = 8

export type Period = 'week' | 'month'

/** For how many of them a theme is shown, the latest ones. */
const maxPeriods: Readonly<Record<Period, number>> = { week: 8, month: 4 }

/** Each student counts once, with the average of their answers. */
interface Tally {
  /** How many students there are at least; whether those of anonymous quizzes are others, nobody can tell. */
  readonly students: number
  /** How many of them answered. */
  readonly answered: number
  /** From 0 to 1: how much was right, on average over the students. */
  readonly share: number
}

interface WeakSpotsParts {
  /** Adds the themes period by period, as a picture. */
  readonly hasPicture?: boolean
  readonly by?: Period
  /** Whether no answer counts as a wrong one, of those who had joined the quiz. */
  readonly countsMissing?: boolean
}

export function classWeakSpotsView(
  library: Library,
  answered: readonly ScoredRound[],
  { hasPicture = false, by = 'month', countsMissing = false }: WeakSpotsParts = {},
): Reply {
  // Points by hand say how good an answer was, and nothing about what was missed.
  const judged = answered.filter(({ item }) => isScored(item))
  const rounds = countsMissing ? judged : judged.map((round) => ({ ...round, missing: [] }))
  const questions = [...Map.groupBy(rounds, ({ item }) => item.id).values()]
    .map((same) => ({ prompt: same[0]?.item.prompt ?? '', ...tally(same) }))
    .filter((each) => each.answered >= minStudents && each.share < 1)
    .toSorted((a, b) => a.share - b.share || b.students - a.students)
    .slice(0, maxQuestions)
  const themes = library.themes
    .flatMap(({ id, name }) => {
      const about = rounds.filter(({ item }) => themesOf(library, item).includes(id))
      const { answered: enough, share } = tally(about)
      return enough < minStudents ? [] : [{ name, share, periods: byPeriod(about, by) }]
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
    themes.length > 0 && text({ strong: `Right answers by theme, ${by} by ${by}` }),
    facts(...themes.map((theme) => themeFact(theme))),
    hasPicture && themes.length > 0 && drawThemes(themes, periodsOf(themes, rounds, by)),
    note(
      `Based only on quizzes, and only where at least ${minStudents} students answered. Each student counts once. ${
        countsMissing
          ? 'Students who had joined and didn’t answer count as wrong.'
          : 'Students who didn’t answer aren’t counted.'
      } Private reviews aren’t included.`,
    ),
  )
}

function questionLine({
  prompt,
  share,
  students,
}: Omit<Tally, 'answered'> & { readonly prompt: string }): RichText {
  return [prompt, ' ', { strong: formatPercent(share) }, ` right among ${students} students`]
}

function themeFact({ name, share, periods }: ThemePeriods): Fact {
  const parts = [...periods].map(([period, value]) => `${period} ${formatPercent(value)}`)
  return fact(
    name,
    `${formatPercent(share)} overall${parts.length === 0 ? '' : `; ${parts.join(', ')}`}`,
  )
}

/** Returns the latest weeks or months in which enough was answered about any theme, the earliest first. */
function periodsOf(
  themes: readonly ThemePeriods[],
  rounds: readonly ScoredRound[],
  by: Period,
): readonly string[] {
  const all = rounds.toSorted((a, b) => a.at - b.at).map(({ at }) => formatPeriod(at, by))
  return [...new Set(all)]
    .filter((period) => themes.some(({ periods }) => periods.has(period)))
    .slice(-maxPeriods[by])
}

/** Returns the share of each of the latest weeks or months, the earliest first, by its name; in UTC. */
function byPeriod(rounds: readonly ScoredRound[], by: Period): ReadonlyMap<string, number> {
  const periods = [...Map.groupBy(rounds, ({ at }) => formatPeriod(at, by))]
    .map(([period, same]) => ({ period, at: earliest(same), ...tally(same) }))
    .filter(({ answered }) => answered >= minStudents)
    .toSorted((a, b) => a.at - b.at)
    .slice(-maxPeriods[by])
  return new Map(periods.map(({ period, share }) => [period, share]))
}

function earliest(rounds: readonly ScoredRound[]): number {
  return Math.min(...rounds.map(({ at }) => at))
}

let monthFormat: Intl.DateTimeFormat | undefined

/** Returns `Nov 2026`, or the Monday of the week, such as `23 Nov`. */
function formatPeriod(at: number, by: Period): string {
  if (by === 'week') {
    return formatDay(mondayOf(localDate('UTC', at))).slice(5)
  }
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

/** Counts as wrong what those who are missing did not answer. */
function tally(rounds: readonly ScoredRound[]): Tally {
  const answers = rounds.flatMap(({ answers: given, missing }) => [
    ...given,
    ...missing.map((student) => ({ student, credit: 0 })),
  ])
  const credits = [...Map.groupBy(answers, ({ student }) => student).values()].map((own) =>
    mean(own.map(({ credit }) => credit)),
  )
  return {
    students: countAtLeast(rounds, ({ answers: given, missing }) => [
      ...given.map(({ student }) => student),
      ...missing,
    ]),
    answered: countAtLeast(rounds, ({ answers: given }) => given.map(({ student }) => student)),
    share: mean(credits),
  }
}

/** Counts students, once each in all quizzes with names, and the most of any anonymous quiz if that is more. */
function countAtLeast(
  rounds: readonly ScoredRound[],
  studentsOf: (round: ScoredRound) => readonly number[],
): number {
  const named = rounds.filter(({ anonymous }) => !anonymous)
  const sizes = rounds.filter(({ anonymous }) => anonymous).map((round) => studentsOf(round).length)
  return Math.max(new Set(named.flatMap((round) => studentsOf(round))).size, ...sizes)
}
