import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { person, sendEvent } from '../../contracts/quiz-store.ts'
import { lobbyOf, openedAt as start } from '../../fixtures/lobby.ts'
import { freshPostgres } from '../../postgres/database.ts'

test('first votes become answers where a newer version has added a column to theirs', async () => {
  const url = await freshPostgres()
  const { quizzes, close } = await openStore(url, { clock: () => start })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  onTestFinished(async () => {
    await other.end()
    await close()
  })
  const { plan, ...lobby } = lobbyOf('a')
  await quizzes.open({ ...lobby, plan: { ...plan, settings: { ...plan.settings, mode: 'peer' } } })
  for (const name of ['ben', 'ana']) {
    await sendEvent(quizzes, 'a', { kind: 'join', by: person(name) })
  }
  await sendEvent(quizzes, 'a', { kind: 'start', by: person('host') })
  const answer = { kind: 'answer', round: 0, at: start } as const
  await sendEvent(quizzes, 'a', { ...answer, by: person('ben'), response: [1] })
  await other.query(`alter table quiz_first_vote add column added_later text not null default ''`)
  await sendEvent(quizzes, 'a', { ...answer, by: person('ana'), response: [1] })
  const { state, answers } = (await quizzes.read('class', 'a'))!.quiz
  expect(state.phase).toBe('revealing')
  expect(answers.map(({ person: id }) => id)).toEqual(['ana', 'ben'])
})
