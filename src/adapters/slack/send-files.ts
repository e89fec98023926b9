/** Sends files to a person alone, in their conversation with the app, if the workspace lets it (the `files:write` permission). */
import { z } from 'zod'
import { DeliveryError } from '../../core/platform/platform.ts'
import { type Block, note } from '../../core/reply/reply.ts'
import { renderBlocks } from '../../render/slack/render.ts'
import type { Api } from './api.ts'
import { toDeliveryError } from './errors.ts'
import { createFileHosts } from './file-hosts.ts'
import { fileTimeoutMs } from './limits.ts'

export type FileBlock = Extract<Block, { kind: 'file' }>

export interface Recipient {
  readonly team: string
  readonly user: string
  /** Their own conversation with the app, if that is known. */
  readonly conversation: string | undefined
}

/** Returns false if Slack does not say whether the files arrived. Throws a DeliveryError if they certainly did not. */
export type SendFiles = (to: Recipient, files: readonly FileBlock[]) => Promise<boolean>

const Upload = z.object({ upload_url: z.url(), file_id: z.string() })
const Posted = z.object({ channel: z.string() })
const Shares = z.record(z.string(), z.unknown()).default({})
const FileInfo = z.object({
  file: z.object({ shares: z.object({ private: Shares }).default({ private: {} }) }),
})

const maxAttempts = 3
const greeting = 'Here’s what you asked for.'

export function createSendFiles(api: Api, apiUrl: string): SendFiles {
  const isSlackFile = createFileHosts(apiUrl)

  /** Returns the file's id. Nobody sees an upload before it is completed, so it can be tried again. */
  async function upload(team: string, { name, content }: FileBlock): Promise<string> {
    const bytes = Buffer.from(content)
    for (let attempt = 1; ; attempt += 1) {
      const args = { filename: name, length: bytes.length }
      const { upload_url: url, file_id: id } = await api.call(
        team,
        'files.getUploadURLExternal',
        args,
        Upload,
        { again: true },
      )
      const problem = isSlackFile(url) ? await put(url, bytes) : foreignAddress()
      if (problem === undefined) return id
      if (problem.outcome === 'rejected' || attempt === maxAttempts) throw problem
    }
  }

  async function share({ team, user, conversation }: Recipient, files: readonly object[]) {
    const channel = conversation ?? (await open(team, user))
    const args = {
      files,
      channel_id: channel,
      ...(conversation === undefined ? {} : { initial_comment: greeting }),
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        await api.call(team, 'files.completeUploadExternal', args, z.object({}))
        return true
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.outcome === 'rejected') throw error
        // It may have arrived, and must not come twice.
        const isThere =
          error.outcome === 'retryable' ? false : await isShared(team, files[0], channel)
        if (isThere !== false) return isThere ?? false
        if (attempt === maxAttempts) throw error
      }
    }
  }

  /** Slack shares files with conversations only, and names a person's own one when something is posted there. */
  async function open(team: string, user: string): Promise<string> {
    const message = { text: greeting, blocks: renderBlocks({ blocks: [note(greeting)] }) }
    const { channel } = await api.call(
      team,
      'chat.postMessage',
      { channel: user, ...message },
      Posted,
    )
    return channel
  }

  /** Returns undefined if Slack cannot be asked. */
  async function isShared(team: string, file: unknown, channel: string) {
    if (!(await api.mayUse(team, 'files:read'))) return undefined
    try {
      const { id } = z.object({ id: z.string() }).parse(file)
      const info = await api.call(team, 'files.info', { file: id }, FileInfo, { again: true })
      return Object.hasOwn(info.file.shares.private, channel)
    } catch (error) {
      // A file whose upload was never completed is not to be found.
      if (error instanceof DeliveryError && error.outcome === 'rejected') return false
      return undefined
    }
  }

  return async (to, files) => {
    const uploaded: object[] = []
    for (const file of files) {
      uploaded.push({ id: await upload(to.team, file), title: file.name })
    }
    return share(to, uploaded)
  }
}

/** Sends the bytes to the address that Slack gave for them. Returns why that failed, if it did. */
async function put(url: string, body: Buffer): Promise<DeliveryError | undefined> {
  try {
    const signal = AbortSignal.timeout(fileTimeoutMs)
    const headers = { 'content-type': 'application/octet-stream' }
    const sent = { method: 'POST', body: new Uint8Array(body), headers, signal } as const
    const response = await fetch(url, { ...sent, redirect: 'error' })
    await response.body?.cancel()
    if (response.ok) return undefined
    const outcome = response.status >= 500 || response.status === 429 ? 'retryable' : 'rejected'
    return new DeliveryError(outcome, ['Slack didn’t take the file.'])
  } catch (error) {
    return toDeliveryError(error)
  }
}

function foreignAddress(): DeliveryError {
  return new DeliveryError('rejected', ['Slack gave an address for the file that isn’t its own.'])
}
