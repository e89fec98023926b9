/** The packs to choose from, and the part of one that a room may see. */
import type { Library } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Room } from '../../core/platform/room.ts'

/** Packs by id. */
export type Packs = ReadonlyMap<string, Pack>

/** Returns the pack that applies in a room, within the room’s limits. */
export type OpenLibrary = (room: Room) => Promise<Library>
