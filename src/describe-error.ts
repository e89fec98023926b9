/**
 * Describes an error for the log without anything people wrote: what kind it is, its codes, and where it happened. The errors of
 * libraries carry requests, answers, addresses with tokens, and messages that quote what somebody typed; none of that is logged.
 */
import { fileURLToPath } from 'node:url'
import { toSourcePlaces } from './bundle/source-places.ts'
import { StartError } from './core/platform/platform.ts'
import { ConfigError } from './config.ts'
import { StoreError } from './store/store-error.ts'

export interface DescribedError {
  readonly type: string
  /** Our own sentence, for errors that quote nobody. */
  readonly message?: string
  /** Codes of Node, the database, Discord or Slack, by the name of the field that had them. */
  readonly [code: string]: unknown
  /** Places in the code, innermost first, without the names and texts that a stack has. */
  readonly stack?: readonly string[]
  readonly cause?: DescribedError
  readonly errors?: readonly DescribedError[]
}

/** Their messages are sentences for the operator and quote settings at most. */
const ownErrors = [ConfigError, StartError, StoreError]

/** Fields that hold codes, and what a code looks like in them. Anything else could be text. */
const codeFields: Readonly<Record<string, RegExp>> = {
  code: /^(?:\d{1,6}|E[A-Z0-9]{3,15}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?=\w*\d)[0-9A-Z]{5}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[a-z]+(?:_[a-z]+)+)$/,
  status: /^[1-5]\d\d$/,
  statusCode: /^[1-5]\d\d$/,
  errno: /^-?\d{1,6}$/,
  errcode: /^\d{1,6}$/,
  syscall: /^[a-z]{1,20}$/,
  outcome: /^(?:rejected|retryable|unknown)$/,
  problem: /^[a-z -]{1,20}$/,
}

const maxDepth = 4
const maxErrors = 5
const maxFrames = 15

export function describeError(error: unknown, depth = 0): DescribedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const described: Record<string, unknown> = { type: typeOf(error) }
  if (ownErrors.some((kind) => error instanceof kind)) described['message'] = read(error, 'message')
  for (const [field, pattern] of Object.entries(codeFields)) {
    const code = read(error, field)
    if (isText(code) && pattern.test(String(code))) described[field] = code
  }
  // Slack's own code for why it refused a call.
  const reason = read(read(error, 'data'), 'error')
  if (isText(reason) && /^[a-z]+(?:_[a-z]+)+$|^ratelimited$/.test(String(reason))) {
    described['reason'] = reason
  }
  const issues = read(error, 'issues')
  if (Array.isArray(issues)) {
    described['issues'] = [...new Set(issues.map((issue) => read(issue, 'code')))].filter(
      (code) => isText(code) && /^[a-z_]{1,40}$/.test(String(code)),
    )
  }
  const stack = framesOf(read(error, 'stack'), read(error, 'message'))
  if (stack.length > 0) described['stack'] = stack
  if (depth < maxDepth) {
    const cause = read(error, 'cause') ?? read(error, 'original')
    if (cause !== undefined) described['cause'] = describeError(cause, depth + 1)
    const errors = read(error, 'errors')
    if (Array.isArray(errors)) {
      described['errors'] = errors.slice(0, maxErrors).map((each) => describeError(each, depth + 1))
    }
  }
  return described as unknown as DescribedError
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

/** Reads a field of anything; a getter that throws reads as undefined. */
function read(value: unknown, field: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>> | null | undefined)?.[field]
  } catch {
    return undefined
  }
}

function typeOf(error: object): string {
  const name = read(read(error, 'constructor'), 'name')
  return typeof name === 'string' && /^[A-Za-z]\w{0,60}$/.test(name) ? name : 'object'
}

const root = new URL('..', import.meta.url)
/** ES modules are named by their URL, others by their path. Taken away first, since a folder may be called “Common place (2)”. */
const rootPattern = new RegExp(
  `(?<=[ (])(?:${[root.href, fileURLToPath(root)].map((each) => RegExp.escape(each)).join('|')})`,
  'g',
)
const placePattern = /^(?:(?:src|commands|tests|bench|node_modules)\/|node:)[\w@./+-]+:\d+:\d+$/

function framesOf(stack: unknown, message: unknown): readonly string[] {
  if (typeof stack !== 'string') return []
  const end = typeof message === 'string' && message !== '' ? stack.indexOf(message) : -1
  const frames = end === -1 ? stack : stack.slice(end + String(message).length)
  return toSourcePlaces(frames)
    .replaceAll(rootPattern, '')
    .split('\n')
    .flatMap((line) => /^\s+at (?:.*\()?(?:async )?(.*?)\)?$/.exec(line)?.[1] ?? [])
    .filter((place) => placePattern.test(place))
    .slice(0, maxFrames)
}
