/** Adds, changes and takes out items with a form: what it holds is written into the text, where it can be undone like typing. */
import { dialog, element, onClick, speak, whileBusy } from './element.js'
import { applyEdit, currentFile, cursorLine, goTo, readTexts } from './studio-editor.js'
import { startList } from './studio-item-list.js'
import { createFields } from './studio-fields.js'

/** @typedef {{ path: import('./studio-fields.js').Path, message: string }} Mistake */

const box = dialog('item')
const form = /** @type {HTMLFormElement} */ (element('item-form'))
const notice = element('item-notice')
const anyway = element('item-anyway')

/** @type {(what: 'openForm' | 'write' | 'remove' | 'list', place: import('./studio-worker.js').Place, given?: unknown) => Promise<any>} */
let ask
/** What the form is of. @type {import('./studio-worker.js').Place} */
let place = { section: '' }
/** @type {ReturnType<typeof createFields> | undefined} */
let fields
/** Fields that somebody has left; the others may still be filled in. @type {Set<Element>} */
let left = new Set()
let isSubmitted = false
let isChanged = false
let isChecking = false

const reasons = /** @type {Record<string, string>} */ ({
  unreadable:
    'The text of this part can’t be read well enough for a form. Mend what the list “To fix” says first.',
  noItem: 'Put the cursor into an item first.',
})

/** @param {typeof ask} asking */
export function startForms(asking) {
  ask = asking
  onClick('studio', '#add-item', (button) => void whileBusy(button, () => open({})))
  onClick('studio', '#change-item', (button) => void whileBusy(button, () => open(atCursor())))
  startList(ask, (line) => open({ line }))
  onClick('studio', '#remove-item', (button) => void whileBusy(button, remove))
  onClick('item', '[data-close]', () => box.close())
  anyway.addEventListener('click', () => void whileBusy(form, () => write({ allowMistakes: true })))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void whileBusy(form, () => write())
  })
  form.addEventListener('input', changed)
  form.addEventListener('focusout', ({ target }) => {
    const field = /** @type {Element} */ (target).closest('.field')
    if (field !== null) left.add(field)
    if (isChanged) void check()
  })
  box.addEventListener('cancel', (event) => {
    if (!isChanged) return
    event.preventDefault()
    isChanged = false
    say('What you filled in isn’t in the pack yet. Press Escape again to leave it out.')
  })
}

function atCursor() {
  return { line: cursorLine(currentFile()) }
}

/** @param {{ line?: number }} where */
async function open(where) {
  place = { section: currentFile(), ...where }
  const opened = await ask('openForm', place)
  say(typeof opened === 'string' ? reasons[opened] : undefined)
  element('item-title').textContent =
    place.section === 'pack'
      ? 'About the pack'
      : where.line === undefined
        ? 'Add an item'
        : 'Change this item'
  show(opened)
  isChanged = false
  if (!box.open) box.showModal()
}

/** @param {any} opened */
function show(opened) {
  isSubmitted = false
  left = new Set()
  anyway.hidden = true
  const isForm = typeof opened !== 'string'
  element('item-submit').hidden = !isForm
  fields = isForm ? createFields(opened.fields, opened.value, opened.names) : undefined
  element('item-fields').replaceChildren(...(fields?.elements ?? []))
  fields
    ?.at(['kind'])
    ?.querySelector('select')
    ?.addEventListener('change', (event) => void chooseKind(event))
}

/** Another kind asks for something else; what both have is kept, what is typed before the answer comes included. @param {Event} event */
async function chooseKind({ target }) {
  const select = /** @type {HTMLSelectElement} */ (target)
  const kind = select.value
  const asked = fields
  const opened = await ask('openForm', place, kind)
  if (typeof opened === 'string' || place.section !== 'quiz') return
  if (asked === undefined || fields !== asked || select.value !== kind) return
  const names = ['id', .../** @type {{ name: string }[]} */ (opened.fields).map(({ name }) => name)]
  const given = asked.read()
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)))
  const focused = document.activeElement
  const name = names.find((each) => each !== 'id' && asked.at([each])?.contains(focused)) ?? 'kind'
  show({ ...opened, value: { ...kept, kind } })
  focusOn(fields?.at([name]), focused)
}

/** Puts the cursor where it was in the field that stands in the place of another. @param {Element | undefined} field @param {Element | null} before */
function focusOn(field, before) {
  const control = field && controlOf(field)
  control?.focus()
  if (isTyped(control) && isTyped(before)) {
    control.setSelectionRange(before.selectionStart, before.selectionEnd)
  }
}

/** @param {unknown} control @returns {control is HTMLInputElement | HTMLTextAreaElement} */
function isTyped(control) {
  return (
    control instanceof HTMLTextAreaElement ||
    (control instanceof HTMLInputElement && control.type === 'text')
  )
}

function changed() {
  isChanged = true
  void check()
}

/** Says at each field what the check says of it; while one answer is awaited, nothing more is asked. */
async function check() {
  if (isChecking || fields === undefined) return
  isChecking = true
  const asked = JSON.stringify(fields.read())
  const written = await ask('write', place, fields.read())
  isChecking = false
  if (!box.open || typeof written === 'string') return
  if (JSON.stringify(fields.read()) !== asked) return check()
  showMistakes(written.mistakes)
}

/** @param {Mistake[]} mistakes */
function showMistakes(mistakes) {
  for (const wrong of form.querySelectorAll('.wrong'))
    /** @type {HTMLElement} */ (wrong).hidden = true
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid')
  }
  const others = []
  for (const { path, message } of mistakes) {
    const field = fields?.at(path)
    const wrong = field?.querySelector('.wrong')
    if (field === undefined || !(wrong instanceof HTMLElement)) others.push(message)
    else if (isSubmitted || left.has(field)) {
      wrong.textContent = wrong.hidden ? message : `${wrong.textContent} ${message}`
      wrong.hidden = false
      controlOf(field)?.setAttribute('aria-invalid', 'true')
    }
  }
  if (isSubmitted) say(others.length === 0 ? undefined : others.join(' '))
}

/** @param {Element} field */
function controlOf(field) {
  const control = field.querySelector('input, textarea, select')
  return control instanceof HTMLElement ? control : undefined
}

/** @param {{ allowMistakes?: boolean }} [allowed] */
async function write({ allowMistakes = false } = {}) {
  if (fields === undefined) return
  const written = await ask('write', place, fields.read())
  if (typeof written === 'string') return say(reasons[written])
  /** @type {Mistake[]} */
  const mistakes = written.mistakes
  isSubmitted = true
  showMistakes(mistakes)
  const [first] = mistakes
  if (first !== undefined && !allowMistakes) {
    anyway.hidden = false
    const field = fields.at(first.path)
    if (field !== undefined) controlOf(field)?.focus()
    return
  }
  isChanged = false
  box.close()
  applyEdit(place.section, written.edit)
  goTo(place.section, written.line, 1)
  speak('It’s in the text. Undo takes it back.')
}

async function remove() {
  const section = currentFile()
  const before = readTexts()[section]
  const edit = await ask('remove', { section, ...atCursor() })
  // Somebody may have typed meanwhile, and it would stand elsewhere.
  if (readTexts()[section] !== before) return remove()
  if (typeof edit === 'string') return speak(reasons[edit] ?? '')
  applyEdit(section, edit)
  speak('It’s taken out. Undo brings it back.')
}

/** @param {string | undefined} sentence */
function say(sentence) {
  notice.hidden = sentence === undefined
  notice.textContent = sentence ?? ''
}
