/** Fetches a text file that somebody has uploaded: without following redirects, and only up to a size and for a time. */
import { truncate } from '../../core/reply/truncate.ts'
import { UserError } from '../../core/reply/user-error.ts'

export interface Download {
  readonly name: string
  readonly url: string
  /** The size that the platform announces, in bytes; it is not trusted. */
  readonly size: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface DownloadLimits {
  readonly maxBytes: number
  readonly timeoutMs: number
  /** The platform, as people call it. */
  readonly from: string
}

/** The largest file in a form, as large as any that a command takes; whatever gets it has a limit of its own. */
export const maxFormFileBytes = 1_000_000

/** Returns the text of a file. Throws a UserError if it is too large, not text, or cannot be fetched. */
export async function downloadText(file: Download, limits: DownloadLimits): Promise<string> {
  if (file.size > limits.maxBytes) throw tooLarge(limits.maxBytes)
  const bytes = await download(file, limits)
  try {
    return decode(bytes)
  } catch {
    throw new UserError(
      { code: truncate(file.name, 60) },
      ' isn’t a text file. Save it as UTF-8 text and attach it again.',
    )
  }
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

async function download(
  { url, headers = {} }: Download,
  { maxBytes, timeoutMs, from }: DownloadLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { signal, redirect: 'error', headers })
    if (!response.ok || response.body === null) throw new Error(`Status ${response.status}`)
    for await (const chunk of response.body) {
      length += chunk.length
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`Your file couldn’t be fetched from ${from}. Please try again.`)
  }
  return Buffer.concat(chunks)
}

function tooLarge(maxBytes: number): UserError {
  return new UserError(
    `That file is too large. The limit is ${maxBytes.toLocaleString('en')} bytes.`,
  )
}
