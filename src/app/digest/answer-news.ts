/** What a digest says of the answers under daily posts, as far as the class lets anybody know whose they are. */
import { localDate } from '../../core/calendar/local-time.ts'
import type { AnswerNews, ReactedAnswer } from '../../core/digest/digest-facts.ts'
import type { Discussion } from '../../core/discussion/discussion.ts'
import type { AnswerRow, DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { dayMs } from '../../core/platform/clock.ts'
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'

/** More than a class has in a week. */
const maxDiscussions = 50
const maxHeld = 100

export interface AnswerSources {
  readonly discussion: Pick<DiscussionStore, 'recent' | 'answersBetween' | 'listWaiting'>
  readonly quizzes: Pick<PseudonymStore, 'pseudonyms'>
}

export interface ClassAnswers {
  readonly discussions: readonly Discussion[]
  readonly rows: readonly AnswerRow[]
  readonly held: number
  readonly pseudonyms: ReadonlyMap<string, string>
}

/** Returns the discussions of a class that were opened since a moment, with everybody’s answers. */
export async function readAnswers(
  { discussion, quizzes }: AnswerSources,
  classId: string,
  { since, now, zone }: { readonly since: number; readonly now: number; readonly zone: string },
): Promise<ClassAnswers> {
  const discussions = (await discussion.recent(classId, maxDiscussions)).filter(
    ({ openedAt }) => openedAt >= since && openedAt <= now,
  )
  const held = (await discussion.listWaiting(classId, maxHeld)).length
  if (discussions.length === 0) return { discussions, rows: [], held, pseudonyms: new Map() }
  const from = localDate(zone, since - dayMs)
  const [rows, chosen] = await Promise.all([
    discussion.answersBetween(classId, from, localDate(zone, now + dayMs)),
    quizzes.pseudonyms(classId),
  ])
  return {
    discussions,
    rows: rows.filter((row) => discussions.some((each) => isUnder(row, each))),
    held,
    pseudonyms: new Map(chosen.map(({ person, name }) => [person, name])),
  }
}

function isUnder(row: AnswerRow, { schedule, date }: Discussion): boolean {
  return row.schedule === schedule && row.date === date
}

/** Returns undefined where nothing was asked since then and nothing waits. */
export function answerNews(answers: ClassAnswers, since: number): AnswerNews | undefined {
  const asked = answers.discussions.filter(({ openedAt }) => openedAt > since)
  if (asked.length === 0 && answers.held === 0) return undefined
  const rows = asked.map((each) => answers.rows.filter((row) => isUnder(row, each)))
  const known = new Set(rows.flat().flatMap(({ person }) => person ?? []))
  const anonymous = rows.map((of) => of.filter(({ person }) => person === null).length)
  return {
    // Whether those without a name are the same under several posts, nobody can tell.
    people: Math.max(known.size, ...anonymous),
    posts: asked.length,
    mostReacted: mostReacted(answers, asked),
    held: answers.held,
  }
}

function mostReacted(
  { rows, pseudonyms }: ClassAnswers,
  asked: readonly Discussion[],
): ReactedAnswer | undefined {
  const [best] = rows
    .filter(({ state }) => state === 'shown')
    .flatMap((row) => {
      const discussion = asked.find((each) => isUnder(row, each))
      const { agree, adds, differs } = row.reactions
      return discussion === undefined
        ? []
        : [{ row, discussion, reactions: agree + adds + differs }]
    })
    .toSorted((a, b) => b.reactions - a.reactions || a.row.at - b.row.at)
  if (best === undefined || best.reactions === 0) return undefined
  const { row, discussion, reactions } = best
  return { ...writerOf(row, discussion, pseudonyms), reactions }
}

/** As the class sees them. */
function writerOf(
  { person, name }: AnswerRow,
  { names }: Discussion,
  pseudonyms: ReadonlyMap<string, string>,
): Pick<ReactedAnswer, 'person' | 'name'> {
  if (person === null || names === 'anonymous') return { person: undefined, name: undefined }
  return names === 'named' ? { person, name } : { person: undefined, name: pseudonyms.get(person) }
}

/** Returns the ids of those who have answered since a moment; undefined where some of them are nobody’s to know. */
export function peopleWithAnswers(
  answers: ClassAnswers,
  since: number,
): readonly string[] | undefined {
  const lately = answers.discussions.filter(({ openedAt }) => openedAt >= since)
  if (lately.some(({ names }) => names === 'anonymous')) return undefined
  return answers.rows
    .filter((row) => lately.some((each) => isUnder(row, each)))
    .flatMap(({ person }) => person ?? [])
}
