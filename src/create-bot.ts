/** Puts the parts of the bot together that every way of running it shares: packs, commands, services, dispatch. */
import { randomBytes, randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { loadCommands } from './app/load-commands.ts'
import { createClassPacks } from './app/pack/uploaded-packs.ts'
import { type Daily, createDaily } from './app/daily/create-daily.ts'
import type { Platforms } from './app/daily/preflight.ts'
import { defaultClassSettings } from './app/settings/default-settings.ts'
import { type Dispatcher, createDispatcher } from './app/dispatch.ts'
import { formatProblems, loadPacks } from './app/pack/load-packs.ts'
import { createPersonalDataService } from './app/privacy/personal-data-service.ts'
import { type QuizRunner, createQuizRunner } from './app/quiz/quiz-runner.ts'
import { type ReviewReminder, createReviewReminder } from './app/review/review-reminder.ts'
import { type Packs } from './app/pack/packs.ts'
import { createContextFactory, anonymousPerson } from './app/create-context.ts'
import { createSettings } from './app/settings/class-settings.ts'
import { ConfigError } from './config.ts'
import type { Clock } from './core/platform/clock.ts'
import type { Library } from './core/pack/library.ts'
import type { Person, Room } from './core/platform/room.ts'
import type { CommandContext } from './core/command/context.ts'
import type { Store } from './store/store.ts'

export interface BotParts {
  readonly packsDir: string
  readonly store: Store
  readonly log: Logger
  /** May be filled later: making a platform needs the dispatcher first. */
  readonly platforms: Platforms
}

export interface Bot {
  readonly packs: Packs
  readonly dispatch: Dispatcher
  readonly daily: Daily
  readonly reminder: ReviewReminder
  /** To be started after the platforms and stopped before them. */
  readonly quizRunner: QuizRunner
  /** Opens what commands and pages work with, for one room and person. */
  readonly openContext: (room: Room, person: Person) => Promise<CommandContext>
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: Date.now,
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

export const commandsFolder = fileURLToPath(new URL('../commands', import.meta.url))

/** Throws a ConfigError where the packs cannot be used, listing every mistake in them. */
export async function createBot({ packsDir, store, log, platforms }: BotParts): Promise<Bot> {
  const [packs, commands] = await Promise.all([readPacks(packsDir), loadCommands(commandsFolder)])
  // Only where several processes share the store can another one have changed what this one has read.
  const lifetime = store.engine === 'sqlite' ? Infinity : 5_000
  const clock = Date.now
  const settings = createSettings({
    store: store.settings,
    defaults: defaultClassSettings(packs),
    lifetimeMs: lifetime,
    clock,
  })
  const packsOf = createClassPacks({
    installed: packs,
    store: store.packs,
    lifetimeMs: lifetime,
    clock,
    log,
  })
  /** For posts, which go on while a quiz question is open and lookups rest. */
  async function library(room: Room): Promise<Library> {
    return (await services(room, anonymousPerson)).quiz.library
  }

  const daily = createDaily({
    store: store.daily,
    leases: store.leases,
    platforms,
    library,
    log,
  })
  const quizzes = createQuizRunner({
    store: store.quizzes,
    platform: (name) => platforms.get(name),
    clock: systemClock,
    log,
  })
  const { reviews, personalData } = store
  const services = createContextFactory({
    packs: packsOf,
    commands,
    settings,
    daily: daily.service,
    reviews,
    personalData: createPersonalDataService({ people: personalData, caches: [settings, packsOf] }),
    quiz: {
      runner: quizzes,
      store: store.quizzes,
      records: store.quizRecords,
      newId: () => randomBytes(6).toString('hex'),
    },
  })
  const reminder = createReviewReminder({ reviews, library, platforms, log })
  const dispatch = createDispatcher({
    commands,
    openContext: services,
    log,
    seed: () => randomInt(2 ** 32),
  })
  return { packs, dispatch, daily, quizRunner: quizzes, reminder, openContext: services }
}

async function readPacks(folder: string): Promise<Packs> {
  const { packs, problems } = await loadPacks(folder).catch((error: unknown) => {
    throw new ConfigError(
      `PACKS_DIR: the folder ${folder} cannot be read (${(error as Error).message}).`,
    )
  })
  if (problems.length > 0) {
    throw new ConfigError(
      `The study packs have mistakes; nothing was started.\n${formatProblems(problems)}`,
    )
  }
  if (packs.size === 0) {
    throw new ConfigError(
      `PACKS_DIR: the folder ${folder} holds no pack (a folder with a pack.yaml).`,
    )
  }
  return packs
}
