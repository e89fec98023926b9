/** Where the bot is below the host of PUBLIC_URL: a proxy may pass that path on or leave it out, and the bot takes both. */

/** What begins the bot’s own paths, so no path of PUBLIC_URL may begin so: it could not be told apart. */
const ownParts = [
  'assets',
  'discord',
  'enter',
  'healthz',
  'leave',
  'metrics',
  'play',
  'projector',
  'readyz',
  'slack',
  'status',
  'studio',
]

/**
 * Whether an address is a host and perhaps a path of plain letters, without a name, a password, a query or an escape: people see
 * it, cookies and redirects repeat its path, and a proxy may write an escape in another way.
 */
export function isPlainAddress(address: string): boolean {
  const { protocol, username, password, search, hash, pathname } = URL.parse(address) ?? {}
  return (
    /^https?:$/.test(protocol ?? '') &&
    [username, password, search, hash].every((part) => part === '') &&
    !/[?#@]/.test(address) &&
    /^(?:\/[\w.~-]+)*\/?$/.test(pathname ?? '')
  )
}

/** Returns the path of an address without the slash at its end, which is nothing for most. */
export function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '')
}

/** Returns the part that is also one of the bot’s own, if a path begins with one. */
export function ownPartOf(basePath: string): string | undefined {
  return ownParts.find((part) => basePath.split('/')[1] === part)
}

/** Returns a request’s own path and query, or where to go instead: relative links need the slash after the base path. */
export function withoutBasePath(
  url: string,
  basePath: string,
): { readonly url: string } | { readonly location: string } {
  if (basePath === '' || !url.startsWith(basePath)) return { url }
  const rest = url.slice(basePath.length)
  if (rest.startsWith('/')) return { url: rest }
  return rest === '' || rest.startsWith('?') ? { location: `${basePath}/${rest}` } : { url }
}
