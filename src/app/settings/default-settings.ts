/** What applies in a class that has set nothing. */
import type { SettingValues } from '../../core/settings/settings.ts'
import type { Packs } from '../pack/packs.ts'

/** The built-in pack where it is there, else the first one; everything in it that is fit for everyone. */
export function defaultClassSettings(packs: Packs): SettingValues {
  const pack = packs.has('her-part-2') ? 'her-part-2' : [...packs.keys()].sort()[0]
  if (pack === undefined)
    throw new RangeError('There is no pack; the start checks that there is one.')
  return { pack, rating: 'everyone', lookups: 'private', locale: 'en' }
}
