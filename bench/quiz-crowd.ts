/** Quizzes with a crowd of students in them, for the benchmarks that measure how long their answers take. */
import { systemClock } from '../src/app/system-clock.ts'
import type { Room } from '../src/core/platform/room.ts'
import type { QuizSettings } from '../src/core/quiz/quiz-settings.ts'
import type { Store } from '../src/store/store.ts'
import { type TestBot, openBot } from '../tests/fixtures/bot.ts'
import { lobbyOf } from '../tests/fixtures/lobby.ts'
import { roomPlatform } from '../tests/fixtures/room-platform.ts'

export const teacher = { id: 'bench:teacher', name: 'Teacher', isTeacher: true }

export async function startBot(store: Store): Promise<TestBot> {
  const bot = await openBot({
    store,
    platforms: new Map([['web', roomPlatform(Date.now)]]),
    clock: systemClock,
  })
  await bot.quizRunner.start()
  return bot
}

let rooms = 0

export function occasion(room: Room, n: number) {
  return {
    id: `${room.id}/${n}`,
    room,
    at: Date.now(),
    person: { id: `bench:${n}`, name: `Student ${n}`, isTeacher: false },
  }
}

/** A quiz with so many students and one more, so that it does not close as soon as they have answered. */
export async function openQuiz(
  { dispatch, quizRunner }: TestBot,
  size: number,
  given: Partial<QuizSettings> = {},
) {
  const id = `bench${(rooms += 1)}`
  const room: Room = {
    id: `bench:room-${id}`,
    class: 'bench:class',
    platform: 'web',
    allowsMature: true,
  }
  const at = Date.now()
  const { plan, state } = lobbyOf(id, { room: room.id, class: room.class, openedAt: at })
  const settings = { ...plan.settings, seconds: 120, ...given }
  const lobby = { ...state, startsAt: at + 600_000, hostSeenAt: at } as typeof state
  await quizRunner.open({ ...lobbyOf(id), plan: { ...plan, settings }, state: lobby })
  await Promise.all(
    Array.from({ length: size + 1 }, (_, n) =>
      dispatch.action({ ...occasion(room, n), componentId: `quiz:join:${id}` }),
    ),
  )
  return { id, room, size }
}
