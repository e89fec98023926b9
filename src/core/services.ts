/** What a command may ask for: ports in the class's words, already bound to the person and the room of the invocation. */
import type { ClassPacks } from './class-packs.ts'
import type { CommandIndex } from './command.ts'
import type { DailyDesk } from './daily/daily-desk.ts'
import type { LibraryView } from './library.ts'
import type { MyData } from './my-data.ts'
import type { Pack } from './pack.ts'
import type { ReviewDesk } from './review/desk.ts'
import type { Person } from './room.ts'
import type { RoomSettings } from './settings.ts'

/** What a pack says about itself, and how much is in it for the rating that applies here. */
export interface PackSummary extends Pick<
  Pack,
  'id' | 'version' | 'title' | 'part' | 'summary' | 'work' | 'language'
> {
  readonly scenes: number
  readonly quotes: number
  readonly questions: number
}
import type { QuizDesk } from './quiz/desk.ts'

export interface Services {
  /** Who asks, as this class knows her: a teacher also where its teachers have named her. */
  readonly person: Person
  /** The pack that applies in this room, seen through its rating ceiling and progress gate. */
  readonly library: LibraryView
  /** The same without the progress gate, for a teacher who moves it; a student's is the gated one. */
  readonly story: LibraryView
  /** The packs that this class may choose from, by title. */
  readonly packs: readonly PackSummary[]
  /** The packs that the class has brought along itself. */
  readonly classPacks: ClassPacks
  readonly settings: RoomSettings
  /** The class's daily posts, for teachers. */
  readonly daily: DailyDesk
  /** Her private review cards. */
  readonly review: ReviewDesk
  /** What is stored about her. */
  readonly myData: MyData
  /** Group quizzes. */
  readonly quiz: QuizDesk
  /** All commands, for help. */
  readonly commands: CommandIndex
}
