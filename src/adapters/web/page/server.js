/** Talks to the server. Whatever goes wrong comes back as a sentence. */

/**
 * @typedef {{ id: string, channel: string, order: number, html: string, spoken: string }} ShownMessage
 * @typedef {{ message?: ShownMessage, form?: string, preview?: string, error?: string }} Outcome
 */

export const as = document.body.dataset.as ?? ''
export const channel = document.body.dataset.channel ?? ''

/**
 * Sends something that must be done once. A broken connection is tried again with the same request, which the server
 * knows and does not do twice.
 * @param {'line' | 'command' | 'press'} what
 * @param {Record<string, unknown>} body
 * @returns {Promise<Outcome>}
 */
export async function send(what, body) {
  const whole = { as, room: channel, request: requestId(), ...body }
  const first = await post(what, whole)
  return first ?? (await post(what, whole)) ?? { error: noAnswer }
}

/**
 * @param {string} line
 * @returns {Promise<any>}
 */
export async function suggest(line) {
  return (await post('suggest', { as, room: channel, line })) ?? { offers: [] }
}

/**
 * @param {string} what
 * @param {Record<string, string>} query
 * @returns {Promise<Outcome>}
 */
export async function get(what, query) {
  try {
    const response = await fetch(`/play/${what}?${new URLSearchParams({ as, ...query })}`)
    return await response.json()
  } catch {
    return { error: noAnswer }
  }
}

const noAnswer = 'The classroom does not answer. Is the bot still running? Please try again.'

/**
 * @param {string} what
 * @param {Record<string, unknown>} body
 */
async function post(what, body) {
  try {
    const response = await fetch(`/play/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return await response.json()
  } catch {
    return undefined
  }
}

/** `crypto.randomUUID` is missing on plain HTTP away from localhost, where a classroom may well be. */
function requestId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
