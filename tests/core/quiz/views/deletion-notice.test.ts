import { expect, test } from 'vitest'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { sendEvent } from '../../../contracts/quiz-store.ts'
import { openBot, room, student, teacher } from '../../../fixtures/bot.ts'
import { replyOf } from '../../../fixtures/invoke.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'
import { createManualClock } from '../../../fixtures/manual-clock.ts'

const day = 86_400_000

/** A class that played a quiz 400 days ago. */
async function openClass() {
  const clock = createManualClock()
  const bot = await openBot({ clock })
  const here = { class: room.class, room: room.id, openedAt: clock.now() - 400 * day }
  await bot.store.quizzes.open(lobbyOf('old', here))
  await sendEvent(bot.store.quizzes, 'old', { kind: 'start', by: { ...teacher } }, room.class)
  await sendEvent(bot.store.quizzes, 'old', { kind: 'stop', by: { ...teacher } }, room.class)
  async function say(line: string, person = teacher): Promise<string> {
    const event = { id: line, person, room, at: clock.now(), line }
    return toPlainText(replyOf(await bot.dispatch.line(event)))
  }
  return { ...bot, say }
}

test('teachers read two weeks before which quizzes will be deleted, and how to keep them', async () => {
  const { store, say } = await openClass()
  expect(await say('settings')).not.toContain('will be deleted')
  await store.purge()
  expect(await say('settings')).toContain(
    '1 old quiz will be deleted, with all answers, on Fri, 29 Jan 2027. To keep quizzes longer, use settings set keep-quizzes:two-years.',
  )
  expect(await say('settings', student)).not.toContain('will be deleted')
  await say('settings set keep-quizzes:two-years')
  await store.purge()
  expect(await say('settings')).not.toContain('will be deleted')
})

test('the leaderboard of all quizzes says how far back it goes', async () => {
  const { say } = await openClass()
  expect(await say('scores period:all')).toContain(
    'Quizzes are kept for a year, so older ones don’t count here.',
  )
})
