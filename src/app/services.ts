/** Opens the services of one invocation: the class's pack through its limits, and the ports its commands use. */
import type { CommandIndex } from '../core/command.ts'
import { UserError } from '../core/errors.ts'
import { type LibraryView, type ViewLimits, viewPack } from '../core/library.ts'
import type { Pack } from '../core/pack.ts'
import type { Person, Room } from '../core/room.ts'
import type { Services } from '../core/services.ts'

export type Packs = ReadonlyMap<string, Pack>

/** What a class has settled about what its rooms may see. */
export interface RoomLimits extends ViewLimits {
  readonly pack: string
}

export interface ServiceParts {
  readonly packs: Packs
  readonly commands: CommandIndex
  readonly limitsOf: (room: Room) => Promise<RoomLimits>
}

/** Makes the function that opens services. Views are kept, since building their search index is the costly part. */
export function createServices({ packs, commands, limitsOf }: ServiceParts) {
  const views = new Map<string, LibraryView>()

  function view({ pack: id, ...limits }: RoomLimits): LibraryView {
    const pack = packs.get(id)
    if (pack === undefined) {
      throw new UserError(
        `The pack “${id}” is not installed here. A teacher can choose another with `,
        {
          code: 'pack use',
        },
        '.',
      )
    }
    const key = [id, limits.ceiling, limits.gate ?? ''].join(' ')
    const known = views.get(key)
    if (known !== undefined) return known
    const made = viewPack(pack, limits)
    views.set(key, made)
    return made
  }

  return async function open(room: Room, _person: Person): Promise<Services> {
    return { library: view(await limitsOf(room)), commands }
  }
}
