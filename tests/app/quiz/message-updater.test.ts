import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createMessageUpdater } from '../../../src/app/quiz/message-updater.ts'
import type { QuizStore } from '../../../src/core/quiz/quiz-store.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { ana, openQuizRoom, teacher } from '../../fixtures/quiz-room.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const seconds = 1_000

describe('a lobby that was posted although nobody told the bot', () => {
  test('stays the only message, also if the quiz is started from it at once', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.nextOutcome = 'lost'
    const opened = quiz.line('quiz start 3')
    await quiz.clock.flush()
    quiz.platform.nextOutcome = 'works'
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    await quiz.clock.advance(10 * seconds)
    await opened
    expect(quiz.words()).toContain('Question 1 of 3')
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('is found by the next process, even after its time is up', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.nextOutcome = 'lost'
    const opened = quiz.line('quiz start 3')
    await quiz.clock.flush()
    await quiz.push('Join', ana)
    await quiz.kill()
    quiz.platform.nextOutcome = 'works'
    await quiz.clock.advance(70 * seconds)
    await opened
    await quiz.restart()
    await quiz.clock.advance(10 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3')
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('is found again if the answer to its first edit gets lost too', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.nextOutcome = 'lost'
    const opened = quiz.line('quiz start 3')
    await quiz.clock.advance(5 * seconds)
    await opened
    await quiz.kill()
    await quiz.restart()
    await quiz.clock.advance(5 * seconds)
    quiz.platform.nextOutcome = 'works'
    await quiz.clock.advance(10 * seconds)
    await quiz.push('Join', ana)
    await quiz.clock.advance(10 * seconds)
    expect(quiz.words()).toContain('Joined: Ana')
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('is awaited by the next process if it arrives only after the first was killed', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.nextOutcome = 'held'
    const opened = quiz.line('quiz start 3')
    await quiz.clock.flush()
    await quiz.kill()
    quiz.platform.nextOutcome = 'works'
    await quiz.restart()
    await quiz.clock.advance(2 * seconds)
    quiz.platform.arrive()
    await quiz.clock.advance(20 * seconds)
    await opened
    await quiz.push('Join', ana)
    await quiz.clock.advance(5 * seconds)
    expect(quiz.words()).toContain('Joined: Ana')
    expect(quiz.platform.messages).toHaveLength(1)
  })
})

test('a lobby that never left the killed process is posted by the next one', async () => {
  const quiz = await openQuizRoom()
  quiz.platform.nextOutcome = 'retryable'
  const opened = quiz.line('quiz start 3')
  await quiz.clock.flush()
  await quiz.kill()
  quiz.platform.nextOutcome = 'works'
  await quiz.restart()
  await quiz.clock.advance(10 * seconds)
  await opened
  expect(quiz.words()).toContain('A quiz is about to start')
  expect(quiz.platform.messages).toHaveLength(1)
})

test('a store that is away when the channel refuses the message does not stop the updates', async () => {
  const clock = createManualClock()
  const store = await openMemoryStore({ clock: clock.now })
  const platform = roomPlatform(clock.now)
  platform.nextOutcome = 'rejected'
  const rejected: string[] = []
  let isAway = true
  const updater = createMessageUpdater({
    store: store.quizzes satisfies QuizStore,
    platform: () => platform,
    clock,
    log: pino({ level: 'silent' }),
    onPosted: () => Promise.resolve(),
    onDrawn: () => Promise.resolve(),
    async onRejected({ id }) {
      if (isAway) throw new Error('The store is away.')
      rejected.push(id)
    },
  })
  const quiz = lobbyOf('quiz')
  await store.quizzes.open(quiz)
  updater.requestUpdate(quiz.plan)
  await clock.flush()
  isAway = false
  await clock.advance(10 * seconds)
  await updater.stop()
  await store.close()
  expect(rejected).toEqual(['quiz'])
})
