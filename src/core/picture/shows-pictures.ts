/** Whether a picture can be seen in a room, and the class wants any. */
import type { Room } from '../platform/room.ts'
import type { AppliedSettings } from '../settings/settings.ts'

export function showsPictures(room: Room, { pictures }: AppliedSettings): boolean {
  return room.showsPictures === true && pictures.value === 'on'
}
