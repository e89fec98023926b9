/** Opens what the commands of one invocation work with: the class's pack within its limits, and its services. */
import type { CommandIndex } from '../core/command/command.ts'
import type { CommandContext } from '../core/command/context.ts'
import { describeCommands } from '../core/command/describe-commands.ts'
import { libraryIfAny, commandsInWords } from '../core/command/in-class-words.ts'
import type { DailyService } from '../core/daily/daily-service.ts'
import type { DigestService } from '../core/digest/digest-service.ts'
import type { AnswerRules } from '../core/discussion/answer-rules.ts'
import { missingPackError } from '../core/pack/choose-pack.ts'
import type { Library } from '../core/pack/library.ts'
import type { PlatformName } from '../core/platform/platform-name.ts'
import { type Subject, everybody, subjectsOfClass } from '../core/platform/changes.ts'
import {
  type Person,
  type Room,
  directMessageClassOf,
  isDirectMessage,
  nobody,
} from '../core/platform/room.ts'
import type { PersonalDataService } from '../core/privacy/personal-data.ts'
import { formatTestPause } from '../core/homework/test-pause.ts'
import { findPause, formatPause } from '../core/quiz/lookup-pause.ts'
import type { Reply } from '../core/reply/reply.ts'
import { UserError } from '../core/reply/user-error.ts'
import type { SubmissionStore } from '../core/submissions/submission.ts'
import type { ClassDecks } from '../core/review/class-deck.ts'
import { limitCards, limitGrades } from '../core/review/limit-cards.ts'
import type { OpenReviews } from '../core/review/review-service.ts'
import type { ReviewStore } from '../core/review/review-store.ts'
import { type ChangeWords, openChangeWords } from '../core/settings/change-sentence.ts'
import type { HomeClass } from '../core/settings/home-class.ts'
import type { RunningTests } from './homework/running-tests.ts'
import { type DiscussionParts, bindDiscussion } from './discussion/bind-discussion.ts'
import { type BookServiceParts, createBookService } from './book/create-book-service.ts'
import { type ModerationParts, bindModeration } from './discussion/bind-moderation.ts'
import { type CatchUpParts, createCatchUpService } from './reading/create-catch-up-service.ts'
import { type HomeworkParts, createHomeworkService } from './homework/create-homework-service.ts'
import type { ClassAccommodations } from './accommodations/class-accommodations.ts'
import type { ClassCalendars } from './calendar/class-calendars.ts'
import type { ChangeWatch } from './change-watch.ts'
import { type OpenAhead, weekPartAt } from './reading/class-ahead.ts'
import { type ReadingServiceParts, createReadingService } from './reading/create-reading-service.ts'
import { alwaysPaused, findPauses } from './find-pauses.ts'
import { showImages } from './picture/show-images.ts'
import { type OpenPack, summariseAll } from './pack/open-library.ts'
import { type QuizServiceParts, createQuizService } from './quiz/create-quiz-service.ts'
import { createSubmissionService } from './submissions/create-submission-service.ts'
import { type HistoryParts, bindHistory } from './settings/bind-history.ts'
import type { HomeClasses } from './settings/home-classes.ts'
import type { OpenedRoom } from './settings/open-room.ts'

export interface ContextParts {
  /** Learns what other processes have changed. */
  readonly sync: ChangeWatch['sync']
  readonly homeClasses: Pick<HomeClasses, 'classesFor'>
  readonly openRoom: (
    room: Room,
    person: Person,
    homes: readonly HomeClass[],
  ) => Promise<OpenedRoom>
  readonly commands: CommandIndex
  readonly calendars: Pick<ClassCalendars, 'forRequest' | 'read'>
  readonly ahead: OpenAhead
  /** The time that reading plans go by, epoch milliseconds. */
  readonly readingNow: () => number
  readonly daily: (room: Room, person: Person) => DailyService
  readonly catchUp: CatchUpParts
  readonly digest: (room: Room, person: Person) => DigestService
  readonly reading: ReadingServiceParts
  readonly reviews: ReviewStore
  readonly classDecks: ClassDecks
  readonly personalData: (person: Person) => PersonalDataService
  readonly history: HistoryParts
  readonly quiz: QuizServiceParts
  readonly submissions: SubmissionStore
  readonly discussion: DiscussionParts & ModerationParts
  readonly homework: HomeworkParts
  readonly book: BookServiceParts
  readonly accommodations: Pick<ClassAccommodations, 'forRequest'>
  readonly runningTests: Pick<RunningTests, 'msLeft'>
}

export type OpenContext = (
  room: Room,
  person: Person,
  /** With `looksUp: false` the store is not asked what pauses lookups, and every lookup is refused. */
  options?: { readonly looksUp: boolean },
) => Promise<CommandContext>

export function createContextFactory(parts: ContextParts) {
  const { openRoom, commands, daily, personalData, quiz } = parts
  const openHomes = createHomesOpener(parts)
  const openReviews = createReviewsOpener(parts)

  async function openContext(
    ...[room, asking, { looksUp } = { looksUp: true }]: Parameters<OpenContext>
  ): Promise<CommandContext> {
    const homes = await openHomes(room, asking)
    const [{ settings, person, packs, classPacks, classExchange }, { testMsLeft, questions }] =
      await Promise.all([
        openRoom(room, asking, homes),
        looksUp ? findPauses(parts, asking, homes) : alwaysPaused,
      ])
    const classes = homes.map((home) => home.room.class)
    const asked = { room, person, classes }
    const calendar = parts.calendars.forRequest({ room, person, homes: classes })
    const isFor = { person: person.id, name: person.name, class: room.class, homes: classes }
    const accommodations = parts.accommodations.forRequest(isFor)
    const pause = findPause(questions, person, room)
    const { pack, ceiling, progress } = settings.applied
    const chosen = await packs.find(pack.value).catch(keepUserError)
    const reached = progress.value === undefined ? { ceiling } : { ceiling, gate: progress.value }

    function classLibrary(): Library {
      return requirePack(chosen).library(reached)
    }

    /** A teacher elsewhere may take a test here. */
    function requireNoTest(): void {
      if (testMsLeft !== undefined) throw new UserError('', ...formatTestPause(testMsLeft))
    }

    function requireLookups(): void {
      requireNoTest()
      // Hiding only what the question is about would give away which option is hidden.
      if (pause !== undefined) throw new UserError(...formatPause(pause, room))
    }

    function lookupLibrary(): Library {
      requireLookups()
      return classLibrary()
    }

    return {
      person,
      // Getters: a missing pack must not stop the command that chooses another, and few commands need the daily posts.
      get library() {
        return lookupLibrary()
      },
      get classLibrary() {
        return classLibrary()
      },
      requireLookups,
      requireNoTest,
      get fullLibrary() {
        if (!person.isTeacher || testMsLeft !== undefined) return lookupLibrary()
        return requirePack(chosen).library({ ceiling })
      },
      listPacks: () => summariseAll(packs, ceiling),
      classPacks,
      classExchange,
      settings,
      weekPart: () => readWeekPart(parts, room),
      calendar,
      history: bindHistory(parts.history, room.class, person),
      get daily() {
        return daily(room, person)
      },
      catchUp: createCatchUpService(parts.catchUp, { room, person, homes, library: lookupLibrary }),
      digest: parts.digest(room, person),
      reading: createReadingService(parts.reading, { room, person, homes }),
      review: { open: async () => openReviews(person, lookupLibrary(), homes) },
      accommodations,
      personalData: personalData(person),
      ...bindAnswers(parts.discussion, { ...asked, library: classLibrary }, settings, rulesIn),
      homework: bindHomework(parts, { room, person, pack: pack.value, homes }),
      book: createBookService(parts.book, { ...asked, calendar }),
      quiz: createQuizService(quiz, room, person, { pack: pack.value, accommodations }),
      submissions: createSubmissionService(parts, { room, person, pack: pack.value, classPacks }),
      get commands() {
        return describeCommands(commandsInWords(commands, libraryIfAny(classLibrary)))
      },
    }
  }

  /** Returns the flashcards of a person as their direct messages show them, also while lookups are paused. */
  async function openReviewsOf(id: string, platform: PlatformName): Promise<OpenReviews> {
    const room = { id, class: directMessageClassOf(id), platform, allowsMature: false }
    const person = { ...nobody, id }
    const { classLibrary } = await openContext(room, person)
    return openReviews(person, classLibrary, await openHomes(room, person))
  }

  /** Returns the reply with the pictures that can be seen there; those that can't be read now stay words. */
  async function show(reply: Reply, room: Room, person: Person = nobody): Promise<Reply> {
    return showImages(reply, async () => {
      const opened = await openRoom(room, person, await openHomes(room, person))
      return { applied: opened.settings.applied, packs: opened.packs }
    })
  }

  async function rulesIn(room: Room): Promise<AnswerRules | 'off'> {
    return (await openContext(room, nobody)).settings.applied.answers.value
  }

  return {
    openContext,
    openReviewsOf,
    showImages: show,
    /** Returns what sentences about the changes of a class need to know. */
    openClassWords: async (room: Room): Promise<ChangeWords> =>
      openChangeWords(room.id, await openContext(room, nobody)),
    /** Returns how the class of this room answers its daily posts. */
    openAnswerRules: rulesIn,
    /** Returns what the class of this room has reached, also while lookups are paused. */
    openClassLibrary: async (room: Room): Promise<Library> =>
      (await openContext(room, nobody)).classLibrary,
  }
}

/** Returns a function that finds the classes whose limits apply, once what is known of them is what every process knows. */
function createHomesOpener({ sync, homeClasses }: Pick<ContextParts, 'sync' | 'homeClasses'>) {
  return async (room: Room, asking: Person): Promise<readonly HomeClass[]> => {
    // Whose classes apply in a channel is known without asking.
    const own: readonly Subject[] = [everybody, { kind: 'person', id: asking.id }]
    if (isDirectMessage(room)) await sync(own)
    const homes = await homeClasses.classesFor(room, asking)
    await sync([...own, ...homes.flatMap(({ room: { class: id } }) => subjectsOfClass(id))])
    return homes
  }
}

/** Direct messages are about nothing in particular. */
async function readWeekPart({ ahead, readingNow }: ContextParts, room: Room) {
  return isDirectMessage(room) ? undefined : weekPartAt(await ahead(room), readingNow())
}

function createReviewsOpener({
  reviews,
  classDecks,
  calendars,
}: Pick<ContextParts, 'reviews' | 'classDecks' | 'calendars'>) {
  return (person: Person, library: Library, homes: readonly HomeClass[]): OpenReviews => {
    const own = reviews.forReader({ person: person.id, pack: library.key })
    return {
      ...own,
      add: limitCards(own, () => reviews.countCards(person.id)),
      grade: limitGrades(own, (time) => reviews.countGrades(person.id, time)),
      library,
      person: person.id,
      classDecks: homes.map(({ room }) => classDecks(room.class, library.key)),
      classZone: () => findClassZone(calendars, homes),
    }
  }
}

function bindAnswers(
  parts: ContextParts['discussion'],
  asked: Parameters<typeof bindDiscussion>[1],
  { applied }: CommandContext['settings'],
  rulesIn: (room: Room) => Promise<AnswerRules | 'off'>,
): Pick<CommandContext, 'discussion' | 'moderation'> {
  const { room } = asked
  async function rulesFor(post: { readonly class: string; readonly room: string }) {
    const isHere = post.class === room.class && post.room === room.id
    return isHere ? applied.answers.value : rulesIn({ ...room, id: post.room, class: post.class })
  }
  return {
    discussion: bindDiscussion(parts, asked),
    moderation: bindModeration(parts, { ...asked, rulesFor }),
  }
}

/** A student’s homework is that of their classes. */
function bindHomework(
  { homework, calendars }: Pick<ContextParts, 'homework' | 'calendars'>,
  { homes, ...bound }: { room: Room; person: Person; pack: string; homes: readonly HomeClass[] },
) {
  return createHomeworkService(homework, {
    ...bound,
    // What somebody begins to practise in direct messages belongs to the class that they used last.
    practiceRoom: isDirectMessage(bound.room) ? (homes[0]?.room ?? bound.room) : bound.room,
    classes: homes.map((home) => home.room.class),
    year: () => calendars.read(bound.room.class),
  })
}

/** Returns the time zone of these classes, of the first that has one. */
async function findClassZone(
  calendars: ContextParts['calendars'],
  homes: readonly HomeClass[],
): Promise<string | undefined> {
  for (const { room } of homes) {
    const { zone } = await calendars.read(room.class)
    if (zone !== undefined) return zone
  }
  return undefined
}

/** A pack that cannot be read now stops what needs it, but not the command that chooses another. */
function keepUserError(error: unknown): UserError {
  if (error instanceof UserError) return error
  throw error
}

function requirePack(pack: OpenPack | UserError | undefined): OpenPack {
  if (pack instanceof UserError) throw pack
  if (pack !== undefined) return pack
  throw missingPackError()
}
