/** In one of two packs beside each other: copies an item into the other one, where it gets an id of its own if it has to. */
import { element, onClick, speak, whileBusy } from './element.js'
import { applyEdit, choose, currentFile, cursorLine, goTo, readTexts } from './studio-editor.js'

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
    const { section } = copied
    const before = readTexts()[section]
    const written = await ask('write', { section }, copied.value)
    // Somebody may have typed here meanwhile.
    if (readTexts()[section] !== before) return take(copied)
    element('refused').hidden = typeof written !== 'string'
    if (typeof written === 'string') {
      element('refused').textContent =
        'The item isn’t here yet: this part can’t be read well enough. Fix what the list says, then copy it again.'
      return choose(section)
    }
    applyEdit(section, written.edit)
    goTo(section, written.line, 1)
  }
}
