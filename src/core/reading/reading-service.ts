/** The reading plans of a class, bound to the person and the room of a request. */
import type { PlanChange, PlanKey, PlanProposal, StoredPlan } from './reading-store.ts'

export interface ReadingService {
  /** The time by which the gate moves, epoch milliseconds: the same in all processes. */
  now(): number
  /** Returns the plans of the class; in direct messages, those of the class that the person used last. */
  list(): Promise<readonly StoredPlan[]>
  /** Returns the plan that counts in this room for a pack: the channel’s own, or else the class’s. */
  here(pack: string): Promise<StoredPlan | undefined>
  /** Keeps a plan until the teacher decides. Returns its id. */
  propose(proposal: PlanProposal): Promise<string>
  findProposal(id: string): Promise<PlanProposal | undefined>
  /** Saves a plan, or ends it. Returns its revision. Throws a UserError if somebody else has changed it since it was seen. */
  save(key: PlanKey, change: SavedChange): Promise<number>
  /** Throws a UserError if there has been another change since. */
  undo(key: PlanKey, revision: number): Promise<void>
}

export type SavedChange = Omit<PlanChange, 'by'>
