/** What a process looks for: what is due by now, where it can say something. */
import type { PlatformName } from './platform-name.ts'

export interface DueWork {
  /** Epoch milliseconds. */
  readonly now: number
  readonly limit: number
  /** Those to which it is connected. What is due on another must neither wait before the rest nor be taken for done. */
  readonly platforms: readonly PlatformName[]
}
