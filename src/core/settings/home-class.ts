/** The classes that somebody belongs to, and where this is stored. Their direct messages follow the limits of these classes. */
import type { Room } from '../platform/room.ts'

/** A class of a person: the room of it that they used last, and when (epoch milliseconds). */
export interface HomeClass {
  readonly room: Room
  readonly usedAt: number
  /** What the platform calls the person there; undefined where it does not say. */
  readonly name?: string | undefined
}

export interface HomeClassStore {
  /** Returns the classes of a person, the one that they used last first. */
  read(person: string): Promise<readonly HomeClass[]>
  /**
   * Returns when a person last used a class before their visit of this moment (epoch milliseconds): half a day earlier at least, and
   * up to a day too early. Undefined where nothing is known.
   */
  visitBefore(person: string, classId: string, at: number): Promise<number | undefined>
  /** Saves when and where a person used a class, and what they are called there. */
  save(person: string, home: HomeClass): Promise<void>
  /** Deletes who belongs to a class, when the bot is removed from it. */
  forgetClass(classId: string): Promise<void>
}
