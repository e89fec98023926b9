/** What commands can do with quizzes, bound to the person and the room of the invocation. */
import type { RichText } from '../reply/reply.ts'
import type { AnswerResult, HostAction, SentAnswer, SentConfidence, ReviewStep } from './events.ts'
import type { GivenFlag, OpenFlag } from './flag.ts'
import type { LeftOutQuestion } from './left-out.ts'
import type { PlayItem } from './kinds/index.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { QuizMoment } from './moment.ts'
import type { Quiz, QuizPlan, QuizState } from './quiz.ts'
import type {
  DueDeletion,
  PeriodScore,
  Preset,
  SeenPreset,
  QuizRecords,
  QuizResult,
  ScoredRound,
  StudentRound,
} from './quiz-records.ts'
import type { RunningQuiz } from './quiz-store.ts'

interface NewQuiz extends Pick<QuizPlan, 'settings' | 'about' | 'seed'> {
  readonly items: readonly PlayItem[]
  /** Epoch milliseconds. */
  readonly at: number
}

/** A result, and the id under which the person who asks played; undefined if they did not. */
export type OwnResult = QuizResult & { readonly me: string | undefined }

/**
 * `late` where the platform has not taken it yet, `busy` where a quiz is already running in the room; `rejected` says why it
 * could not be posted.
 */
export type OpenResult = 'opened' | 'late' | 'busy' | { readonly rejected: RichText }

export interface QuizService {
  open(quiz: NewQuiz): Promise<OpenResult>
  /** Returns the quiz that is running in this room. */
  current(): Promise<Quiz | undefined>
  /** Returns the plan of a quiz of this room, or undefined for any other quiz. Cheap, since every answer needs it. */
  findPlan(id: string): Promise<QuizPlan | undefined>
  /** Returns a quiz of this room, or undefined for any other quiz. */
  find(id: string): Promise<Quiz | undefined>
  /** Returns the id under which the person plays; undefined for somebody who does not play in an anonymous quiz. */
  ownPlayerId(plan: QuizPlan): Promise<string | undefined>
  /** Returns the web address of the quiz’s projector view; undefined where the bot has no page that people can open. */
  projectorLink(quiz: Pick<QuizPlan, 'id' | 'platform'>): Promise<string | undefined>
  /** Returns what is running in any room of the class. */
  running(): Promise<readonly RunningQuiz[]>
  /** Returns the state of a quiz of this room, or undefined for any other quiz. */
  findState(id: string): Promise<QuizState | undefined>
  /**
   * Returns why it could not be done, or undefined where it was. `seen` is what the quiz showed to them; if it is left out, what
   * it shows now. A teacher can stop a quiz from any room of its class.
   */
  applyHostAction(id: string, action: HostAction, seen?: QuizMoment): Promise<RichText | undefined>
  /** Does something with the answers to an open question, for teachers only. Returns why it could not be done. */
  reviewAnswers(id: string, round: number, step: ReviewStep): Promise<RichText | undefined>
  /** Returns undefined for a quiz that is not in this room. */
  join(id: string, team?: number): Promise<AnswerResult | undefined>
  /** Returns undefined for a quiz that is not in this room. */
  leave(id: string): Promise<AnswerResult | undefined>
  answer(id: string, answer: SentAnswer): Promise<AnswerResult | undefined>
  /** Takes down how sure the person is of the answer that they have given. */
  stateConfidence(id: string, stated: SentConfidence): Promise<AnswerResult | undefined>
  /** Returns the hint of an open question of this room, where the quiz has hints. */
  hint(id: string, asked: Pick<SentAnswer, 'round' | 'at'>): Promise<AnswerResult | undefined>
  /** Reports a question that this room has seen. Returns false for any other. */
  flag(id: string, round: number, given: GivenFlag): Promise<boolean>
  /** Returns what the person has reported about a question of this room before. */
  ownFlag(id: string, round: number): Promise<GivenFlag | undefined>
  /** Returns the open reports of this class; for teachers only. */
  listFlags(): Promise<readonly OpenFlag[]>
  /** Records that a teacher has dealt with a report of this class. Returns false where it is not open. */
  closeFlag(id: string): Promise<boolean>
  /** Returns the ids of items in this room's last quizzes. */
  recentItems(): Promise<ReadonlySet<string>>
  /** Returns the results of a quiz of this room; the last one if no id is given. */
  result(id?: string): Promise<OwnResult | undefined>
  /**
   * Returns the results of any quiz of this class, for its teachers; the last one of this room if no id is given. Returns
   * undefined to anybody else.
   */
  classResult(id?: string): Promise<QuizResult | undefined>
  /** Returns the quizzes of this class, the newest first, for its teachers; none to anybody else. */
  listPlayed(page: {
    readonly skip: number
    readonly limit: number
  }): ReturnType<QuizRecords['listPlayed']>
  /** Returns every scored round of this class's quizzes since then, epoch milliseconds. */
  scoredRounds(since: number): Promise<readonly ScoredRound[]>
  /** Returns what the person answered since then, epoch milliseconds; what a student answered, if a teacher asks. */
  studentRounds(since: number, student?: string): Promise<readonly StudentRound[]>
  /** Returns the points in this class from quizzes opened since then, epoch milliseconds. */
  scores(since: number): Promise<readonly PeriodScore[]>
  /** Returns which of the class’s old quizzes will be deleted soon, if any. */
  dueDeletion(): Promise<DueDeletion | undefined>
  setHidden(hidden: boolean): Promise<void>
  /** Sets the person's name on the class's leaderboards. Returns false where a classmate has it. */
  choosePseudonym(name: string): Promise<boolean>
  /** Removes a pseudonym, the person's own unless another person is given. Returns whether there was one. */
  dropPseudonym(person?: string): Promise<boolean>
  /** Returns who is behind each pseudonym; for teachers only. */
  pseudonyms(): Promise<readonly Pseudonym[]>
  /** Returns what the class leaves out of the pack in use. */
  listLeftOut(): Promise<readonly LeftOutQuestion[]>
  /** Takes a question of the pack in use out of the class’s quizzes. Returns false where it has taken out too many. */
  leaveOut(question: LeftOutQuestion): Promise<boolean>
  /** Returns whether it was left out. */
  putBack(item: string): Promise<boolean>
  presets(): Promise<ReadonlyMap<string, Preset>>
  /** Returns false, having saved nothing, where the preset isn’t the one that was seen. */
  savePreset(name: string, preset: Preset, seen?: SeenPreset): Promise<boolean>
  /** Returns false where there was none, or not the one that was seen. */
  dropPreset(name: string, seen?: SeenPreset): Promise<boolean>
}
