/** People, channels and messages, the same for every platform. */
import type { PlatformName } from './platform-name.ts'

/** Somebody who uses the bot. `id` is unique over all platforms, such as `discord:123` or `slack:T1/U1`. */
export interface Person {
  readonly id: string
  readonly name: string
  /** What else the platform shows them as, such as a handle: nobody else may play under such a name if they are a teacher. */
  readonly otherNames?: readonly string[]
  /** May change the class's settings: Manage Server on Discord, a workspace admin on Slack, or somebody they named. */
  readonly isTeacher: boolean
  /** A sentence that says so, if the platform could not say who they are just now: they may be a teacher all the same. */
  readonly unknown?: string
  /** Ids of the roles or user groups that they are in, where the platform says. */
  readonly roles?: readonly string[]
  /** Their IANA time zone, where the platform says. */
  readonly timeZone?: string
  /** The language and region of their app (BCP 47), such as en-GB, where the platform says. */
  readonly locale?: string
}

/** For work that nobody in particular asked for. */
export const nobody: Person = { id: '', name: '', isTeacher: false }

/** A channel of a class. `id` and `class` are unique over all platforms, such as `discord:456` in `discord:guild/123`. */
export interface Room {
  readonly id: string
  readonly class: string
  readonly platform: PlatformName
  /** Whether the platform lets a class show `mature` items here; on Discord only age-restricted channels do. */
  readonly allowsMature: boolean
  /** Whether pictures that the bot draws appear here. */
  readonly showsPictures?: boolean
  /** Whether options are fields to fill in here, so that nobody types a command as one line. */
  readonly hasOptionFields?: boolean
  /** Whether it is one person’s own conversation with the bot, on a platform where that belongs to a class. */
  readonly isDirectMessage?: boolean
  /** Whether the bot is no member there and came along with the person: what it says is for them alone, and it can post nothing. */
  readonly isForeign?: boolean
}

/** Whether a room is one person’s own conversation with the bot, where the limits of their home classes apply. */
export function isDirectMessage(room: Room): boolean {
  return room.isDirectMessage === true || isDirectMessageClass(room.class)
}

/** A room, and the class that it must belong to. */
export type RoomRef = Pick<Room, 'id' | 'class'>

/** For a room of another class than the person's. */
export const foreignRoomText =
  'That channel isn’t in this class. Please choose one of the class’s own channels.'

/** Whether a class is one person’s direct messages with the bot, such as `discord:dm/123` for `discord:123`. */
export function isDirectMessageClass(classId: string): boolean {
  return classId.includes(':dm/')
}

/** Returns the class for a person’s direct messages with the bot. */
export function directMessageClassOf(personId: string): string {
  return personId.replace(':', ':dm/')
}

/** A message that the bot has posted, so that it can be edited later. */
export interface MessageRef {
  readonly room: string
  readonly id: string
}

/** A message, and the class that its room must belong to. */
export interface ClassMessage extends MessageRef {
  readonly class: string
}

/** A room, or a class with all its rooms, that the bot can no longer reach. */
export interface LostAccess {
  readonly class: string
  readonly room?: string
}
