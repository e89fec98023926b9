/** Opens a room for one invocation: the settings and packs that apply there, and the person with their rights. */
import {
  type Person,
  type Room,
  isDirectMessage,
  isDirectMessageClass,
} from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { applyHomeClasses, followedPackId } from '../../core/settings/apply-home-classes.ts'
import type { HomeClass } from '../../core/settings/home-class.ts'
import type {
  RoomSettings,
  SeenValue,
  SettingChange,
  SettingValues,
} from '../../core/settings/settings.ts'
import type { ClassExchange } from '../../core/exchange/class-exchange.ts'
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { Packs } from '../../core/pack/pack.ts'
import type { AvailablePacks, OpenedPacks } from '../pack/uploaded-packs.ts'
import type { ClassSettings } from './class-settings.ts'

interface RoomParts {
  readonly settings: (room: Room, person: Person) => Promise<ClassSettings>
  readonly packs: (room: Room, person: Person) => Promise<OpenedPacks>
  /** What there is without a class. */
  readonly installed: AvailablePacks
  readonly defaults: SettingValues
}

export type OpenedRoom = ClassSettings & OpenedPacks

/** Returns a function that opens a room, given the classes whose limits apply there. */
export function createRoomOpener({ settings, packs, installed, defaults }: RoomParts) {
  async function openChannel(room: Room, asking: Person): Promise<OpenedRoom> {
    const opened = await settings(room, asking)
    return { ...opened, ...(await packs(room, opened.person)) }
  }

  /** What belongs to a class can only be changed where the direct messages belong to it as well. */
  async function openDirectMessage(
    room: Room,
    asking: Person,
    homes: readonly HomeClass[],
  ): Promise<OpenedRoom> {
    const classes = await Promise.all(
      homes.map(async (home) => ({ ...home, ...(await openChannel(home.room, asking)) })),
    )
    const set = classes.map((each) => ({ ...each, settings: each.settings.all }))
    const packId = followedPackId(room, set, defaults)
    const followed = await Promise.all(
      set.map(async (each) => ({ ...each, packs: await onlyPack(each.packs, packId) })),
    )
    const own = classes.find((each) => each.room.class === room.class)
    async function change(
      wanted: SettingChange,
      seen?: SeenValue,
    ): ReturnType<RoomSettings['change']> {
      if (own === undefined || wanted.scope === 'room') throw notInDirectMessages()
      const changed = await own.settings.change(wanted, seen)
      const { settings: now } = await openDirectMessage(room, asking, homes)
      return { ...changed, applied: now.applied }
    }
    return {
      person: own?.person ?? asking,
      settings: {
        applied: applyHomeClasses(room, followed, defaults),
        all: own?.settings.all ?? [],
        change,
        follows: {
          classes: homes.length,
          usedAt: isDirectMessageClass(room.class) ? homes[0]?.usedAt : undefined,
        },
      },
      packs: classes[0]?.packs ?? installed,
      classPacks: own?.classPacks ?? noClassPacks,
      classExchange: own?.classExchange ?? noClassExchange,
    }
  }

  return (room: Room, asking: Person, homes: readonly HomeClass[]): Promise<OpenedRoom> =>
    isDirectMessage(room) ? openDirectMessage(room, asking, homes) : openChannel(room, asking)
}

/** A pack that cannot be read now is as good as none; whoever asks for it is told why. */
async function onlyPack(packs: AvailablePacks, id: string): Promise<Packs> {
  const found = await packs.find(id).catch((error: unknown) => {
    if (error instanceof UserError) return undefined
    throw error
  })
  return new Map(found === undefined ? [] : [[id, found.pack]])
}

const noClassExchange: ClassExchange = {
  formats: [],
  importAsPacks: () => Promise.reject(notInDirectMessages()),
  importInto: () => Promise.reject(notInDirectMessages()),
  exportPack: () => Promise.reject(notInDirectMessages()),
}

const noClassPacks: ClassPacks = {
  readText: () => Promise.resolve(undefined),
  upload: () => Promise.reject(notInDirectMessages()),
  remove: () => Promise.reject(notInDirectMessages()),
  find: () => Promise.reject(notInDirectMessages()),
  history: () => Promise.reject(notInDirectMessages()),
  goBack: () => Promise.reject(notInDirectMessages()),
  add: () => Promise.reject(notInDirectMessages()),
  takeBack: () => Promise.reject(notInDirectMessages()),
  changeAddition: () => Promise.reject(notInDirectMessages()),
  removeAddition: () => Promise.reject(notInDirectMessages()),
  listAdditions: () => Promise.reject(notInDirectMessages()),
}

function notInDirectMessages(): UserError {
  return new UserError(
    'That can’t be changed in direct messages. Please change it in one of your class’s channels.',
  )
}
