/** Fetches a file that somebody has uploaded: without following redirects, and only up to a size and for a time. */
import { type AttachedFile, tooLarge } from '../../core/command/attached-file.ts'
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

/** Throws a UserError for a file that is too large or cannot be fetched. */
export async function downloadFile(file: Download, limits: DownloadLimits): Promise<AttachedFile> {
  if (file.size > limits.maxBytes) throw tooLarge(limits.maxBytes)
  return { name: file.name, bytes: await download(file, limits) }
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
