/** How much of a question's options a message has room for: all of them, unless they are full of marks that have to be escaped. */
import { truncate } from '../../reply/truncate.ts'

/** The message of a quiz is edited, so it can never become two: characters that Discord takes in one, the fewest of all. */
export const maxQuizMessageLength = 4000

/** Discord also counts bytes, of which a message has this many for each of its characters. */
const bytesPerCharacter = 2.4

/** How much of a message a text takes: its length once Discord’s marks have their backslashes, or more where its characters are of many bytes. */
export function escapedLength(text: string): number {
  const length = text.length + (text.match(/[\\*_~`|<[\]@]/g)?.length ?? 0)
  const wide = text.match(/[^\0-\u007F]/g)?.length ?? 0
  // Nothing takes more than three bytes for each UTF-16 unit.
  return Math.max(length, Math.ceil((length + 2 * wide) / bytesPerCharacter))
}

/** Returns the options as they are; where they are longer than `room` together once they are escaped, each is shortened to its share. */
export function fitOptions(options: readonly string[], room: number): readonly string[] {
  const total = options.reduce((sum, option) => sum + escapedLength(option), 0)
  if (total <= room) return options
  const share = Math.max(0, Math.floor(room / options.length))
  return options.map((option) => shorten(option, share))
}

function shorten(option: string, maxLength: number): string {
  const length = escapedLength(option)
  if (length <= maxLength) return option
  const alike = truncate(option, Math.floor((maxLength * option.length) / length))
  return escapedLength(alike) <= maxLength ? alike : truncate(option, Math.floor(maxLength / 2))
}
