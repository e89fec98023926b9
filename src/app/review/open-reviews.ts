/** Opens a person’s flashcards through the limits of their class, in direct messages too. */
import type { OpenLibrary } from '../../core/pack/library.ts'
import type { OpenReviews } from '../../core/review/review-service.ts'
import type { ReviewStore } from '../../core/review/review-store.ts'
import { type Person, type Room, isDirectMessageClass } from '../../core/platform/room.ts'

export async function openReviews(
  { reviews, library }: { readonly reviews: ReviewStore; readonly library: OpenLibrary },
  room: Room,
  { id }: Pick<Person, 'id'>,
): Promise<OpenReviews> {
  const home = isDirectMessageClass(room.class) ? await reviews.homeRoom(id) : undefined
  // A direct message shows mature cards only if it allows them itself, whatever the class’s room allows.
  const allowsMature = home !== undefined && home.allowsMature && room.allowsMature
  const visible = await library(home === undefined ? room : { ...home, allowsMature })
  return { ...reviews.forReader({ person: id, room, pack: visible.pack.id }), library: visible }
}
