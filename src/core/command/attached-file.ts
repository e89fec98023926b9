/** Files that people attach. */
import { formatSize } from '../reply/format.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'

export interface AttachedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The largest file in a form, as large as any that a command takes; whatever gets it has a limit of its own. */
export const maxAttachedBytes = 5_000_000

/** Returns what was attached in a field of a form. Throws a UserError if nothing was. */
export function requireFile(
  files: Readonly<Record<string, AttachedFile>>,
  field: string,
): AttachedFile {
  const file = Object.hasOwn(files, field) ? files[field] : undefined
  if (file === undefined) throw new UserError('No file came with the form. Please choose one.')
  return file
}

/** Returns the text of a file. Throws a UserError if it is not text. */
export function requireText({ name, bytes }: AttachedFile): string {
  try {
    return decode(bytes)
  } catch {
    throw new UserError(
      { code: truncate(name, 60) },
      ' isn’t a text file. Save it as UTF-8 text and attach it again.',
    )
  }
}

/** Throws a UserError for a file that is larger than what takes it allows. */
export function requireSize({ bytes }: AttachedFile, maxBytes: number): void {
  if (bytes.length > maxBytes) throw tooLarge(maxBytes)
}

export function tooLarge(maxBytes: number): UserError {
  return new UserError(
    `That file is too large. The limit is ${formatSize(maxBytes)}. Choose a smaller one.`,
  )
}

/** Calendars of older programs are in UTF-16 or in the letters of Windows; any other file has to be UTF-8. Throws if it is not. */
function decode(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  try {
    return new TextDecoder(mark ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 40))
    if (!/^\s*BEGIN:VCALENDAR/i.test(start)) throw error
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
