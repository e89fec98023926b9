/** Tells this computer from others by name or address. */

/** Whether a host name or an address, in brackets or not, means this computer alone. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|(?:::ffff:)?127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}
