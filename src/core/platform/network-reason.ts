/** Says in words why another computer could not be reached. */

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'nothing answers at that address and port (the connection is refused)'],
  [/^(?:ENOTFOUND|EAI_AGAIN|EAI_\w+)$/, 'that name isn’t known on the network'],
  [
    /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ABORT_ERR|TimeoutError)$/,
    'no answer came in time',
  ],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/, 'there is no way to it from this network'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was cut'],
  [
    /^(?:CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+)$/,
    'its certificate isn’t trusted here',
  ],
]

const maxDepth = 4

/** Returns the reason, to stand after a colon, or undefined if the error is about something else. */
export function networkReason(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > maxDepth) return undefined
  const { code, name, cause, errors } = error as Readonly<Record<string, unknown>>
  const found = reasons.find(([pattern]) =>
    [code, name].some((each) => typeof each === 'string' && pattern.test(each)),
  )
  if (found !== undefined) return found[1]
  // Node tries each address of a name and collects what went wrong.
  const inner = [cause, ...(Array.isArray(errors) ? (errors as readonly unknown[]) : [])]
  return inner.map((each) => networkReason(each, depth + 1)).find((each) => each !== undefined)
}
