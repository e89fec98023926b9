/** Where reading plans are stored. */
import type { Person } from '../platform/room.ts'
import type { ReadingPlan } from './reading-plan.ts'

/** Which plan of a class is meant; `room` is '' for the whole class. */
export interface PlanKey {
  readonly room: string
  readonly pack: string
}

type Author = Pick<Person, 'id' | 'name'>

export interface StoredPlan extends PlanKey {
  /** Undefined if this version cannot read it; then everything stays closed. */
  readonly plan: ReadingPlan | undefined
  /** Another one after every change. */
  readonly revision: number
  readonly by: Author
  /** Epoch milliseconds. */
  readonly at: number
}

/** A plan that a teacher looks at before they use it. */
export interface PlanProposal {
  readonly plan: ReadingPlan
  /** The revision of the plan that it would replace, 0 if there was none. */
  readonly seen: number
}

export interface PlanChange {
  /** Undefined ends it. */
  readonly plan: ReadingPlan | undefined
  /** The revision that the change was made for, 0 where there was no plan. */
  readonly seen: number
  /** For a plan that ends: the scene that the class stays at, written with it so that nothing opens in between. */
  readonly staysAt?: string | undefined
  readonly by: Author
  /** What completes “Ms Rivera …” in the class’s history. */
  readonly said: string
}

export interface PlanUndo extends Pick<PlanChange, 'by' | 'said'> {
  /** What the change has led to. */
  readonly revision: number
}

export interface ReadingStore {
  /** Returns the plans of a class. */
  list(classId: string): Promise<readonly StoredPlan[]>
  /**
   * Saves a plan, and remembers what it replaces. Returns the new revision, or undefined if somebody else has changed it since it was
   * seen.
   */
  save(classId: string, key: PlanKey, change: PlanChange): Promise<number | undefined>
  /** Brings back what a change has replaced. Returns false if there has been another change since. */
  undo(classId: string, key: PlanKey, undo: PlanUndo): Promise<boolean>
  /** Keeps a proposal for two weeks, the newest twenty of a class. */
  propose(classId: string, id: string, proposal: PlanProposal, by: Author): Promise<void>
  findProposal(classId: string, id: string): Promise<PlanProposal | undefined>
}
