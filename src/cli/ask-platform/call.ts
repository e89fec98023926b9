/** Calls the web API of a platform once, bounded in time and size, for the tools that check settings. */
import { networkReason } from '../../core/platform/network-reason.ts'

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface Called extends Answered {
  /** What the body says as JSON, or undefined. */
  readonly body: unknown
}

/** The platform did not answer. The message says why and ends without a full stop. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

const maxBodyBytes = 4 * 1024 * 1024
const callTimeoutMs = 10_000

/** Throws an UnreachableError. */
export async function call(url: string, init?: RequestInit): Promise<Called> {
  const answered = await callText(url, init)
  return { ...answered, body: parse(answered.text) }
}

/** Throws an UnreachableError. */
export async function callText(url: string, init: RequestInit = {}): Promise<Answered> {
  try {
    const signal = AbortSignal.timeout(callTimeoutMs)
    const response = await fetch(url, { redirect: 'manual', signal, ...init })
    const { status, headers } = response
    return { status, headers, text: await readText(response) }
  } catch (error) {
    throw new UnreachableError(networkReason(error) ?? 'the connection failed', { cause: error })
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is right, as far as the platform can say; each text is a sentence or more. */
export type Checked<T> =
  | { readonly state: 'ok'; readonly text: string; readonly value: T }
  | { readonly state: 'wrong'; readonly text: string }
  | { readonly state: 'unreachable'; readonly text: string }

/** Returns what `ask` returns, or that the platform is away. */
export async function unlessAway<T>(
  platform: string,
  ask: () => Promise<Checked<T>>,
): Promise<Checked<T>> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    return {
      state: 'unreachable',
      text: `${platform} can’t be reached from here: ${error.message}. Check this computer’s connection.`,
    }
  }
}
