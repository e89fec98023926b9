/** The packs that are installed, and the view of one that a room may see. */
import type { Library } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Room } from '../../core/platform/room.ts'

export type Packs = ReadonlyMap<string, Pack>

/** The pack that applies in a room, through the room's limits. */
export type OpenLibrary = (room: Room) => Promise<Library>
