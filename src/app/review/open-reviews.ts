/** Opens somebody's reviews through the limits of her class, also in a conversation that she alone has with the bot. */
import type { OpenReviews } from '../../core/review/review-service.ts'
import type { ReviewStore } from '../../core/review/review-store.ts'
import { type Person, type Room, isDirectMessageClass } from '../../core/platform/room.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export async function openReviews(
  { reviews, library }: { readonly reviews: ReviewStore; readonly library: OpenLibrary },
  room: Room,
  { id }: Pick<Person, 'id'>,
): Promise<OpenReviews> {
  const home = isDirectMessageClass(room.class) ? await reviews.homeRoom(id) : undefined
  // Mature cards need a conversation that allows them, whatever the class's room allows.
  const allowsMature = home !== undefined && home.allowsMature && room.allowsMature
  const view = await library(home === undefined ? room : { ...home, allowsMature })
  return { ...reviews.forReader({ person: id, room, pack: view.pack.id }), library: view }
}
