/** The texts of the studio: a field for each part of the pack, line numbers beside it, and the tabs above. */
import { element, onClick } from './element.js'

const tabs = [...document.querySelectorAll('[role="tab"]')].filter(
  (each) => each instanceof HTMLElement,
)

export const files = tabs.map((tab) => tab.dataset.file ?? '')

/** What each part holds: asking a field of ten thousand lines for its value takes long. @type {Record<string, string>} */
const texts = {}

/** How many lines each part has. @type {Record<string, number>} */
const lineCounts = {}

/** Of a line, in pixels, as the style sheet has it. */
const lineHeight = 1.5 * parseFloat(getComputedStyle(document.documentElement).fontSize)

/** Lines with a mistake, by part. @type {Record<string, ReadonlySet<number>>} */
let marked = {}

/** @param {string} file */
function field(file) {
  return /** @type {HTMLTextAreaElement} */ (element(`text-${file}`))
}

/** @returns {Record<string, string>} */
export function readTexts() {
  return { ...texts }
}

/** @param {Record<string, string>} shown */
export function showTexts(shown) {
  for (const file of files) {
    const text = field(file)
    text.value = shown[file] ?? ''
    texts[file] = text.value
    lineCounts[file] = linesBefore(file, Infinity) + 1
    text.disabled = false
    drawGutter(file)
  }
}

/** @param {(file: string) => void} onInput @param {() => void} onMove */
export function startEditor(onInput, onMove) {
  startWrapping()
  for (const file of files) {
    const text = field(file)
    text.addEventListener('input', () => {
      texts[file] = text.value
      lineCounts[file] = linesBefore(file, Infinity) + 1
      drawGutter(file)
      onInput(file)
    })
    text.addEventListener('scroll', () => drawGutter(file))
    text.addEventListener('keydown', keepIndent)
    for (const event of ['keyup', 'click', 'focus']) text.addEventListener(event, onMove)
  }
  onClick('studio', '[role="tab"]', (tab) => choose(tab.dataset.file ?? ''))
  for (const tab of tabs) tab.addEventListener('keydown', moveTab)
}

const wrap = /** @type {HTMLInputElement} */ (element('wrap'))
const wrapKey = 'studio-wrap'

/** Long lines go on below, without the numbers, which would stand beside the wrong ones; this browser remembers it. */
function startWrapping() {
  wrap.checked = localStorage.getItem(wrapKey) === 'on'
  function show() {
    for (const file of files) {
      field(file).wrap = wrap.checked ? 'soft' : 'off'
      gutter(file).hidden = wrap.checked
      drawGutter(file)
    }
  }
  wrap.addEventListener('change', () => {
    localStorage.setItem(wrapKey, wrap.checked ? 'on' : 'off')
    show()
  })
  show()
}

export function currentFile() {
  return tabs.find((tab) => tab.ariaSelected === 'true')?.dataset.file ?? 'pack'
}

/** @param {string} file */
export function choose(file) {
  for (const tab of tabs) {
    const isChosen = tab.dataset.file === file
    tab.ariaSelected = String(isChosen)
    tab.tabIndex = isChosen ? 0 : -1
    element(`panel-${tab.dataset.file}`).hidden = !isChosen
  }
  drawGutter(file)
  field(file).dispatchEvent(new Event('focus'))
}

/** Goes to a line, and selects from the column to its end. @param {string} file @param {number} line @param {number} column */
export function goTo(file, line, column) {
  choose(file)
  const text = field(file)
  let start = 0
  for (let at = 1; at < line; at += 1) start = text.value.indexOf('\n', start) + 1
  const end = text.value.indexOf('\n', start)
  const stop = end === -1 ? text.value.length : end
  // Where lines are wrapped, only the browser knows how far down one is: it looks when the field gets the focus.
  text.blur()
  text.setSelectionRange(Math.min(start + column - 1, stop), stop)
  text.focus()
  if (wrap.checked) return
  text.scrollTop = Math.max(0, (line - 1) * lineHeight - text.clientHeight / 3)
  text.scrollLeft = 0
}

/** The line of the cursor in a part, from 1. @param {string} file */
export function cursorLine(file) {
  return linesBefore(file, field(file).selectionStart) + 1
}

/** How many lines end before a place. @param {string} file @param {number} end */
function linesBefore(file, end) {
  const text = texts[file] ?? ''
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    count += 1
  }
  return count
}

/** @param {Record<string, number[]>} lines with a mistake, by part */
export function markLines(lines) {
  marked = Object.fromEntries(files.map((file) => [file, new Set(lines[file])]))
  for (const tab of tabs) {
    const count = lines[tab.dataset.file ?? '']?.length ?? 0
    const shown = /** @type {HTMLElement} */ (tab.querySelector('.count'))
    shown.hidden = count === 0
    shown.textContent = count === 1 ? '1 mistake' : `${count} mistakes`
  }
  drawGutter(currentFile())
}

/** @param {string} file */
function gutter(file) {
  return /** @type {HTMLElement} */ (element(`panel-${file}`).querySelector('.gutter'))
}

/** Only the numbers that can be seen: a part may have ten thousand lines. @param {string} file */
function drawGutter(file) {
  const { scrollTop, clientHeight } = field(file)
  if (wrap.checked || clientHeight === 0) return
  const [numbers] = gutter(file).children
  if (!(numbers instanceof HTMLElement)) return
  const first = Math.floor(scrollTop / lineHeight)
  const count = Math.min(
    Math.ceil(clientHeight / lineHeight) + 1,
    Math.max(0, (lineCounts[file] ?? 1) - first),
  )
  const lines = Array.from({ length: count }, (_, index) => {
    const line = first + index + 1
    return marked[file]?.has(line) === true ? `● ${line}` : String(line)
  })
  const content = lines.join('\n')
  if (numbers.textContent !== content) numbers.textContent = content
  numbers.style.translate = `0 ${first * lineHeight - scrollTop}px`
}

/** A new line begins below the text of the one above. @param {KeyboardEvent} event */
function keepIndent(event) {
  const text = event.currentTarget
  if (event.key !== 'Enter' || event.isComposing || !(text instanceof HTMLTextAreaElement)) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const before = text.value.slice(0, text.selectionStart)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const [indent = ''] = /^ *(?:- )?/.exec(line) ?? []
  if (indent === '') return
  event.preventDefault()
  // The only way that leaves the step in the field’s own history for undoing.
  document.execCommand('insertText', false, `\n${' '.repeat(indent.length)}`)
}

/** @param {KeyboardEvent} event */
function moveTab(event) {
  const at = tabs.findIndex((tab) => tab === event.currentTarget)
  const steps = /** @type {Record<string, number>} */ ({
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: tabs.length - 1,
  })
  const next = steps[event.key]
  if (next === undefined) return
  event.preventDefault()
  const tab = tabs[(next + tabs.length) % tabs.length]
  choose(tab?.dataset.file ?? '')
  tab?.focus()
}

/** The field of the cursor’s line, and what is typed of a name in it. */
export function nameAtCursor() {
  const at = field(currentFile()).selectionStart
  const value = texts[currentFile()] ?? ''
  const before = value.slice(value.lastIndexOf('\n', at - 1) + 1, at)
  const [, name = ''] = /^\s*(?:- )?(?:\{ )?(?:.*[,{] )?(\w+): /.exec(before) ?? []
  const [typed = ''] = /[a-z0-9-]*$/.exec(before) ?? []
  return { field: name, typed }
}

/** Puts a name in the place of what is typed of it. @param {string} name */
export function insertName(name) {
  const text = field(currentFile())
  const at = text.selectionStart
  const after = /^[a-z0-9-]*/.exec(text.value.slice(at, at + 40))?.[0].length ?? 0
  text.focus()
  text.setSelectionRange(at - nameAtCursor().typed.length, at + after)
  document.execCommand('insertText', false, name)
}

/** Changes a part as typing would, so that it can be undone. @param {string} file @param {{ start: number, end: number, text: string }} edit */
export function applyEdit(file, { start, end, text: inserted }) {
  choose(file)
  const text = field(file)
  text.focus()
  text.setSelectionRange(start, end)
  document.execCommand(inserted === '' ? 'delete' : 'insertText', false, inserted)
}
