/** Names the routes of Discord’s REST API for the metrics: a handful of names, and never an id or a token. */

const routes: readonly (readonly [method: RegExp, path: RegExp, name: string])[] = [
  [/^POST$/, /\/interactions\/[^/]+\/[^/]+\/callback/, 'answer'],
  [/^(?:PATCH|DELETE)$/, /\/webhooks\/[^/]+\/[^/]+\/messages\//, 'edit_answer'],
  [/^POST$/, /\/webhooks\/[^/]+\/[^/?]+/, 'follow_up'],
  [/./, /\/messages\/[^/]+\/threads|\/threads/, 'thread'],
  [/./, /\/pins\b/, 'pin'],
  [/^POST$/, /\/channels\/[^/]+\/messages/, 'post'],
  [/^PATCH$/, /\/channels\/[^/]+\/messages\//, 'edit'],
  [/^GET$/, /\/channels\/[^/]+\/messages/, 'find'],
  [/./, /\/applications\/[^/]+\/.*commands/, 'commands'],
  [/./, /\/gateway/, 'gateway'],
]

/** Returns the name of what a request does, or `other`. */
export function routeClass(method: string, url: string): string {
  const path = new URL(url).pathname
  return routes.find(([verb, where]) => verb.test(method) && where.test(path))?.[2] ?? 'other'
}
