/** Works out what applies in somebody’s direct messages with the bot: only what all of their classes may see. */
import type { Packs } from '../pack/pack.ts'
import { ratings } from '../pack/rating.ts'
import { numberScenes } from '../pack/visible-content.ts'
import { type Room, isDirectMessage } from '../platform/room.ts'
import {
  type Applied,
  type AppliedSettings,
  type Setting,
  type SettingValues,
  applySettings,
  effectiveCeiling,
} from './settings.ts'

/** A class with everything that decides what it may see, and the room of it that the person used last. */
export interface FollowedClass {
  readonly room: Room
  readonly settings: readonly Setting[]
  /** Those that `followedPackId` names. */
  readonly packs: Packs
}

/** Returns the id of the pack in direct messages: the one of the class that comes first. */
export function followedPackId(
  here: Room,
  [latest]: readonly Omit<FollowedClass, 'packs'>[],
  defaults: SettingValues,
): string {
  return applySettings(latest === undefined ? [] : inRoom(latest), here, defaults).pack.value
}

/**
 * Resolves the settings of direct messages: the pack and the language of the first class, and the strictest gate and rating of
 * all. What a channel of a class hides stays hidden, but what it alone may see beyond its class stays in that channel.
 */
export function applyHomeClasses(
  here: Room,
  classes: readonly FollowedClass[],
  defaults: SettingValues,
): AppliedSettings {
  const [latest] = classes
  const applied = applySettings(latest === undefined ? [] : inRoom(latest), here, defaults)
  const packId = applied.pack.value
  const pack = latest?.packs.get(packId)

  /** What each class says about that pack, as a whole and in the room. */
  function applyEach(followed: readonly FollowedClass[]): readonly AppliedSettings[] {
    return followed
      .flatMap((each) => [inRoom(each), inClass(each)])
      .map((settings) => settings.filter(({ name }) => name !== 'pack'))
      .map((settings) => applySettings(settings, here, { ...defaults, pack: packId }))
  }

  // An uploaded pack of another class may have the same id, and its scenes say nothing about this one.
  const samePack = classes.filter(({ packs }) => packs.get(packId) === pack)
  const scenes = pack === undefined ? new Map<string, number>() : numberScenes(pack)
  const progress = lowest(
    applyEach(samePack).map((each) => each.progress),
    (scene) => (scene === undefined ? Infinity : (scenes.get(scene) ?? 0)),
  )
  const rating = lowest(
    applyEach(classes).map((each) => each.rating),
    (each) => ratings.indexOf(each),
  )
  const allowsMature = here.allowsMature && classes.every(({ room }) => room.allowsMature)
  const strictest = { progress: progress ?? applied.progress, rating: rating ?? applied.rating }
  const ceiling = effectiveCeiling({ ...here, allowsMature }, strictest.rating.value)
  return { ...applied, ...strictest, ceiling }
}

/** The settings of a room before those of its class, as if all were set for the class; what a direct message has set counts nothing. */
function inRoom(followed: Omit<FollowedClass, 'packs'>): readonly Setting[] {
  const { room, settings } = followed
  if (isDirectMessage(room)) return inClass(followed)
  const own = settings.filter((setting) => setting.room === room.id)
  return [...own.map((setting) => ({ ...setting, room: '' })), ...inClass(followed)]
}

function inClass({ settings }: Omit<FollowedClass, 'packs'>): readonly Setting[] {
  return settings.filter((setting) => setting.room === '')
}

function lowest<T>(
  values: readonly Applied<T>[],
  rank: (value: T) => number,
): Applied<T> | undefined {
  return values.toSorted((a, b) => rank(a.value) - rank(b.value))[0]
}
