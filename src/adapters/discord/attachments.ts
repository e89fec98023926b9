/** Fetches files that people attach, only from Discord’s own servers and only up to the size that an option allows. */
import { UserError } from '../../core/reply/user-error.ts'
import { truncate } from '../../core/reply/truncate.ts'
import type { InteractionAttachment } from './interaction-schema.ts'
import { attachmentTimeoutMs } from './limits.ts'

/** Returns the text of a file. Throws a UserError if it is too large, not text, or cannot be fetched. */
export type FetchAttachment = (file: InteractionAttachment, maxBytes: number) => Promise<string>

/** https://docs.discord.com/developers/reference#image-formatting */
const fileServers = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

/** Where Discord’s API is replaced, as in tests, its files come from the same server. */
export function createFetchAttachment(apiUrl: string): FetchAttachment {
  const { origin, hostname } = new URL(apiUrl)
  const isDiscord = hostname === 'discord.com' || hostname.endsWith('.discord.com')
  const allowed = new Set(isDiscord ? fileServers : [...fileServers, origin])

  return async function fetchAttachment({ filename, size, url }, maxBytes) {
    if (!allowed.has(new URL(url).origin)) {
      throw new UserError('That file isn’t on Discord’s servers. Please attach it again.')
    }
    if (size > maxBytes) throw tooLarge(maxBytes)
    const bytes = await download(url, maxBytes)
    try {
      return decode(bytes)
    } catch {
      throw new UserError(
        { code: truncate(filename, 60) },
        ' isn’t a text file. Save it as UTF-8 text and attach it again.',
      )
    }
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

async function download(url: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    const signal = AbortSignal.timeout(attachmentTimeoutMs)
    const response = await fetch(url, { signal, redirect: 'error' })
    if (!response.ok || response.body === null) throw new Error(`Status ${response.status}`)
    for await (const chunk of response.body) {
      length += chunk.length
      // The size that Discord announced is not trusted.
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('Your file couldn’t be fetched from Discord. Please try again.')
  }
  return Buffer.concat(chunks)
}

function tooLarge(maxBytes: number): UserError {
  return new UserError(
    `That file is too large. The limit is ${maxBytes.toLocaleString('en')} bytes.`,
  )
}
