/** Everything public about a question is the same with and without extra time in the class: on Discord, on Slack and on the projector. */
import { expect, onTestFinished, test } from 'vitest'
import { renderProjectorView } from '../../src/adapters/web/render-projector.ts'
import type { Accommodation } from '../../src/core/accommodations/accommodation.ts'
import type { Quiz } from '../../src/core/quiz/quiz.ts'
import { projectorView } from '../../src/core/quiz/views/projector-view.ts'
import type { QuizRunner } from '../../src/app/quiz/quiz-runner.ts'
import type { Store } from '../../src/store/store.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { lobbyOf } from '../fixtures/lobby.ts'
import { startBot } from './discord/discord-bot.ts'
import { startSchool } from './slack/slack-class.ts'

const seconds = 1_000

type Student = 'emi' | 'finn'

/** A class of two students in which one quiz is about to start. */
interface ChatClass {
  readonly store: Store
  readonly runner: QuizRunner
  readonly quiz: Quiz
  readonly people: Readonly<Record<Student, string>>
  /** The messages that everyone sees, with all that is in them. */
  readonly board: () => string
  /** When they were edited. */
  readonly edits: () => unknown
  readonly press: (who: Student, label: string) => Promise<string>
  /** Lets time pass on the platform and for the bot. */
  readonly pass: (ms: number) => Promise<void>
  readonly until: (isTrue: () => boolean) => Promise<unknown>
}

interface Script {
  /** Who has twice the time and two options fewer. */
  readonly accommodated?: Student
  /** When each answers, in seconds after the question appeared. */
  readonly answers: Readonly<Partial<Record<Student, number>>>
}

const accommodation: Accommodation = { timeFactor: 2, fewerOptions: 2 }

/** Plays the first question, and returns all that the channel and the projector showed at each moment that matters. */
async function play(chat: ChatClass, { accommodated, answers }: Script) {
  const { store, runner, quiz, board, pass, until, press } = chat
  const { class: className, id } = quiz.plan
  if (accommodated !== undefined) {
    const student = { id: chat.people[accommodated], name: accommodated }
    await store.accommodations.set(className, student, accommodation)
  }
  await runner.open(quiz)
  const seen: string[] = []
  const said: string[] = []

  async function look(words: string): Promise<void> {
    await until(() => board().includes(words))
    const found = await store.quizzes.read(className, id)
    seen.push(board(), renderProjectorView(projectorView(found!.quiz)).markup)
  }

  await look('A quiz is about to start')
  await press('emi', 'Join')
  await press('finn', 'Join')
  await runner.handleEvent(className, id, { kind: 'start', by: quiz.host! })
  await look('Question 1 of 3')
  let passed = 0
  let answered = 0
  async function passTo(second: number): Promise<void> {
    await pass((second - passed) * seconds)
    passed = second
  }
  const order = Object.entries(answers).toSorted(([, a], [, b]) => a - b)
  for (const [who, second] of order) {
    if (second > 30) await passTo(30).then(() => look('Time’s up'))
    await passTo(second)
    said.push(await press(who as Student, 'B. Mara'))
    answered += 1
    if (second > 30 || answered === 2) continue
    await passTo(second + 2)
    await look(`${answered} of 2 have answered`)
  }
  if (Math.max(...Object.values(answers)) <= 30 && answered < 2) {
    await passTo(30)
    await look('Time’s up')
  }
  const atClose = chat.edits()
  if (answered < 2 || passed > 30) {
    await passTo(accommodated === undefined ? 31.5 : 61.5)
  }
  const beforeAnswer = chat.edits()
  await pass(seconds)
  await until(() => board().includes('the answer'))
  seen.push(board().replaceAll(/\b1[78]\d{8}\b/g, 'moment'))
  return { seen, said, edits: { atClose, beforeAnswer, last: chat.edits() } }
}

async function openDiscord(): Promise<ChatClass> {
  const clock = createManualClock()
  const bot = await startBot({ clock, botClock: clock })
  const { fake, channel, guild, room, store, quizRunner, student, teacher } = bot
  const finn = fake.addPerson(guild, 'Finn')
  const people = { emi: `discord:${student.id}`, finn: `discord:${finn.id}` }
  const host = { id: `discord:${teacher.id}`, name: 'Ms. Rivera', isTeacher: true }
  const members = { emi: student, finn }
  function boards() {
    return fake.messages(channel).filter(({ visibleTo }) => visibleTo === undefined)
  }
  return {
    store,
    runner: quizRunner,
    people,
    quiz: opened({ room: room.id, class: room.class, platform: 'discord' }, host, clock.now()),
    board: () => JSON.stringify(boards().map(({ content, components }) => [content, components])),
    edits: () => boards().map((each) => [...each.edits]),
    async press(who, label) {
      const outcome = await members[who].press(boards()[0]!, label)
      return (await outcome.replied()).text
    },
    pass: (ms) => clock.advance(ms),
    until: (isTrue) => fake.until(isTrue),
  }
}

async function openSlack(): Promise<ChatClass> {
  // Slack’s clock stands still, so that two classes can be compared to the millisecond.
  const school = await startSchool('http', { now: () => Date.UTC(2027, 0, 15) })
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner, store } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  onTestFinished(() => quizRunner.stop())
  const finn = team.addPerson({ name: 'finn', displayName: 'Finn' })
  const people = { emi: `slack:${team.id}/${ben.id}`, finn: `slack:${team.id}/${finn.id}` }
  const host = { id: `slack:${team.id}/${ada.id}`, name: 'Ms. Lovelace', isTeacher: true }
  const members = { emi: ben, finn }
  const where = { room: school.room.id, class: school.room.class, platform: 'slack' } as const
  return {
    store,
    runner: quizRunner,
    people,
    quiz: opened(where, host, clock.now()),
    board: () =>
      JSON.stringify(team.posts(channel).map(({ text, blocks }) => [text, blocks]))
        // Slack numbers the blocks of all messages that it has seen.
        .replaceAll(/"block_id":"[^"]*"/g, ''),
    edits: () => team.posts(channel).map((each) => each.edits),
    async press(who, label) {
      const outcome = await members[who].press(team.posts(channel)[0]!, label)
      return (await outcome.answer()).text
    },
    async pass(ms) {
      slack.advance(ms)
      await clock.advance(slack.now() - clock.now())
    },
    until: (isTrue) => slack.until(isTrue),
  }
}

function opened(
  where: Pick<Quiz['plan'], 'room' | 'class' | 'platform'>,
  host: Quiz['host'],
  now: number,
): Quiz {
  const lobby = lobbyOf('q', { ...where, openedAt: now })
  const state = { ...lobby.state, startsAt: now + 60 * seconds, hostSeenAt: now }
  return { ...lobby, host, state } as Quiz
}

test.each([
  ['Discord', openDiscord],
  ['Slack', openSlack],
])('on %s nothing tells that somebody has more time', async (_, open) => {
  const bothInTime = { emi: 20, finn: 9 }
  const without = await play(await open(), { answers: bothInTime })
  const withExtra = await play(await open(), { accommodated: 'emi', answers: bothInTime })
  expect(withExtra).toEqual(without)

  // After the close it tells nothing who has it, nor whether they use it.
  const used = await play(await open(), { accommodated: 'emi', answers: { emi: 40, finn: 9 } })
  const unused = await play(await open(), { accommodated: 'finn', answers: { finn: 9 } })
  expect(used.seen.slice(0, -1)).toEqual(unused.seen.slice(0, -1))
  expect(used.edits).toEqual(unused.edits)
  expect(used.edits.beforeAnswer).toEqual(used.edits.atClose)
  expect(used.said).toEqual([expect.stringContaining('Saved'), expect.stringContaining('Saved')])
})
