import { expect, onTestFinished, test } from 'vitest'
import { type Projector, createProjector } from '../../../src/app/quiz/projector.ts'
import type { QuizStore } from '../../../src/core/quiz/quiz-store.ts'
import { openStore } from '../../../src/store/store.ts'
import { lobbyOf, openedAt } from '../../fixtures/lobby.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const minute = 60_000

async function openProjector() {
  let now = openedAt
  const store = await openMemoryStore({ clock: () => now })
  onTestFinished(() => store.close())
  await store.quizzes.open(lobbyOf('one'))
  await store.quizzes.open(lobbyOf('two'))

  /** Another process on the same database. */
  function start() {
    return createProjector({
      store: store.quizzes,
      secret: () => store.sharedSecrets.read('projector'),
      address: (platform) => (platform === 'web' ? 'https://study.example.org' : undefined),
    })
  }

  return {
    store,
    start,
    pass: (ms: number) => {
      now += ms
    },
  }
}

function keyOf(link: string | undefined): string {
  return link?.replace('https://study.example.org/projector/', '') ?? ''
}

test('a link opens its own quiz in every process, and is the same each time', async () => {
  const { start } = await openProjector()
  const link = await start().link(lobbyOf('one').plan)
  expect(link).toMatch(/^https:\/\/study\.example\.org\/projector\/one-[\w-]{22}$/)
  expect(await start().link(lobbyOf('one').plan)).toBe(link)
  expect((await start().find(keyOf(link)))?.quiz.plan.id).toBe('one')
})

test('a key of one quiz opens no other, and nothing near it opens any', async () => {
  const { start } = await openProjector()
  const key = keyOf(await start().link(lobbyOf('one').plan))
  const code = key.replace('one-', '')
  const wrong = [
    `two-${code}`,
    `one-${code.slice(0, -1)}`,
    `one-${code}A`,
    `one-${'A'.repeat(22)}`,
    'one-',
    'one',
    '',
    '-',
    'é'.repeat(5_000),
  ]
  for (const each of wrong) expect(await start().find(each)).toBeUndefined()
})

test('a guess costs the database nothing, whether or not there is such a quiz', async () => {
  const untouched = new Proxy({} as QuizStore, {
    get: () => {
      throw new Error('The database was asked.')
    },
  })
  const guarded = createProjector({
    store: untouched,
    secret: async () => 'of this database',
    address: () => undefined,
  })
  for (const key of ['one-AAAAAAAAAAAAAAAAAAAAAA', 'nothing', '']) {
    expect(await guarded.find(key)).toBeUndefined()
  }
})

test('it dies ten minutes after the quiz', async () => {
  const { store, start, pass } = await openProjector()
  const key = keyOf(await start().link(lobbyOf('one').plan))
  pass(5 * minute)
  await store.quizzes.update('class', 'one', (quiz, { now }) => ({
    quiz: { ...quiz, state: { ...quiz.state, phase: 'done', endedAt: now, rounds: 3 } },
    result: undefined,
  }))
  pass(10 * minute)
  expect((await start().find(key))?.quiz.state.phase).toBe('done')
  pass(1)
  expect(await start().find(key)).toBeUndefined()
})

test('it survives a restart in the middle of a quiz', async () => {
  const file = `sqlite:${await temporaryFolder()}/quiz.db`
  async function run<R>(work: (projector: Projector) => Promise<R>): Promise<R> {
    await using store = await openStore(file, { clock: () => openedAt })
    await store.quizzes.open(lobbyOf('one'))
    return await work(
      createProjector({
        store: store.quizzes,
        secret: () => store.sharedSecrets.read('projector'),
        address: () => 'http://x',
      }),
    )
  }
  const link = await run((projector) => projector.link(lobbyOf('one').plan))
  const key = link?.replace('http://x/projector/', '') ?? ''
  expect((await run((projector) => projector.find(key)))?.quiz.plan.id).toBe('one')
})

test('there is no link where people could not open it', async () => {
  const { start } = await openProjector()
  expect(await start().link({ ...lobbyOf('one').plan, platform: 'discord' })).toBeUndefined()
})

test('a database that fails once is asked again', async () => {
  let failures = 1
  async function secret(): Promise<string> {
    if (failures > 0) {
      failures -= 1
      throw new Error('The database is away.')
    }
    return 'secret'
  }
  const { store } = await openProjector()
  const projector = createProjector({ store: store.quizzes, secret, address: () => 'http://x' })
  await expect(projector.link(lobbyOf('one').plan)).rejects.toThrow('away')
  expect(await projector.link(lobbyOf('one').plan)).toContain('/projector/one-')
})
