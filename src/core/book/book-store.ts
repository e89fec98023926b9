/** What the class’s book is made of, and the list of its students. Everything is found with its class only. */
import type { Attempt } from '../homework/attempt.ts'
import type { ClassPerson } from './match-names.ts'
import type { LinkedBy, RosterStudent } from './roster.ts'
import type { Period, Span } from './weeks.ts'

/** A quiz that is over and was not anonymous. */
export interface BookQuiz {
  readonly id: string
  /** Epoch milliseconds. */
  readonly openedAt: number
  readonly about: string
  /** How many of its questions were scored. */
  readonly scored: number
}

/** What one student made of such a quiz. */
export interface BookScore {
  readonly person: string
  readonly quiz: string
  /** How many answers they gave, those to polls included. */
  readonly given: number
  /** How many of their answers were scored, and what these earned, from 0 to 1 each. */
  readonly answered: number
  readonly credit: number
}

/** An attempt at homework of the class. Where it was not handed in by its student, `attempt` says what there is. */
export interface BookAttempt {
  readonly assignment: string
  readonly person: string
  readonly finishedAt: number | null
  readonly attempt: Attempt | undefined
}

/** An answer to the question of a day that counts. */
export interface BookAnswer {
  readonly person: string
  /** The day of the question. */
  readonly date: string
}

/** `taken` where the person is another student of the list already. */
export type LinkResult = 'linked' | 'taken' | 'gone'

/** `wrong` also for a code that was used, is too old or is one of another class. */
export type CodeResult = RosterStudent | 'taken' | 'wrong'

/** The time begins with the first of them. */
export interface CodeLimit {
  readonly max: number
  readonly withinMs: number
}

export interface BookStore {
  /** Adds up the quizzes that are over since the last time. What it has added up never changes. */
  addUpQuizzes(classId: string): Promise<void>
  /** Returns quizzes by when they were opened, the earliest first. */
  quizzes(classId: string, span: Span): Promise<readonly BookQuiz[]>
  /** Returns what students made of quizzes that were opened in that time, of all students or of one. */
  scores(classId: string, span: Span, person?: string): Promise<readonly BookScore[]>
  /** Returns answers to questions of the day that count, by people who are known; nothing of anonymous ones. */
  answers(classId: string, days: Period, person?: string): Promise<readonly BookAnswer[]>
  /** Returns who has ever answered a quiz that was not anonymous, a question of the day under their name, or done homework, in the class, teachers left out. */
  people(classId: string): Promise<readonly ClassPerson[]>
  /** Returns attempts at these assignments, of all students or of one. */
  attempts(
    classId: string,
    assignments: readonly string[],
    person?: string,
  ): Promise<readonly BookAttempt[]>

  /** Returns the list of students, by name. */
  roster(classId: string): Promise<readonly RosterStudent[]>
  /** Returns a person’s own entry. */
  ownEntry(classId: string, person: string): Promise<RosterStudent | undefined>
  /** Changes the list in one transaction; `change` must be pure, since it may be called again. */
  changeRoster<R>(
    classId: string,
    change: (before: readonly RosterStudent[]) => {
      readonly students: readonly RosterStudent[]
      readonly result: R
    },
  ): Promise<R>
  link(classId: string, id: string, person: string, by: LinkedBy): Promise<LinkResult>
  /** Returns whether there was such a student, and somebody was linked. */
  unlink(classId: string, id: string): Promise<boolean>
  /** Gives students who are not linked new codes; their earlier ones are good for nothing any more. */
  saveCodes(
    classId: string,
    codes: readonly { readonly id: string; readonly hash: string }[],
    lifetimeMs: number,
  ): Promise<void>
  /** Counts that a person types a code. Returns false where they have typed `max` of them within `withinMs`, wherever they did. */
  tryCode(person: string, limit: CodeLimit): Promise<boolean>
  /** Links a person to the student of one of these classes who has that code, which is then used. */
  useCode(classIds: readonly string[], hash: string, person: string): Promise<CodeResult>
}
