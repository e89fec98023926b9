/** Reads who hosts and who plays quizzes, all with one statement. */
import { sql } from 'kysely'
import type { Player, Quiz } from '../../core/quiz/quiz.ts'
import type { Handle } from './quiz-rows.ts'

type People = Pick<Quiz, 'host' | 'players'>
type PeopleRow = Awaited<ReturnType<typeof readRows>>[number]

/** Returns the people of each quiz by its id. */
export async function loadPeople(
  handle: Handle,
  quizzes: readonly string[],
): Promise<ReadonlyMap<string, People>> {
  const byQuiz = Map.groupBy(await readRows(handle, quizzes), ({ quiz }) => quiz)
  return new Map([...byQuiz].map(([id, rows]) => [id, toPeople(rows)]))
}

/** The host stands in the row of each player, and alone where nobody plays: that is cheaper than asking twice. */
function readRows(handle: Handle, quizzes: readonly string[]) {
  return (
    handle
      .selectFrom('quiz')
      .leftJoin('quiz_host as host', 'host.quiz', 'quiz.id')
      .leftJoin('quiz_player as player', 'player.quiz', 'quiz.id')
      .leftJoin('quiz_anonymous_player as anonymous', (join) =>
        join
          .onRef('anonymous.quiz', '=', 'player.quiz')
          .onRef('anonymous.player', '=', 'player.person'),
      )
      .leftJoin('quiz_hidden as hidden', (join) =>
        join
          .on((on) => on('hidden.person', '=', on.fn.coalesce('anonymous.person', 'player.person')))
          .onRef('hidden.class', '=', 'quiz.class'),
      )
      .leftJoin('quiz_pseudonym as pseudonym', (join) =>
        join
          .onRef('pseudonym.person', '=', 'player.person')
          .onRef('pseudonym.class', '=', 'quiz.class'),
      )
      // Named one by one, so that PostgreSQL may keep the statement prepared while a newer version adds a column.
      .select([
        'quiz.id as quiz',
        'host.person as host',
        'host.name as hostName',
        'host.teacher',
        'player.person',
        'player.name',
        'player.team',
        'player.alias',
        'player.seated',
        'player.missed',
        'player.points',
        'pseudonym.name as pseudonym',
        sql<number>`case when hidden.person is null then 0 else 1 end`.as('hidden'),
      ])
      .where('quiz.id', 'in', quizzes)
      .orderBy('player.person')
      .execute()
  )
}

function toPeople(rows: readonly PeopleRow[]): People {
  const [first] = rows
  const [id, name] = [first?.host ?? null, first?.hostName ?? null]
  return {
    host: id === null || name === null ? null : { id, name, isTeacher: first?.teacher === 1 },
    players: rows.flatMap(toPlayers),
  }
}

function toPlayers(row: PeopleRow): readonly Player[] {
  const { person, name, team, alias, seated, missed, points, pseudonym, hidden } = row
  if (person === null || name === null || missed === null || points === null) return []
  return [
    {
      person,
      name,
      team,
      alias,
      missed,
      points,
      pseudonym,
      seated: seated === 1,
      hidden: hidden === 1,
    },
  ]
}
