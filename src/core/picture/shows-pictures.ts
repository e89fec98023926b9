/** Whether a class wants pictures, and whether they can be seen where it asks. */
import type { Room } from '../platform/room.ts'
import type { AppliedSettings } from '../settings/settings.ts'

export function wantsPictures({ pictures }: AppliedSettings): boolean {
  return pictures.value === 'on'
}

/** For what is worth asking for only as a picture. */
export function showsPictures(room: Room, settings: AppliedSettings): boolean {
  return room.showsPictures === true && wantsPictures(settings)
}
