/** Talks to the server. Anything that goes wrong comes back as a sentence. */
import { clearNoAnswer, noAnswer } from './element.js'

/**
 * @typedef {{ id: string, channel: string, order: number, html: string, spoken: string }} ShownMessage
 * @typedef {{ message?: ShownMessage, form?: string, preview?: string, refusal?: string, error?: string }} Outcome
 */

export const as = document.body.dataset.as ?? ''
export const channel = document.body.dataset.channel ?? ''

/**
 * Sends something that must be done once. If the connection breaks, it tries again with the same request id, by which
 * the server knows what it has done already.
 * @param {'line' | 'command' | 'press'} what
 * @param {Record<string, unknown>} body
 * @returns {Promise<Outcome>}
 */
export async function send(what, body) {
  const request = { as, room: channel, request: requestId(), ...body }
  const first = await post(what, request)
  return first ?? (await post(what, request)) ?? { error: noAnswer }
}

/** @param {string} line @returns {Promise<any>} */
export async function suggest(line) {
  return (await post('suggest', { as, room: channel, line })) ?? { offers: [] }
}

/** @param {string} what @param {Record<string, string>} query @returns {Promise<Outcome>} */
export async function get(what, query) {
  const found = await fetchJson(`${what}?${new URLSearchParams({ as, ...query })}`)
  return found ?? { error: noAnswer }
}

/** The zone of this browser, so that times are asked and suggested in it. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** @param {string} what @param {Record<string, unknown>} body */
function post(what, body) {
  const headers = { 'content-type': 'application/json', 'time-zone': timeZone }
  return fetchJson(what, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** A phone that has lost its network may keep a request for minutes; milliseconds. */
const maxWaitMs = 30_000

/** Returns undefined if no answer came. @param {string} what @param {RequestInit} [request] */
async function fetchJson(what, request) {
  try {
    const signal = AbortSignal.timeout(maxWaitMs)
    const response = await fetch(`play/${what}`, { ...request, signal })
    const found = await response.json()
    clearNoAnswer()
    return found
  } catch {
    return undefined
  }
}

/** Browsers offer `crypto.randomUUID` over HTTPS and on localhost only. */
function requestId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
