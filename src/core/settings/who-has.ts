/** Names whose change came first to somebody who is too late with theirs. */
import type { Person } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'

/** Returns “Mr Okafor has”, or “You have” to whoever it was. */
export function whoHas(
  by: Pick<Person, 'id' | 'name'> | undefined,
  { id }: Pick<Person, 'id'>,
): RichText {
  if (by === undefined) return ['Somebody else has']
  return by.id === id ? ['You have'] : [{ person: by.id, name: by.name }, ' has']
}
