/** A class on a fake platform that outlives the bot, the same for Discord and Slack. */
import type { Room } from '../../../src/core/platform/room.ts'
import type { BotTask } from './bot-process.ts'
import type { Gate, PassingRequest } from './gate.ts'

export const transports = ['discord gateway', 'discord http', 'slack socket', 'slack http'] as const
export type Transport = (typeof transports)[number]

/** What a person learns of a press. */
export interface PressResult {
  /** Whether the platform was told that the press had arrived, and not only to wait. */
  readonly acknowledged: boolean
  /** What the person is shown, once they are; pending for ever if the bot is killed before. */
  readonly words: Promise<string>
}

export interface ChatPerson {
  readonly id: string
  readonly name: string
  /** Presses a button of the first public message in a room. Never throws. */
  press(room: Room, label: string): Promise<PressResult>
}

export interface ChatClass {
  /** What the bot needs to connect. */
  readonly config: Pick<BotTask, 'discord' | 'slack'>
  /** What the bot sends to the platform, except over sockets, passes here. */
  readonly outbound: Gate
  readonly teacher: ChatPerson
  readonly students: readonly ChatPerson[]
  addRoom(): Room
  /** The texts of the public messages in a room, oldest first. */
  posts(room: Room): readonly string[]
  isPost(request: PassingRequest, room: Room): boolean
  isEdit(request: PassingRequest, room: Room): boolean
  /** Lets people's presses reach the bot at this address. */
  deliverTo(botUrl: string | undefined): void
  /** The next post or edit fails: the platform may do the work all the same, and then says so or not. */
  failNext(of: 'post' | 'edit', fault: ChatFault): void
  close(): Promise<void>
}

export const chatFaults = ['500', '503', '429', 'cut', 'done but 500', 'done but cut'] as const
export type ChatFault = (typeof chatFaults)[number]

export const studentCount = 8

/** A press that the bot never heard of, or never answered. */
export const failedPress: PressResult = { acknowledged: false, words: Promise.resolve('') }
