/** Tells a connection that was never made from one that broke, after which something may have arrived. */

const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

/** Whether an error, or what caused it, says that the server could not be reached, so that nothing can have arrived. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, cause, original } = error as Record<string, unknown>
  return (typeof code === 'string' && codes.includes(code)) || isUnreachable(original ?? cause)
}
