/** What is stored about the person who asks. When she goes, she goes from memory, too. */
import type { MyData, PeopleStore } from '../core/my-data.ts'
import type { Person } from '../core/room.ts'

export interface MyDataParts {
  readonly people: PeopleStore
  /** What keeps in memory what it has read. */
  readonly kept: readonly { readonly refresh: () => void }[]
}

export function createMyData({ people, kept }: MyDataParts) {
  return function myData({ id }: Person): MyData {
    return {
      read: () => people.read(id),
      async forget() {
        await people.forget(id)
        for (const each of kept) each.refresh()
      },
    }
  }
}
