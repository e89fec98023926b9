/** What is stored about the person who asks. */
import type { PersonalDataService, PersonalDataStore } from '../../core/privacy/personal-data.ts'
import type { Person } from '../../core/platform/room.ts'

/** Deleting a person’s data also clears `caches`: everything that caches what it read from the store. */
export function createPersonalDataService(
  people: PersonalDataStore,
  caches: readonly { readonly refresh: () => void }[],
) {
  return ({ id }: Person): PersonalDataService => ({
    read: () => people.read(id),
    async erase() {
      await people.erase(id)
      for (const cache of caches) cache.refresh()
    },
  })
}
