/** A class that the screenshots show: the real bot over the pack that comes with it, on one platform, at a time of its own. */
import { pino } from 'pino'
import type { Person, Room } from '../src/core/platform/room.ts'
import type { Platform } from '../src/core/platform/platform.ts'
import type { PlatformName } from '../src/core/platform/platform-name.ts'
import { type ReplyOrForm, isForm } from '../src/core/reply/form.ts'
import { type Reply, allButtons } from '../src/core/reply/reply.ts'
import type { PlayItem } from '../src/core/quiz/kinds/index.ts'
import { type QuizState, currentItem } from '../src/core/quiz/quiz.ts'
import { createBot } from '../src/create-bot.ts'
import { loadContent } from '../src/load-content.ts'
import { unlimitedRequests } from '../src/app/request-limits.ts'
import { openStore } from '../src/store/store.ts'
import { createManualClock } from '../tests/fixtures/manual-clock.ts'
import { roomPlatform } from '../tests/fixtures/room-platform.ts'
import { type ActionInput, wayTo } from '../tests/fixtures/way-to-answer.ts'

/** A Monday morning in a term. */
export const firstMoment = Date.UTC(2026, 10, 16, 8, 10)

const names = [
  ...'Ana Ben Chloe Dev Emi Farid Grace Hugo Ines Jonas Kira Liam'.split(' '),
  ...'Mina Noor Omar Priya Quinn Rosa Sami Tara Uma Viktor Wren Yara'.split(' '),
]

export type ShownClass = Awaited<ReturnType<typeof openShownClass>>

/** `pack` is the one that the class uses; without it the one that a class begins with. */
export async function openShownClass(
  platform: PlatformName,
  { pack, locale = 'en-GB' }: { readonly pack?: string; readonly locale?: string } = {},
) {
  const clock = createManualClock(firstMoment)
  const held = roomPlatform(clock.now)
  const platforms = new Map<PlatformName, Platform>([[platform, held]])
  const store = await openStore('sqlite::memory:', { clock: clock.now })
  let quizzes = 0
  let events = 0
  const bot = createBot({
    ...(await loadContent('data')),
    store,
    log: pino({ level: 'silent' }),
    platforms,
    clock,
    random: {
      seed: () => 11 + quizzes,
      fraction: () => 1,
      newId: () => `quiz${(quizzes += 1)}`,
    },
    requestRates: unlimitedRequests,
  })
  await bot.quizRunner.start()

  const ids =
    platform === 'slack' ? { room: 'T1/C1', class: 'T1' } : { room: '1', class: 'guild/1' }
  const room: Room = {
    id: `${platform}:${ids.room}`,
    class: `${platform}:${ids.class}`,
    platform,
    allowsMature: true,
    showsPictures: platform !== 'slack',
  }
  const teacher = person('Ms. Rivera', 0, true)
  const students = names.map((name, index) => person(name, index + 1))

  function person(name: string, index: number, isTeacher = false): Person {
    const id = platform === 'slack' ? `slack:T1/U${index}` : `${platform}:10${index}`
    return { id, name, isTeacher, timeZone: 'Europe/London', locale }
  }

  function event(who: Person) {
    return { id: `event${(events += 1)}`, person: who, room, at: clock.now() }
  }

  async function ask(line: string, who = students[0] ?? teacher): Promise<ReplyOrForm> {
    const asked = bot.dispatch.line({ ...event(who), line })
    await clock.flush()
    return asked
  }

  async function press(
    componentId: string,
    who = students[0] ?? teacher,
    given: ActionInput = {},
  ): Promise<ReplyOrForm> {
    const pressed = bot.dispatch.action({ ...event(who), componentId, ...given })
    await clock.flush()
    return pressed
  }

  /** Answers the open question as a class does: the first ones are the strongest, and the later the question the harder. */
  async function answerAll(quiz: string): Promise<void> {
    const found = await store.quizzes.read(room.class, quiz)
    const state = found?.quiz.state
    const round = state !== undefined && 'round' in state ? state.round : 0
    const item = found?.quiz.plan.items[round]
    if (item === undefined) return
    for (const [index, student] of students.entries()) {
      const isRight = index < students.length - 3 - round * 4 - (index % 3)
      const at = `${quiz}/${round}`
      const [address, given] =
        item.by === 'one' && !isRight ? wrongOption(item, at, index) : wayTo(item, at, isRight)
      await clock.advance(400)
      await press(address, student, given)
    }
  }

  /** Lets time pass until the quiz shows an answer, asks the next question or is over, as `phase` says. */
  async function waitFor(phase: QuizState['phase']): Promise<void> {
    for (let waited = 0; waited < 300; waited += 1) {
      const found = await store.quizzes.read(room.class, `quiz${quizzes}`)
      if (found?.quiz.state.phase === phase) return
      await clock.advance(1000)
    }
    throw new Error(`The quiz never came to ${phase}.`)
  }

  if (pack !== undefined) await ask(`pack use ${pack}`, teacher)

  return {
    clock,
    waitFor,
    room,
    teacher,
    students,
    ask,
    press,
    answerAll,
    /** The newest public message in the room. */
    board: (): Reply => {
      const found = held.messages.findLast((message) => message.room === room.id)
      if (found === undefined) throw new Error('Nothing has been posted in the room.')
      return found.reply
    },
    quizId: () => `quiz${quizzes}`,
    /** The question that is open or has just been answered. */
    question: async (): Promise<PlayItem | undefined> => {
      const found = await store.quizzes.read(room.class, `quiz${quizzes}`)
      return found && currentItem(found.quiz)
    },
    bot,
    close: () => store.close(),
  }
}

/** Wrong answers spread over the options, the first ones the most tempting. */
function wrongOption(
  { options, key }: { readonly options: readonly string[]; readonly key: number },
  at: string,
  index: number,
): readonly [string, ActionInput] {
  const wrong = options.flatMap((_, place) => (place === key ? [] : [place]))
  const tempting = [0, 0, 1, 0, 1, 2][index % 6] ?? 0
  return [`quiz:answer:${at}/${wrong[tempting % wrong.length] ?? 0}`, {}]
}

export function requireReply(answer: ReplyOrForm): Reply {
  if (isForm(answer)) throw new Error(`A form came instead of a reply: ${answer.title}`)
  return answer
}

/** Returns what the button of this label does. */
export function pressOf(reply: Reply, label: string | RegExp): string {
  for (const block of reply.blocks) {
    if (block.kind !== 'buttons') continue
    const found = allButtons(block).find((each) =>
      typeof label === 'string' ? each.label === label : label.test(each.label),
    )
    if (found !== undefined && 'press' in found) return found.press
  }
  throw new Error(`There is no button ${label}.`)
}
