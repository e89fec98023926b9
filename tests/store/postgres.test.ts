import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { person, sendEvent } from '../contracts/quiz-store.ts'
import { lobbyOf } from '../fixtures/lobby.ts'
import { freshPostgres } from '../postgres/database.ts'

/** More often than a statement is used before it stays prepared. */
const often = 8

test('what is asked again and again is answered where a newer version changes the type of a column', async () => {
  const url = await freshPostgres()
  const { quizzes, close } = await openStore(url, { maxConnections: 3 })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  onTestFinished(async () => {
    await other.end()
    await close()
  })
  await quizzes.open(lobbyOf('a'))
  for (let asked = 0; asked < often; asked += 1) await quizzes.findState('class', 'a')
  await other.query('alter table quiz alter column state type varchar')
  // Whoever asks first hears that something went wrong, and nobody after them.
  await quizzes.findState('class', 'a').catch(() => undefined)
  expect(await quizzes.findState('class', 'a')).toMatchObject({ phase: 'lobby' })
})

test('what is done again and again goes on where a newer version adds columns', async () => {
  const url = await freshPostgres()
  const { quizzes, settings, personalData, close } = await openStore(url, { maxConnections: 3 })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  onTestFinished(async () => {
    await other.end()
    await close()
  })
  await quizzes.open(lobbyOf('a'))

  async function work(): Promise<void> {
    for (let number = 0; number < often; number += 1) {
      const name = `ana ${number}`
      await sendEvent(quizzes, 'a', { kind: 'join', by: person(name) })
      await settings.set('class', { room: '', name: 'rating', value: 'teen', by: person(name) })
      expect(await settings.read('class')).toHaveLength(1)
      expect((await quizzes.listOpenQuestions('class')).length).toBe(0)
      await quizzes.markSeen(['a'])
    }
    await personalData.erase('ana 0')
  }

  await work()
  const { rows } = await other.query(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of rows) {
    await other.query(`alter table "${name}" add column added_later text not null default ''`)
  }
  await work()
  // Whoever was erased twice stays twice, without a name.
  expect((await quizzes.read('class', 'a'))!.quiz.players).toHaveLength(often + 1)
})
