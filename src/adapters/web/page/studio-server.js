/** Talks to the server about the packs of the studio. */
import { noAnswer } from './element.js'
import { as } from './server.js'

/**
 * @typedef {{
 *   error?: string, refusal?: string, html?: string, base?: string, id?: string,
 *   overtaken?: { id: string, name: string, at: number }
 * }} Answer
 */

/** @param {Record<string, string>} query @returns {Promise<{ error?: string, base?: string, texts?: Record<string, string> }>} */
export function openDraft(query) {
  return ask(`studio/draft?${new URLSearchParams({ as, ...query })}`)
}

/** @param {'save' | 'preview' | 'play'} what @param {Record<string, unknown>} body @returns {Promise<Answer>} */
export function askStudio(what, body) {
  const headers = { 'content-type': 'application/json' }
  return ask(`studio/${what}`, { method: 'POST', headers, body: JSON.stringify({ as, ...body }) })
}

/** @param {string} address @param {RequestInit} [request] */
async function ask(address, request) {
  try {
    const response = await fetch(address, request)
    return await response.json()
  } catch {
    return { error: noAnswer }
  }
}
