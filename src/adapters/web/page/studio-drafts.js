/** What has been written and not saved stays in this browser, and is there again after a reload. */

/** @typedef {{ base?: string, texts: Record<string, string> }} Draft */

const query = new URLSearchParams(location.search)
let kind = ['pack', 'copy', 'start'].find((name) => query.has(name)) ?? 'start'
let id = query.get(kind) ?? ''

function key() {
  return `studio:${kind}:${id}`
}

/** What was new is a pack of the class from now on. @param {string} pack */
export function becomePack(pack) {
  dropDraft()
  kind = 'pack'
  id = pack
}

/** @returns {Draft | undefined} */
export function keptDraft() {
  try {
    const kept = JSON.parse(localStorage.getItem(key()) ?? 'null')
    return typeof kept?.texts === 'object' && kept.texts !== null ? kept : undefined
  } catch {
    return undefined
  }
}

/** Returns whether there was room for it. @param {Draft} draft */
export function keepDraft(draft) {
  try {
    localStorage.setItem(key(), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function dropDraft() {
  localStorage.removeItem(key())
}

/** Where the pack of this page is asked for. */
export function draftQuery() {
  return { [kind]: id }
}

export function isNew() {
  return kind !== 'pack'
}
