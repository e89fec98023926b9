/** Fetches files that people attach, only from Discord’s own servers and only up to the size that an option allows. */
import type { AttachedFile } from '../../core/command/attached-file.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { downloadFile } from '../kit/download-file.ts'
import type { InteractionAttachment } from './interaction-schema.ts'
import { attachmentTimeoutMs } from './limits.ts'

/** Throws a UserError for a file that is too large or cannot be fetched. */
export type FetchAttachment = (
  file: InteractionAttachment,
  maxBytes: number,
) => Promise<AttachedFile>

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
    const limits = { maxBytes, timeoutMs: attachmentTimeoutMs, from: 'Discord' }
    return downloadFile({ name: filename, size, url }, limits)
  }
}
