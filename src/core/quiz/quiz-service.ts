/** What commands may ask of quizzes, bound to the person and the room of the invocation. */
import type { RichText } from '../reply/reply.ts'
import type { AnswerResult } from './events.ts'
import type { PlayItem } from './kinds/index.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Quiz, QuizPlan, QuizSettings } from './quiz.ts'
import type { ScoredRound, PeriodScore, Preset, QuizResult } from './quiz-records.ts'
import type { HostAction } from './events.ts'

interface NewQuiz {
  readonly items: readonly PlayItem[]
  readonly settings: QuizSettings
  readonly about: string
  readonly seed: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** What became of a wish to open a quiz: `busy` where one runs in the room, or what stands in the way. */
export type OpenResult = 'opened' | 'busy' | { readonly rejected: RichText }

export interface QuizService {
  open(quiz: NewQuiz): Promise<OpenResult>
  /** The quiz that runs in this room. */
  current(): Promise<Quiz | undefined>
  /** What never changes of a quiz of this room; cheap, for every answer asks it. */
  findPlan(id: string): Promise<QuizPlan | undefined>
  /** A quiz of this room by its id; nothing for any other, however it is asked for. */
  find(id: string): Promise<Quiz | undefined>
  /** Why it could not be done, or nothing. */
  applyHostAction(id: string, control: HostAction): Promise<RichText | undefined>
  /** `undefined` for a quiz that is not this room's. */
  join(id: string, team?: number): Promise<AnswerResult | undefined>
  answer(id: string, answer: AnswerInput): Promise<AnswerResult | undefined>
  flag(id: string, round: number): Promise<void>
  /** Ids of items that this room was asked lately. */
  recentItems(): Promise<ReadonlySet<string>>
  /** A quiz of this room with everything that was counted; left out, the last one. */
  result(id?: string): Promise<QuizResult | undefined>
  /** Every counted round of this class's quizzes since a moment, epoch milliseconds. */
  scoredRounds(since: number): Promise<readonly ScoredRound[]>
  /** Points in this class from quizzes opened since a moment, epoch milliseconds. */
  scores(since: number): Promise<readonly PeriodScore[]>
  isHidden(): Promise<boolean>
  setHidden(hidden: boolean): Promise<void>
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

interface AnswerInput {
  readonly round: number
  readonly response: QuizAnswer
  /** The platform's stamp, epoch milliseconds. */
  readonly at: number
}
