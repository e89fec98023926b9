/** The settings of a class that has not changed any. */
import type { SettingValues } from '../../core/settings/settings.ts'
import type { Packs } from '../pack/packs.ts'

/** Content for everyone, from the built-in pack if it is installed, else from the first pack by id. Throws a RangeError if there is none. */
export function defaultClassSettings(packs: Packs, builtInPack: string): SettingValues {
  const pack = packs.has(builtInPack) ? builtInPack : [...packs.keys()].sort()[0]
  if (pack === undefined) throw new RangeError('At least one pack must be installed.')
  return { pack, rating: 'everyone', lookups: 'private', locale: 'en' }
}
