/** The only assembly of the bot: the start, every fixture and every benchmark call it. */
import type { Logger } from 'pino'
import { createAccommodations } from './app/accommodations/class-accommodations.ts'
import { createBookParts } from './app/book/create-book-service.ts'
import { createEventClaimer } from './app/claim-events.ts'
import { createChangeWatch, watchNothing } from './app/change-watch.ts'
import { createClassYear } from './app/calendar/create-class-year.ts'
import { createContextFactory } from './app/create-context.ts'
import { type DailyOptions, createDaily } from './app/daily/create-daily.ts'
import { createDigests } from './app/digest/create-digests.ts'
import type { Platforms } from './app/daily/daily-ports.ts'
import { createDispatcher } from './app/dispatch.ts'
import { createFormDrafts } from './app/form-drafts.ts'
import { createAnsweredPosts } from './app/discussion/answered-posts.ts'
import { createHomework } from './app/homework/create-homework.ts'
import { type HeavyWork, heavyWork as sharedHeavyWork } from './app/heavy/heavy-work.ts'
import { createClassPacks } from './app/pack/uploaded-packs.ts'
import { createPersonalDataService } from './app/privacy/personal-data-service.ts'
import { observeEvents } from './app/observe-events.ts'
import { type ProjectorParts, createProjector } from './app/quiz/projector.ts'
import { createDrawQuiz } from './app/quiz/draw-quiz.ts'
import { withImages } from './app/picture/show-images.ts'
import { createQuizRunner } from './app/quiz/quiz-runner.ts'
import { createTeacherNames } from './app/quiz/teacher-names.ts'
import { createShareClaims } from './app/share-once.ts'
import { type RequestRates, createRequestLimits } from './app/request-limits.ts'
import { createAheadOpener } from './app/reading/class-ahead.ts'
import { createReviewReminder } from './app/review/review-reminder.ts'
import { defaultClassSettings } from './app/settings/class-settings.ts'
import { createChangeLogWorker } from './app/settings/change-log-worker.ts'
import { createHomeClasses } from './app/settings/home-classes.ts'
import { createRoomOpener } from './app/settings/open-room.ts'
import { monotonicClock, systemClock } from './app/system-clock.ts'
import { type RandomSource, systemRandom } from './app/system-random.ts'
import type { MessageCommandIndex } from './core/command/message-command.ts'
import type { Clock } from './core/platform/clock.ts'
import { type Observer, silentObserver } from './core/platform/observer.ts'
import type { LostAccess } from './core/platform/room.ts'
import type { SettingValues } from './core/settings/settings.ts'
import { type Content, builtInPack } from './load-content.ts'
import type { Store } from './store/store.ts'

export interface BotOptions extends Omit<Content, 'messageCommands'> {
  readonly messageCommands?: MessageCommandIndex
  readonly store: Store
  readonly log: Logger
  /** May be filled later: making a platform needs the dispatcher first. */
  readonly platforms: Platforms
  readonly clock?: Clock
  readonly random?: RandomSource
  /** What applies in a class that has set nothing. */
  readonly defaults?: SettingValues
  readonly daily?: DailyOptions
  /** Where people open the projector views of quizzes; left out, there are none. */
  readonly projectorAddress?: ProjectorParts['address']
  /** How often people and classes may ask. */
  readonly requestRates?: RequestRates
  /** What reads people’s files. */
  readonly heavyWork?: HeavyWork
  /** What measures the bot’s work. */
  readonly observer?: Observer
}

export type Bot = ReturnType<typeof createBot>

export function createBot({
  packs,
  commands,
  messageCommands = new Map(),
  store,
  log,
  platforms,
  clock: givenClock,
  random = systemRandom,
  defaults = defaultClassSettings(packs, builtInPack),
  daily: dailyOptions = {},
  projectorAddress = () => undefined,
  requestRates,
  heavyWork = sharedHeavyWork,
  observer = silentObserver,
}: BotOptions) {
  const clock = givenClock ?? systemClock
  // Only where several processes share the store can another one have changed what this one has read. Each notes what it changes;
  // the lifetime is for what somebody changes by hand, or an older version that does not.
  const isShared = store.engine !== 'sqlite'
  const lifetimeMs = isShared ? 60_000 : Infinity
  const steady = givenClock ?? monotonicClock
  const watch = isShared ? createChangeWatch(store.changes, clock, steady) : watchNothing(clock)
  const cache = { lifetimeMs, clock }
  const works = { leases: store.leases, platforms, clock, log, observer }
  const { calendars, calendarOf, reading, settings } = createClassYear({
    store,
    defaults,
    heavyWork,
    watch,
    cache,
  })
  const listeners = new Set<(classId: string) => void>()
  function classChanged(classId: string): void {
    for (const listener of listeners) listener(classId)
  }
  function onClassChange(listener: (classId: string) => void): void {
    listeners.add(listener)
    settings.onChange(listener)
  }
  const classPacks = createClassPacks({
    installed: packs,
    store: store.packs,
    additions: store.additions,
    work: heavyWork,
    log,
    ...cache,
  })
  const accommodations = createAccommodations({ store: store.accommodations, ...cache })
  const homeClasses = createHomeClasses({ store: store.homeClasses, log, ...cache })
  const quizRunner = createQuizRunner({
    store: store.quizzes,
    leases: store.leases,
    async classTime(id) {
      await watch.sync([{ kind: 'settings', id }])
      return accommodations.mostTime(id)
    },
    platform: (name) => platforms.get(name),
    draw: createDrawQuiz({ showImages: (reply, room) => showImages(reply, room), log }),
    clock,
    log,
    observer,
  })
  const projector = createProjector({
    store: store.quizzes,
    secret: () => store.sharedSecrets.read('projector'),
    address: projectorAddress,
    showImages: (reply, room) => showImages(reply, room),
  })
  const answeredPosts = createAnsweredPosts({
    ...works,
    stores: store,
    rules: (room) => openAnswerRules(room),
    library: (room) => openClassLibrary(room),
    openQuestions: (className) => quizRunner.openQuestions(className),
  })
  const ahead = createAheadOpener({
    sync: watch.sync,
    openPacks: classPacks,
    storedSettings: settings.stored,
    reading,
    calendarOf: (id) => calendars.read(id),
    defaults,
  })
  const daily = createDaily({
    ...works,
    store: store.daily,
    library: (room) => openClassLibrary(room),
    letAnswer: answeredPosts.letAnswer,
    ends: answeredPosts.ends,
    ahead,
    schedulesBy: calendars.schedulesBy,
    clock: steady,
    changeCalendar: calendars.change,
    posted: classChanged,
    chance: random.fraction,
    ...dailyOptions,
  })
  const { newId } = random
  const homework = createHomework({
    ...works,
    store: store.homework,
    calendarOf,
    cache,
    newId,
    changed: classChanged,
  })
  const digest = createDigests({
    ...works,
    store,
    reading,
    library: (room) => openClassLibrary(room),
    calendar: calendarOf,
    newId,
  })
  const teacherNames = createTeacherNames(store.quizRecords, log)
  const ofClasses = [settings, reading, classPacks, calendars, accommodations]
  const remembered = [...ofClasses, homework.tests, teacherNames]
  const drafts = createFormDrafts()
  for (const part of [...remembered, homeClasses, drafts]) {
    watch.onChange((subject) => part.changed(subject))
  }
  const { installed } = classPacks
  const contexts = createContextFactory({
    sync: watch.sync,
    homeClasses,
    openRoom: createRoomOpener({ settings, packs: classPacks, installed, defaults }),
    commands,
    calendars,
    ahead,
    readingNow: reading.now,
    daily: daily.service,
    digest: digest.service,
    reading: { plans: reading, store: store.reading, newId },
    catchUp: { store, reading, calendars, platforms },
    reviews: store.reviews,
    classDecks: store.classDecks,
    submissions: store.submissions,
    history: { store: store.history, platforms },
    accommodations,
    discussion: { ...works, stores: store, ends: answeredPosts.ends, newId },
    homework: homework.service,
    book: createBookParts({ store, work: heavyWork, newId }),
    runningTests: homework.tests,
    personalData: createPersonalDataService(store.personalData, homeClasses, remembered, [
      drafts,
      { forget: (person) => platforms.forEach((each) => each.forgetPerson?.(person)) },
    ]),
    quiz: {
      runner: quizRunner,
      store: store.quizzes,
      records: store.quizRecords,
      projector,
      newId,
    },
  })
  const { openContext, openClassLibrary, openAnswerRules, openReviewsOf, showImages } = contexts
  const reminder = createReviewReminder({ ...works, reviews: store.reviews, openReviewsOf })
  const { openClassWords: words } = contexts
  const changeLog = createChangeLogWorker({ ...works, store: store.history, words })
  const workers = [
    daily.worker,
    reminder,
    answeredPosts,
    homework.cards,
    homework.reminder,
    digest.worker,
    changeLog,
  ]
  return {
    packs,
    commands,
    dispatch: observeEvents(
      withImages(
        createDispatcher({
          commands,
          messageCommands,
          openContext,
          learn(person, room) {
            homeClasses.learn(person, room)
            teacherNames.learn(person, room)
            digest.learn(person, room)
          },
          requestLimits: createRequestLimits(clock, requestRates, observer),
          log,
          observer,
          seed: random.seed,
          shareClaims: createShareClaims(store, steady, log),
          drafts,
        }),
        showImages,
      ),
      observer,
    ),
    /** Opens what commands and pages work with, for one room and person. */
    openContext,
    daily,
    quizRunner,
    projector,
    reminder,
    answeredPosts,
    homeworkCards: homework.cards,
    homeworkReminder: homework.reminder,
    digest,
    changeLog,
    homeClasses,
    /** Says that what a class has chosen, its homework or its daily post has changed. */
    onClassChange,
    /** Learns what other processes change in these classes, which somebody is looking at. */
    keepCurrent: watch.keepCurrent,
    /** Whether this process is the first to be given an event. */
    claimEvent: createEventClaimer(store.claimEvent, steady, log),
    /** Resumes quizzes and begins posting; to be called once the platforms have started. */
    async start(): Promise<void> {
      await quizRunner.start()
      for (const worker of workers) worker.start()
    },
    /** Pauses what is posted where the bot has no access any more, and forgets who belonged to a class that removed it. */
    lose: async (lost: LostAccess): Promise<void> => {
      if (lost.room === undefined) {
        await homeClasses.forgetClass(lost.class)
        await digest.forgetClass(lost.class)
      }
      await daily.pauseLost(lost)
    },
    /** Finishes what is being posted; to be called while the platforms are still there. Throws after everything has stopped. */
    async stop(): Promise<void> {
      watch.stop()
      const stopping = [...workers, quizRunner].map((worker) => worker.stop())
      const results = await Promise.allSettled([...stopping, homeClasses.settled()])
      const errors = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
      if (errors.length > 0) throw new AggregateError(errors)
    },
  }
}
