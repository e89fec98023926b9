/** Quizzes with a crowd of students in them, for the benchmarks that measure how long their answers take. */
import { systemClock } from '../src/app/system-clock.ts'
import { isForm } from '../src/core/reply/form.ts'
import { toPlainText } from '../src/core/reply/plain-text.ts'
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

export interface CrowdedQuiz {
  readonly id: string
  readonly room: Room
  readonly size: number
}

export function studentId(room: Pick<Room, 'class'>, n: number): string {
  return `${room.class}:${n}`
}

export function occasion(room: Room, n: number) {
  return {
    id: `${room.id}/${n}`,
    room,
    at: Date.now(),
    person: { id: studentId(room, n), name: `Student ${n}`, isTeacher: false },
  }
}

/** A quiz with so many students and one more, so that it does not close as soon as they have answered. */
export async function openQuiz(
  { dispatch, quizRunner }: TestBot,
  size: number,
  given: Partial<QuizSettings> = {},
  classId = 'bench:class',
): Promise<CrowdedQuiz> {
  // Other processes open quizzes in the same database.
  const id = `bench${process.pid}x${(rooms += 1)}`
  const room: Room = {
    id: `bench:room-${id}`,
    class: classId,
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

/** Lets the host start the quiz. */
export async function startQuiz({ dispatch }: TestBot, { id, room }: CrowdedQuiz): Promise<void> {
  const press = { ...occasion(room, 0), person: teacher }
  await dispatch.action({ ...press, componentId: `quiz:start:${id}` })
}

/** Chooses an option of the first question. Returns whether the answer is acknowledged; one that is refused in words is not. */
export async function answer(
  { dispatch }: TestBot,
  { id, room }: CrowdedQuiz,
  n: number,
  option: number,
): Promise<boolean> {
  const reply = await dispatch
    .action({ ...occasion(room, n), componentId: `quiz:answer:${id}/0/${option}` })
    .catch(() => undefined)
  return reply !== undefined && !isForm(reply) && toPlainText(reply).startsWith('Your answer:')
}

/** Returns how many answers were acknowledged and are not kept. `acknowledged` has options by student of each quiz. */
export async function countLost(
  store: Store,
  acknowledged: ReadonlyMap<CrowdedQuiz, ReadonlyMap<number, number>>,
): Promise<number> {
  let lost = 0
  for (const [{ id, room }, options] of acknowledged) {
    const found = await store.quizzes.read(room.class, id)
    // On a slow machine the question may have closed.
    const scored = await store.quizRecords.result(room.class, id)
    const kept = new Map(
      [...(scored?.answers ?? []), ...(found?.quiz.answers ?? [])]
        .filter(({ round }) => round === 0)
        .map(({ person, response }) => [person, response[0]]),
    )
    for (const [n, option] of options) {
      if (kept.get(studentId(room, n)) !== option) lost += 1
    }
  }
  return lost
}
