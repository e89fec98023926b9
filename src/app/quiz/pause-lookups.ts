/** The library while a quiz question is open: it says what it is about, and shows nothing until the question closes. */
import { UserError } from '../../core/reply/user-error.ts'
import type { Library } from '../../core/pack/library.ts'

/**
 * Hiding only what a question is about would tell which option is hidden, so lookups rest as a whole, for a class and for
 * as long as one of its questions is open. It is seldom more than half a minute.
 */
export function pauseLookups({ pack, limits }: Library): Library {
  return new Proxy({ pack, limits } as Library, {
    get(target, name, receiver) {
      if (name === 'pack' || name === 'limits')
        return Reflect.get(target, name, receiver) as unknown
      throw new UserError(
        'A quiz question is open in this class, so lookups rest until it closes. Please try again in a moment.',
      )
    },
  })
}
