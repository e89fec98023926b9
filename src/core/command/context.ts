/** What a command works with: services that are already bound to the person and the room of the request. */
import type { DiscussionService } from '../discussion/discussion-service.ts'
import type { ModerationService } from '../discussion/moderation-service.ts'
import type { HomeworkService } from '../homework/homework-service.ts'
import type { AccommodationService } from '../accommodations/accommodation-store.ts'
import type { BookService } from '../book/book-service.ts'
import type { ClassExchange } from '../exchange/class-exchange.ts'
import type { ClassPacks } from '../pack/class-packs.ts'
import type { CalendarService } from '../calendar/calendar-store.ts'
import type { DailyService } from '../daily/daily-service.ts'
import type { DigestService } from '../digest/digest-service.ts'
import type { Library } from '../pack/library.ts'
import type { PersonalDataService } from '../privacy/personal-data.ts'
import type { Pack } from '../pack/pack.ts'
import type { WeekPart } from '../reading/week-parts.ts'
import type { CatchUpService } from '../reading/catch-up-service.ts'
import type { QuizService } from '../quiz/quiz-service.ts'
import type { ReadingService } from '../reading/reading-service.ts'
import type { ReviewService } from '../review/review-service.ts'
import type { Person } from '../platform/room.ts'
import type { ClassHistory } from '../settings/change-history.ts'
import type { RoomSettings } from '../settings/settings.ts'
import type { SubmissionService } from '../submissions/submission-service.ts'

/** What a pack says about itself, and how much of it the rating that applies here lets through. */
export interface PackSummary extends Pick<
  Pack,
  'id' | 'version' | 'title' | 'part' | 'summary' | 'unit' | 'work' | 'language'
> {
  /** Whether the class has uploaded it. */
  readonly isUploaded: boolean
  /** How many of its items the class has added. */
  readonly added: number
  /** What the class has added and the pack has no place for any more: how it begins, and why. */
  readonly leftOut: readonly { readonly name: string; readonly problem: string }[]
  readonly scenes: number
  readonly quotes: number
  readonly questions: number
}

/** What `help` says about a subcommand. */
export interface SubcommandGuide {
  /** What it is called, in every language; empty for a command without subcommands. */
  readonly names: readonly string[]
  /** Such as `daily set` or `scene`. */
  readonly fullName: string
  readonly summary: string
  readonly teachersOnly: boolean
  readonly options: readonly {
    readonly name: string
    readonly summary: string
    readonly isRequired: boolean
  }[]
}

export interface CommandGuide {
  readonly name: string
  /** What else people call it, in every language. */
  readonly alsoCalled: readonly string[]
  readonly summary: string
  readonly subcommands: readonly SubcommandGuide[]
}

export interface CommandContext {
  /** Who asked; a teacher too if the class’s teachers have named them. */
  readonly person: Person
  /** What this person may look up. Throws a UserError while a quiz question is open that pauses their lookups. */
  readonly library: Library
  /** What the class has reached, even while a question is open: only for what gives no answer away, such as the pack’s title. */
  readonly classLibrary: Library
  /** Throws the same for what shows answers without the library. */
  readonly requireLookups: () => void
  /** Throws a UserError while the person takes a test: what shows right answers to teachers, too, would help them. */
  readonly requireNoTest: () => void
  /** The library without the progress gate, for a teacher who moves it. A student gets what they may look up. */
  readonly fullLibrary: Library
  /** Returns the packs that this class may choose from, by title. */
  readonly listPacks: () => Promise<readonly PackSummary[]>
  /** The packs that the class has uploaded. */
  readonly classPacks: ClassPacks
  /** Files of questions for them. */
  readonly classExchange: ClassExchange
  readonly settings: RoomSettings
  /** The calendar of the class, which everything that has days goes by. */
  readonly calendar: CalendarService
  /** What the teachers of this class have changed, for teachers. */
  readonly history: ClassHistory
  /** What the class reads this week, by its reading plan; undefined where it has none. */
  readonly weekPart: () => Promise<WeekPart | undefined>
  /** The class's daily posts, for teachers. */
  readonly daily: DailyService
  /** What happened in the class, for its teachers. */
  readonly digest: DigestService
  /** When the class reads what. */
  readonly reading: ReadingService
  /** What the person missed while they were away. */
  readonly catchUp: CatchUpService
  /** The person’s private flashcards. */
  readonly review: ReviewService
  /** Extra time and fewer options: the person’s own and, for teachers, everybody’s. */
  readonly accommodations: AccommodationService
  /** What is stored about the person. */
  readonly personalData: PersonalDataService
  /** Group quizzes. */
  readonly quiz: QuizService
  /** Answers to the daily posts of the person’s classes. */
  readonly discussion: DiscussionService
  /** What of these answers is held, reported, chosen, and in which groups. */
  readonly moderation: ModerationService
  /** Homework of the person’s classes. */
  readonly homework: HomeworkService
  /** The class’s book and the list of its students. */
  readonly book: BookService
  /** Quiz questions that students write. */
  readonly submissions: SubmissionService
  /** All commands, for help, in alphabetical order. */
  readonly commands: readonly CommandGuide[]
}
