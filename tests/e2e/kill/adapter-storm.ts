/**
 * Plays quizzes and sends daily posts on a fake platform through a real adapter, while the bot is killed at chosen steps, and
 * the platform and the store go away for a while. Then counts what was lost and what came twice.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { DailyTimeouts } from '../../../src/app/daily/daily-timeouts.ts'
import { createRandom } from '../../../src/core/platform/random.ts'
import type { Room } from '../../../src/core/platform/room.ts'
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { type Store, openStore } from '../../../src/store/store.ts'
import { classDeliveries } from '../../fixtures/class-deliveries.ts'
import { seedDueSchedule } from '../../fixtures/due-schedules.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'
import type { BotTask } from './bot-process.ts'
import { type ChatClass, type ChatPerson, type Transport, chatFaults } from './chat-class.ts'
import { openDiscordClass } from './discord-chat.ts'
import { type PassingRequest, type Step, steps } from './gate.ts'
import { bundleScript, startScript, within } from './script-process.ts'
import { openSlackClass } from './slack-chat.ts'
import type { StoreOutage } from './store-outage.ts'

export interface AdapterStormOptions {
  readonly transport: Transport
  readonly databaseUrl: string
  /** Decides at which steps the bot is killed. */
  readonly seed: number
  /** Without one, neither the store nor the platform goes away. */
  readonly withoutStore?: StoreOutage
}

export interface AdapterStormReport {
  readonly kills: number
  readonly posts: number
  readonly lostPosts: number
  readonly doubledPosts: number
  /** Posts that the database does not record as sent. */
  readonly unrecordedPosts: number
  /** Answers whose arrival the platform was told. */
  readonly acknowledgedAnswers: number
  readonly lostAnswers: number
  /** Players whose points are not what their answers earn. */
  readonly wrongPoints: number
  /** One, if nothing went wrong. */
  readonly quizMessages: number
}

/**
 * About eight times shorter than the real ones, in the same order, and still long enough for a busy machine: its messages
 * must not appear later than the arrival window.
 */
const timeouts: DailyTimeouts = {
  leaseMs: 8_000,
  requestMs: 4_000,
  arrivalWindowMs: 8_000,
  senderLeaseMs: 1_500,
}

/** Only ends what hangs. */
const patienceMs = 300_000

const dayMs = 24 * 60 * 60_000

/** Each question is worth this in calm scoring. */
const pointsPerQuestion = 100

const openClass: Readonly<Record<Transport, () => Promise<ChatClass>>> = {
  'discord gateway': () => openDiscordClass(false),
  'discord http': () => openDiscordClass(true),
  'slack socket': () => openSlackClass(false),
  'slack http': () => openSlackClass(true),
}

export async function adapterStorm(options: AdapterStormOptions): Promise<AdapterStormReport> {
  const chat = await openClass[options.transport]()
  // The first opening makes the tables; the second leaves the file to the bot.
  await (await openStore(options.databaseUrl)).close()
  const store = await openStore(options.databaseUrl, { shared: true, maxConnections: 2 })
  try {
    return await new Storm(chat, store, options).run()
  } finally {
    await store.close()
    await chat.close()
  }
}

/** One run. A class, because every step works on the same process, class and quiz. */
class Storm {
  readonly #chat: ChatClass
  readonly #store: Store
  readonly #options: AdapterStormOptions
  readonly #chance: (limit: number) => number
  readonly #quizRoom: Room
  readonly #dailyRooms: Room[] = []
  /** What each student has chosen, by round, once the platform was told. */
  readonly #acknowledged = new Map<string, number>()
  #bot: BotProcess | undefined
  /** What stands on the buttons of the open question. */
  #labels: readonly string[] = []
  #kills = 0

  constructor(chat: ChatClass, store: Store, options: AdapterStormOptions) {
    this.#chat = chat
    this.#store = store
    this.#options = options
    this.#chance = createRandom(options.seed)
    this.#quizRoom = chat.addRoom()
  }

  async run(): Promise<AdapterStormReport> {
    const { students } = this.#chat
    try {
      await this.#openQuiz()
      await this.#killAt(this.#step(0), (request) => this.#chat.isPost(request, this.#quizRoom))

      await this.#addPosts(3)
      await this.#killAt(this.#step(1), (request) => this.#isDailyPost(request))

      await this.#start()
      await this.#until('the lobby', () => this.#chat.posts(this.#quizRoom).length > 0)
      await this.#killAfter(2, () => this.#pressAll('Join'))

      await this.#start()
      await this.#pressAllUntil('Join', (quiz) => quiz.players.length >= students.length)
      await this.#killAt(
        this.#step(2),
        (request) => this.#chat.isEdit(request, this.#quizRoom),
        () => this.#pressStart(),
      )

      await this.#start()
      await this.#pressStart()
      await this.#question(0)
      await this.#killAfter(1 + this.#chance(students.length - 2), () => this.#answerAll(0))
      await this.#start()
      await this.#answerRound(0)

      await this.#addPosts(2)
      await this.#killAtRequest(this.#chance(8))
      await this.#start()
      if (this.#options.withoutStore !== undefined) await this.#platformFails()
      await this.#nextQuestion(1)
      if (this.#options.withoutStore !== undefined) await this.#withoutPlatform()
      await this.#answerRound(1)

      await this.#nextQuestion(2)
      await this.#withoutStore()
      await this.#answerRound(2)
      await this.#hurry()
      await this.#finished()
      return await this.#count()
    } finally {
      await this.#bot?.kill()
    }
  }

  /** Each run of four has every step once for each kind of request. */
  #step(kind: number): Step {
    return steps[(this.#options.seed + kind) % steps.length] ?? 'unsent'
  }

  async #start(): Promise<BotProcess> {
    const { databaseUrl } = this.#options
    const bot = await startBot({ databaseUrl, timeouts, ...this.#chat.config })
    this.#bot = bot
    this.#chat.deliverTo(bot.address)
    return bot
  }

  async #kill(): Promise<void> {
    this.#kills += 1
    await this.#bot?.kill()
  }

  /** Starts the bot if it is dead, and kills it at the step of the next such request. */
  async #killAt(
    step: Step,
    matches: (request: PassingRequest) => boolean,
    act: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    const killed = Promise.withResolvers<void>()
    this.#chat.outbound.stopNext({
      matches,
      step,
      act: async () => {
        await this.#kill()
        killed.resolve()
      },
    })
    if (this.#bot?.isRunning() !== true) await this.#start()
    await within(`a request to stop at, ${step}`, Promise.all([act(), killed.promise]))
  }

  /** Kills the bot at any step of any request, after so many others. */
  async #killAtRequest(others: number): Promise<void> {
    let left = others
    await this.#killAt(
      this.#step(this.#chance(steps.length)),
      () => (left -= 1) < 0,
      () => this.#hurry(),
    )
  }

  /** Kills the bot once so many presses have been acknowledged. */
  async #killAfter(count: number, pressAll: () => readonly Promise<boolean>[]): Promise<void> {
    let acknowledged = 0
    let killed: Promise<void> | undefined
    const presses = pressAll().map(async (pressed) => {
      if ((await pressed) && (acknowledged += 1) >= count) killed ??= this.#kill()
    })
    await within('the presses before a kill', Promise.all(presses))
    await (killed ?? this.#kill())
  }

  #pressAll(label: string): readonly Promise<boolean>[] {
    return this.#chat.students.map(
      async (person) => (await person.press(this.#quizRoom, label)).acknowledged,
    )
  }

  async #pressAllUntil(label: string, done: (quiz: Quiz) => boolean): Promise<void> {
    await this.#until(`“${label}” by everyone`, async () => {
      await Promise.all(this.#pressAll(label))
      return done(await this.#quiz())
    })
  }

  async #pressStart(): Promise<void> {
    await this.#until('the start', async () => {
      if ((await this.#quiz()).state.phase !== 'lobby') return true
      if (this.#bot?.isRunning() !== true) return true
      await this.#chat.teacher.press(this.#quizRoom, 'Start now')
      return false
    })
  }

  /** Waits until the question is shown, and holds it open. */
  async #question(round: number): Promise<void> {
    await this.#until(`question ${round}`, async () => {
      const { plan, state } = await this.#quiz()
      const item = plan.items[round]
      this.#labels = item?.by === 'one' ? buttonLabels(item.options) : []
      return state.phase === 'asking' && state.round === round && state.askedAt !== null
    })
    await this.#changeState((state) =>
      state.phase === 'asking' ? { ...state, closesAt: Date.now() + dayMs } : state,
    )
    await this.#until('the buttons', () => this.#shows(`Question ${round + 1} of 3`))
  }

  /** Everyone who has not been told that their answer arrived answers. */
  #answerAll(round: number): readonly Promise<boolean>[] {
    return this.#chat.students
      .map((person, n) => ({ person, choice: (n + round) % 3 }))
      .filter(({ person }) => !this.#acknowledged.has(`${round} ${person.id}`))
      .map(({ person, choice }) => this.#answer(person, round, choice))
  }

  async #answer(person: ChatPerson, round: number, choice: number): Promise<boolean> {
    const { acknowledged, words } = await person.press(this.#quizRoom, this.#labels[choice] ?? 'A')
    // Whoever is told that something went wrong presses again; whoever is told nothing need not.
    const told = await within('what a press leads to', Promise.race([words, this.#bot?.ended]))
    const isKept = told === undefined ? acknowledged : told.includes('Your answer')
    if (isKept) this.#acknowledged.set(`${round} ${person.id}`, choice)
    return isKept
  }

  async #answerRound(round: number): Promise<void> {
    await this.#until(`the answers of round ${round}`, async () => {
      const results = await Promise.all(this.#answerAll(round))
      // It closes with the last answer, also if whoever gave it was told nothing.
      return results.every(Boolean) || (await this.#hasEnded(round))
    })
    await this.#until(`the end of round ${round}`, () => this.#hasEnded(round))
  }

  async #hasEnded(round: number): Promise<boolean> {
    const { state } = await this.#quiz()
    return state.phase !== 'asking' || state.round !== round
  }

  async #nextQuestion(round: number): Promise<void> {
    await this.#hurry()
    await this.#question(round)
  }

  /** Ends the time for which an answer is shown. */
  #hurry(): Promise<void> {
    return this.#changeState((state) =>
      state.phase === 'revealing' ? { ...state, nextAt: Date.now() } : state,
    )
  }

  /** The next requests fail in every way there is. */
  async #platformFails(): Promise<void> {
    for (const fault of chatFaults) {
      this.#chat.failNext('post', fault)
      this.#chat.failNext('edit', fault)
    }
    await this.#addPosts(3)
  }

  async #withoutPlatform(): Promise<void> {
    await this.#addPosts(2)
    this.#chat.outbound.setAway(true)
    await Promise.all(this.#answerAll(1).slice(0, 3))
    await pause(1_000)
    this.#chat.outbound.setAway(false)
  }

  async #withoutStore(): Promise<void> {
    await this.#addPosts(2)
    await this.#options.withoutStore?.(async () => {
      await Promise.all([...this.#answerAll(2).slice(0, 3), pause(1_000)])
    })
  }

  async #addPosts(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const room = this.#chat.addRoom()
      this.#dailyRooms.push(room)
      await seedDueSchedule(this.#store, `s${this.#dailyRooms.length}`, room)
    }
  }

  #isDailyPost(request: PassingRequest): boolean {
    return this.#dailyRooms.some((room) => this.#chat.isPost(request, room))
  }

  async #openQuiz(): Promise<void> {
    const { id, class: classId, platform } = this.#quizRoom
    const { teacher } = this.#chat
    const now = Date.now()
    const lobby = lobbyOf('storm', { room: id, class: classId, platform, openedAt: now })
    const state = { ...lobby.state, startsAt: now + dayMs, hostSeenAt: now }
    const host = { id: teacher.id, name: teacher.name, isTeacher: true }
    await this.#store.quizzes.open({ ...lobby, state: state as Quiz['state'], host })
  }

  async #quiz(): Promise<Quiz> {
    const found = await this.#store.quizzes.read(this.#quizRoom.class, 'storm')
    if (found === undefined) throw new Error('The quiz is gone.')
    return found.quiz
  }

  async #changeState(change: (state: Quiz['state']) => Quiz['state']): Promise<void> {
    await this.#store.quizzes.update(this.#quizRoom.class, 'storm', (quiz) => ({
      quiz: { ...quiz, state: change(quiz.state) },
      result: undefined,
    }))
  }

  #shows(words: string): boolean {
    return this.#chat.posts(this.#quizRoom).some((post) => post.includes(words))
  }

  async #finished(): Promise<void> {
    await this.#until('the leaderboard', () => this.#shows('final leaderboard'))
    await this.#until('all posts', async () => (await this.#unrecorded()) === 0)
  }

  async #unrecorded(): Promise<number> {
    const deliveries = await classDeliveries(this.#store, this.#quizRoom.class)
    return this.#dailyRooms.length - deliveries.filter(({ state }) => state === 'sent').length
  }

  /** Throws if the bot dies meanwhile without having been killed. */
  async #until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
    const before = Date.now()
    while (!(await condition())) {
      this.#bot?.mustHaveLived()
      if (Date.now() - before > patienceMs) throw new Error(`Waited in vain for ${what}.`)
      await pause(25)
    }
  }

  async #count(): Promise<AdapterStormReport> {
    const counts = this.#dailyRooms.map((room) => this.#chat.posts(room).length)
    const { players, answers } = await this.#answers()
    const lost = [...this.#acknowledged].filter(([key, choice]) => answers.get(key) !== choice)
    const wrong = [...players].filter(([person, points]) => {
      const right = [0, 1, 2].filter((round) => answers.get(`${round} ${person}`) === 1)
      return points !== right.length * pointsPerQuestion
    })
    return {
      kills: this.#kills,
      posts: counts.length,
      lostPosts: counts.filter((count) => count === 0).length,
      doubledPosts: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
      unrecordedPosts: await this.#unrecorded(),
      acknowledgedAnswers: this.#acknowledged.size,
      lostAnswers: lost.length,
      wrongPoints: wrong.length,
      quizMessages: this.#chat.posts(this.#quizRoom).length,
    }
  }

  /** The answers in the database, by round and person, and everyone's points. */
  async #answers() {
    const { quiz_answer: rows = [], quiz_player: people = [] } = await this.#store.exportClass(
      this.#quizRoom.class,
    )
    return {
      answers: new Map(
        rows.map((row) => [
          `${String(row['round'])} ${String(row['person'])}`,
          (JSON.parse(String(row['response'])) as readonly number[])[0],
        ]),
      ),
      players: new Map(people.map((row) => [String(row['person']), Number(row['points'])])),
    }
  }
}

type BotProcess = Awaited<ReturnType<typeof startBot>>

async function startBot(task: BotTask) {
  const child = startScript(await bundleScript('bot-process.ts'), JSON.stringify(task))
  let killed = false
  const ended = once(child, 'close').then(() => undefined)
  const lines = createInterface({ input: child.stdout })
  const ready = once(lines, 'line').then(([line]) => String(line))
  const address = await within('the bot to start', Promise.race([ready, ended]))

  function mustHaveLived(): void {
    if (child.exitCode === null || killed) return
    throw new Error(`The bot ended by itself, with ${child.exitCode}.`)
  }

  return {
    address,
    ended,
    mustHaveLived,
    isRunning: () => !killed,
    async kill(): Promise<void> {
      mustHaveLived()
      killed = true
      child.kill('SIGKILL')
      await within('a killed bot to end', ended)
    },
  }
}
