/** The command line: a combobox that suggests what may come next, and remembers what was sent. */
import { showOutcome } from './dialogs.js'
import { create, dialog, element, onClick } from './element.js'
import { isInHistory, leaveHistory, recallLine, remember } from './history.js'
import { send, suggest } from './server.js'
import { showUsage } from './usage.js'
import { showWaiting } from './waiting.js'

/** @typedef {{ label: string, detail: string, line: string, send?: string }} Offer */

const line = /** @type {HTMLInputElement} */ (element('line'))
const box = element('offers-box')
const list = element('offers')

/** @type {Offer[]} */
let offers = []
let active = -1
/** Counts requests for suggestions, to drop answers that come too late. */
let requests = 0

/** Lines that were taken from the list, each with the line to send instead. @type {Map<string, string>} */
const exactLines = new Map()

export function startCommandLine() {
  line.addEventListener('input', () => {
    leaveHistory()
    void showOffers()
  })
  line.addEventListener('keydown', onKey)
  line.addEventListener('blur', close)
  list.addEventListener('mousedown', (event) => {
    event.preventDefault()
    const option = /** @type {Element} */ (event.target).closest('[role=option]')
    if (option instanceof HTMLElement) take(Number(option.dataset.index))
  })
  element('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    void submit(line.value.trim())
  })
  onClick('welcome', '[data-line]', ({ dataset }) => void submit(dataset.line ?? ''))
  onClick('commands', '[data-type]', ({ dataset }) => {
    dialog('commands').close()
    fill(dataset.type ?? '')
  })
  // A command in a message fills the line, for the person to complete and send.
  onClick('messages', '.command', ({ dataset }) => fill(dataset.line ?? ''))
  if (matchMedia('(hover: hover)').matches) line.focus()
}

/** @param {string} words */
function fill(words) {
  line.value = `${words} `
  line.focus()
  void showOffers()
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.isComposing) return
  const open = !box.hidden
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined) {
    event.preventDefault()
    if (open && (step === 1 || active >= 0)) activate(active + step)
    else if (step === -1 || isInHistory()) recall(step)
    else void showOffers()
  } else if ((event.key === 'Enter' || event.key === 'Tab') && open && active >= 0) {
    event.preventDefault()
    take(active)
  } else if (event.key === 'Escape') {
    event.preventDefault()
    if (open) close()
    else line.blur()
  }
}

/** Shows what may come next. Drops the answer if the person has typed on. */
async function showOffers() {
  requests += 1
  const request = requests
  const end = line.selectionStart ?? line.value.length
  const completion = await suggest(line.value.slice(0, end))
  if (request !== requests || document.activeElement !== line) return
  showUsage(completion.hint)
  offers = completion.offers ?? []
  list.replaceChildren(...offers.map((each, index) => optionOf(each, index)))
  activate(-1)
  box.hidden = offers.length === 0
  line.ariaExpanded = String(offers.length > 0)
}

/** @param {Offer} offered @param {number} index */
function optionOf({ label, detail }, index) {
  const option = create('li', create('b', label), ' ', create('span', detail))
  option.id = `offer-${index}`
  option.dataset.index = String(index)
  option.role = 'option'
  option.ariaSelected = 'false'
  return option
}

/** @param {number} index */
function activate(index) {
  active = Math.min(index, offers.length - 1)
  for (const [at, option] of [...list.children].entries()) {
    option.ariaSelected = String(at === active)
  }
  if (active < 0) return line.removeAttribute('aria-activedescendant')
  line.setAttribute('aria-activedescendant', `offer-${active}`)
  list.children[active]?.scrollIntoView({ block: 'nearest' })
}

/** @param {number} index */
function take(index) {
  const taken = offers[index]
  if (taken === undefined) return
  const rest = line.value.slice(line.selectionStart ?? line.value.length)
  line.value = taken.line + rest
  line.setSelectionRange(taken.line.length, taken.line.length)
  if (taken.send !== undefined) exactLines.set(taken.line, taken.send)
  close()
  if (/[ :]$/.test(taken.line)) void showOffers()
}

function close() {
  requests += 1
  box.hidden = true
  line.ariaExpanded = 'false'
  active = -1
  line.removeAttribute('aria-activedescendant')
}

/** @param {number} step */
function recall(step) {
  line.value = recallLine(step)
  line.setSelectionRange(line.value.length, line.value.length)
  showUsage()
}

/** @param {string} shown */
async function submit(shown) {
  if (shown === '') return
  close()
  showUsage()
  line.value = ''
  remember(shown)
  const stopWaiting = showWaiting(shown)
  const outcome = await send('line', { line: exactLine(shown), shown })
  stopWaiting()
  if (outcome.error !== undefined && line.value === '') line.value = shown
  showOutcome(outcome)
}

/** Puts the longest line that was taken from the list into its exact form. @param {string} shown */
function exactLine(shown) {
  const [start] = [...exactLines.keys()]
    .filter((taken) => shown.startsWith(taken))
    .toSorted((a, b) => b.length - a.length)
  return start === undefined ? shown : `${exactLines.get(start)}${shown.slice(start.length)}`
}
