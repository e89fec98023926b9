/** Reads a file that a person has chosen in a modal, if the workspace lets the app read files (the `files:read` permission). */
import { z } from 'zod'
import type { AttachedFile } from '../../core/command/attached-file.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { downloadFile } from '../kit/download-file.ts'
import type { Api, FindAccess } from './api.ts'
import { createFileHosts } from './file-hosts.ts'
import { fileTimeoutMs } from './limits.ts'

/** Throws a UserError for a file that is not this person's own, is too large or cannot be fetched. */
export type ReadFile = (
  team: string,
  user: string,
  fileId: string,
  maxBytes: number,
) => Promise<AttachedFile>

const FileInfo = z.object({
  file: z.object({
    user: z.string(),
    name: z.string().default('file'),
    size: z.number().default(0),
    url_private: z.url(),
  }),
})

export interface ReadFileParts {
  readonly api: Api
  readonly access: FindAccess
  readonly apiUrl: string
}

export function createReadFile({ api, access, apiUrl }: ReadFileParts): ReadFile {
  const isSlackFile = createFileHosts(apiUrl)

  /** What a payload says about a file is not believed: Slack is asked, with the token of this workspace alone. */
  async function describe(team: string, file: string) {
    try {
      return (await api.call(team, 'files.info', { file }, FileInfo, { again: true })).file
    } catch (error) {
      if (error instanceof DeliveryError && error.outcome === 'rejected') return undefined
      throw new UserError('Slack didn’t let me read your file just now. Please try again.')
    }
  }

  return async (team, user, fileId, maxBytes) => {
    const file = await describe(team, fileId)
    const token = (await access(team))?.token
    if (file?.user !== user || token === undefined || !isSlackFile(file.url_private)) {
      throw new UserError('I can’t open that file. Please choose a file of your own again.')
    }
    const { name, size, url_private: url } = file
    const headers = { authorization: `Bearer ${token}` }
    const limits = { maxBytes, timeoutMs: fileTimeoutMs, from: 'Slack' }
    return downloadFile({ name, url, size, headers }, limits)
  }
}
