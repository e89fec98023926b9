/** Questions of a pack that a class does not want in its quizzes. The pack itself stays as it is. */
import type { NewChange } from '../settings/change-history.ts'

export interface LeftOutQuestion {
  /** The id of the item in the pack, or of a question that is made from it. */
  readonly item: string
  readonly prompt: string
}

/** More would leave little of a pack. */
export const maxLeftOut = 500

export interface LeftOutStore {
  /** Returns what a class leaves out of a pack, the newest first. */
  listLeftOut(className: string, pack: string): Promise<readonly LeftOutQuestion[]>
  /** Returns false where the class has left out as many as it may. */
  leaveOut(
    className: string,
    pack: string,
    question: LeftOutQuestion & { readonly person: string },
    noted?: NewChange,
  ): Promise<boolean>
  /** Returns whether it was left out. */
  putBack(className: string, pack: string, item: string, noted?: NewChange): Promise<boolean>
}
