/** What is stored about the person who asks. Deleting it also clears the caches. */
import type { PersonalDataService, PersonalDataStore } from '../../core/privacy/personal-data.ts'
import type { Person } from '../../core/platform/room.ts'

export interface PersonalDataParts {
  readonly people: PersonalDataStore
  /** Everything that caches what it read from the store. */
  readonly caches: readonly { readonly refresh: () => void }[]
}

export function createPersonalDataService({ people, caches }: PersonalDataParts) {
  return function open({ id }: Person): PersonalDataService {
    return {
      read: () => people.read(id),
      async erase() {
        await people.erase(id)
        for (const cache of caches) cache.refresh()
      },
    }
  }
}
