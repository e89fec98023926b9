/** What is stored about the person who asks. */
import type { PersonalDataService, PersonalDataStore } from '../../core/privacy/personal-data.ts'
import type { Person } from '../../core/platform/room.ts'
import type { HomeClasses } from '../settings/home-classes.ts'

/**
 * Deleting a person’s data also clears `caches`: everything that caches what it read from the store. Which classes they belong to
 * is forgotten before, so that nothing is still being saved, and after, for what was read meanwhile. Each of `kept` forgets what
 * it holds in memory for them alone.
 */
export function createPersonalDataService(
  people: PersonalDataStore,
  homeClasses: Pick<HomeClasses, 'forget' | 'settled'>,
  caches: readonly { readonly refresh: () => void }[],
  kept: readonly { readonly forget: (person: string) => void }[],
) {
  return ({ id }: Person): PersonalDataService => ({
    async read() {
      await homeClasses.settled()
      return people.read(id)
    },
    async erase() {
      await homeClasses.forget(id)
      const erasure = await people.erase(id)
      await homeClasses.forget(id)
      for (const cache of caches) cache.refresh()
      for (const { forget } of kept) forget(id)
      return erasure
    },
  })
}
