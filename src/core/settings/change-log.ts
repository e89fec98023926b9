/** The channel that a class chose for seeing what its teachers change, and what it never gets to see. */
import type { DueWork } from '../platform/due-work.ts'
import { PlatformName } from '../platform/platform-name.ts'
import type { Room } from '../platform/room.ts'
import { type Reply, bullets, note, replyWith, text } from '../reply/reply.ts'
import { type RecordedChange, kindOfChange } from './change-history.ts'
import { type ChangeWords, changeSentence } from './change-sentence.ts'
import { logSetting, settingNames } from './settings.ts'

/** What is posted. Anything else, such as what single students have beyond the usual, stays in the history. */
const loggedKinds: ReadonlySet<string> = new Set([
  ...settingNames,
  logSetting,
  'progress',
  'reading',
  'teacher',
  'calendar',
  'daily',
  'plan',
  'homework',
  'preset',
  'uploaded',
  'addition',
])

/** As many as one post has. */
export const maxLogged = 10

/** Changes of a class that its channel has not had. */
export interface UnpostedChanges {
  readonly class: string
  /** The value of the setting that names the channel. */
  readonly channel: string
  /** How many changes the channel has had, or passed over. */
  readonly posted: number
  readonly newest: number
  /** When these were begun to be posted (epoch milliseconds), where nobody knows whether they arrived. */
  readonly begunAt?: number | undefined
}

export interface ChangeLogStore {
  /**
   * Returns classes on these platforms whose channel is to be told something by now (epoch milliseconds), also those whose last post
   * was begun some minutes ago and has not ended.
   */
  listUnposted(due: DueWork): Promise<readonly UnpostedChanges[]>
  /** Records that everything up to the newest is being posted. Returns false where somebody else does, or the channel isn’t chosen any more. */
  claimPost(changes: UnpostedChanges): Promise<boolean>
  /** Records that what was claimed arrived. */
  confirmPost(changes: UnpostedChanges): Promise<void>
  /** Takes a claim back for what certainly did not arrive, to be tried again at `tryAt` (epoch milliseconds). */
  giveBackPost(changes: UnpostedChanges, tryAt: number): Promise<void>
  /** Passes over everything until now: a channel sees what is changed from its choice on. */
  skipToNow(classId: string): Promise<void>
}

/** Returns the room of a stored value; undefined where it can’t be one. */
export function logRoom(classId: string, value: string): Room | undefined {
  const platform = PlatformName.safeParse(value.split(':', 1)[0]).data
  if (platform === undefined) return undefined
  return { id: value, class: classId, platform, allowsMature: false }
}

/** Returns what the channel sees of these changes, the oldest first; undefined where it sees none. `more` were left out. */
export function logView(changes: readonly RecordedChange[], words: ChangeWords): Reply | undefined {
  const logged = changes.filter(({ name }) => loggedKinds.has(kindOfChange(name)))
  const shown = logged.slice(-maxLogged).map(withoutTopic)
  if (shown.length === 0) return undefined
  const [only] = shown
  return replyWith(
    shown.length === 1 && only !== undefined
      ? text(...changeSentence(only, words), '.')
      : bullets(shown.map((change) => changeSentence(change, words))),
    logged.length > shown.length &&
      note(
        'These are the latest; there was more before. Teachers see all of it with ',
        { command: 'settings history' },
        '.',
      ),
  )
}

/** The channel may be behind another of the class, so what homework is about stays out. */
function withoutTopic(change: RecordedChange): RecordedChange {
  if (kindOfChange(change.name) !== 'homework') return change
  const said = change.said.replace(/“(Homework|Test): (?:.*”|.*$)/s, (_, use: string) =>
    use === 'Test' ? 'a test' : 'homework',
  )
  return { ...change, said }
}
