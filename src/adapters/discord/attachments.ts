/** Fetches files that people attach, from Discord's own servers only, and only as much as an option takes. */
import { UserError } from '../../core/reply/user-error.ts'
import type { InteractionAttachment } from './interaction-schema.ts'
import { attachmentTimeoutMs } from './limits.ts'

/** Gives the text of a file; throws a UserError where it is too large, no text, or cannot be had. */
export type FetchAttachment = (file: InteractionAttachment, maxBytes: number) => Promise<string>

/** https://docs.discord.com/developers/reference#image-formatting */
const servers = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

/** Where Discord's API is replaced, as in tests, its files come from the same place. */
export function createFetchAttachment(apiUrl: string): FetchAttachment {
  const { origin, hostname } = new URL(apiUrl)
  const isDiscord = hostname === 'discord.com' || hostname.endsWith('.discord.com')
  const allowed = new Set(isDiscord ? servers : [...servers, origin])

  return async function fetchAttachment({ filename, size, url }, maxBytes) {
    if (!allowed.has(new URL(url).origin)) {
      throw new UserError('The file is not where Discord keeps files. Please attach it again.')
    }
    if (size > maxBytes) throw tooLarge(maxBytes)
    const bytes = await download(url, maxBytes)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      throw new UserError({ code: filename.slice(0, 60) }, ' is no text file in UTF-8.')
    }
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
      // What Discord said of the size is not relied on.
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('The file could not be fetched from Discord. Please try again.')
  }
  return Buffer.concat(chunks)
}

function tooLarge(maxBytes: number): UserError {
  return new UserError(`The file is too large: ${maxBytes.toLocaleString('en')} bytes fit.`)
}
