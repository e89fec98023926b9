/** In one of two packs beside each other: copies an item into the other one, where it gets an id of its own if it has to. */
import { element, onClick, speak, whileBusy } from './element.js'
import { applyEdit, currentFile, cursorLine, goTo } from './studio-editor.js'

/** @param {(what: 'openForm' | 'write' | 'remove', place: import('./studio-worker.js').Place, given?: unknown) => Promise<any>} ask */
export function startCopying(ask) {
  if (parent === window) return
  element('beside').hidden = true
  element('copy-item').hidden = false
  onClick('studio', '#copy-item', (button) => void whileBusy(button, copy))
  addEventListener('message', ({ data, origin, source }) => {
    if (origin === location.origin && source === parent) void take(data?.copied)
  })

  async function copy() {
    const section = currentFile()
    const opened = await ask('openForm', { section, line: cursorLine(section) })
    if (typeof opened === 'string') return
    parent.postMessage({ copied: { section, value: opened.value } }, location.origin)
    speak('It’s copied to the other pack.')
  }

  /** @param {{ section: string, value: unknown } | undefined} copied */
  async function take(copied) {
    if (copied === undefined) return
    const written = await ask('write', { section: copied.section }, copied.value)
    if (typeof written === 'string') return
    applyEdit(copied.section, written.edit)
    goTo(copied.section, written.line, 1)
  }
}
