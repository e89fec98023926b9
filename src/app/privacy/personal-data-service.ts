/** What is stored about the person who asks. When she goes, she goes from memory, too. */
import type { PersonalDataService, PersonalDataStore } from '../../core/privacy/personal-data.ts'
import type { Person } from '../../core/platform/room.ts'

export interface PersonalDataParts {
  readonly people: PersonalDataStore
  /** What keeps in memory what it has read. */
  readonly caches: readonly { readonly refresh: () => void }[]
}

export function createPersonalDataService({ people, caches }: PersonalDataParts) {
  return function myData({ id }: Person): PersonalDataService {
    return {
      read: () => people.read(id),
      async erase() {
        await people.erase(id)
        for (const each of caches) each.refresh()
      },
    }
  }
}
