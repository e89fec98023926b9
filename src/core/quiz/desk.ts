/** What commands may ask of quizzes, bound to the person and the room of the invocation. */
import type { LibraryView } from '../library.ts'
import type { Text } from '../reply.ts'
import type { Admission } from './admit.ts'
import type { PlayItem, Response } from './item.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Quiz, QuizPlan, QuizSettings } from './quiz.ts'
import type { CountedRound, PeriodScore, Preset, QuizResult } from './quiz-records.ts'
import type { Control } from './step.ts'

interface NewQuiz {
  readonly items: readonly PlayItem[]
  readonly settings: QuizSettings
  readonly about: string
  readonly seed: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** What became of a wish to open a quiz: `busy` where one runs in the room, or what stands in the way. */
export type Opening = 'opened' | 'busy' | { readonly refused: Text }

export interface QuizDesk {
  /** The pack to make questions from, open also while lookups rest. */
  readonly library: LibraryView
  open(quiz: NewQuiz): Promise<Opening>
  /** The quiz that runs in this room. */
  current(): Promise<Quiz | undefined>
  /** What never changes of a quiz of this room; cheap, for every answer asks it. */
  plan(id: string): Promise<QuizPlan | undefined>
  /** A quiz of this room by its id; nothing for any other, however it is asked for. */
  find(id: string): Promise<Quiz | undefined>
  /** Why it could not be done, or nothing. */
  control(id: string, control: Control): Promise<Text | undefined>
  /** `undefined` for a quiz that is not this room's. */
  join(id: string, team?: number): Promise<Admission | undefined>
  answer(id: string, answer: GivenNow): Promise<Admission | undefined>
  flag(id: string, round: number): Promise<void>
  /** Ids of items that this room was asked lately. */
  recentItems(): Promise<ReadonlySet<string>>
  /** A quiz of this room with everything that was counted; left out, the last one. */
  result(id?: string): Promise<QuizResult | undefined>
  /** Every counted round of this class's quizzes since a moment, epoch milliseconds. */
  counted(since: number): Promise<readonly CountedRound[]>
  /** Points in this class from quizzes opened since a moment, epoch milliseconds. */
  scores(since: number): Promise<readonly PeriodScore[]>
  hidden(): Promise<boolean>
  hide(hidden: boolean): Promise<void>
  /** Gives the person this name on the class's boards; false where a classmate has it. */
  choosePseudonym(name: string): Promise<boolean>
  /** Takes a pseudonym back, hers unless it says whose; whether there was one. */
  dropPseudonym(person?: string): Promise<boolean>
  /** Who is who in this class; for teachers alone. */
  pseudonyms(): Promise<readonly Pseudonym[]>
  presets(): Promise<ReadonlyMap<string, Preset>>
  savePreset(name: string, preset: Preset): Promise<void>
  dropPreset(name: string): Promise<boolean>
}

interface GivenNow {
  readonly round: number
  readonly response: Response
  /** The platform's stamp, epoch milliseconds. */
  readonly at: number
}
