/** The settings of a class that has not changed any. */
import type { SettingValues } from '../../core/settings/settings.ts'
import type { Packs } from '../pack/packs.ts'

/** The built-in pack. If an operator has replaced it with packs of their own, the first one by id is the default. */
const builtInPack = 'her-part-2'

/** Throws a RangeError if there are no packs, which the start of the bot rules out. */
export function defaultClassSettings(packs: Packs): SettingValues {
  const pack = packs.has(builtInPack) ? builtInPack : [...packs.keys()].sort()[0]
  if (pack === undefined) throw new RangeError('There are no packs.')
  return { pack, rating: 'everyone', lookups: 'private', locale: 'en' }
}
