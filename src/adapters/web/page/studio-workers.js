/** The check, which runs beside the page: one worker finds mistakes and fills in forms, the other what could be better. */

/** How long nobody may have typed before the slower advice is looked for. */
const restMs = 600

/** What waits for an answer, by the number of the question. @type {Map<number, (found: any) => void>} */
const waiting = new Map()
let asked = 0

/**
 * Loads the check. `take` gets what it finds, `fail` a sentence.
 * @param {{ folder?: string, paths?: string }} where
 * @param {(found: any) => void} take
 * @param {(sentence: string) => void} fail
 */
export function startCheck({ folder = '', paths = '' }, take, fail) {
  // All files at once: the worker would find them one after the other.
  for (const path of paths.split(' ')) void fetch(folder + path).catch(() => undefined)
  // Absolute, because the worker has another folder than the page.
  const code = new URL(folder, document.baseURI).href
  const [checking, advising] = [{ folder: code }, { folder: code, advise: '' }].map(startWorker)

  /** @param {Record<string, string>} query */
  function startWorker(query) {
    const address = `assets/studio-worker.js?${new URLSearchParams(query)}`
    const worker = new Worker(address, { type: 'module' })
    worker.addEventListener('message', ({ data }) => receive(data))
    worker.addEventListener('error', () => fail('The check can’t be loaded. Reload the page.'))
    return worker
  }

  /** @param {any} data */
  function receive(data) {
    if (data.failed !== undefined) return fail('The check has failed. Reload the page.')
    if (data.asked === undefined) return take(data)
    waiting.get(data.asked)?.(data.answer)
    waiting.delete(data.asked)
  }

  /** @type {Record<string, string>} texts that only one of the two knows yet */
  let unadvised = {}
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {number} revision @param {Record<string, string>} texts that are different now */
  function send(revision, texts) {
    checking?.postMessage({ revision, texts })
    unadvised = { ...unadvised, ...texts }
    clearTimeout(timer)
    timer = setTimeout(() => {
      advising?.postMessage({ revision, texts: unadvised })
      unadvised = {}
    }, restMs)
  }

  /**
   * Asks for a form, or for what comes of one.
   * @param {'openForm' | 'write' | 'remove' | 'list'} what
   * @param {import('./studio-worker.js').Place} place
   * @param {unknown} [given]
   * @returns {Promise<any>}
   */
  function ask(what, place, given) {
    return new Promise((resolve) => {
      asked += 1
      waiting.set(asked, resolve)
      checking?.postMessage({ asked, what, place, given })
    })
  }

  return { send, ask }
}
