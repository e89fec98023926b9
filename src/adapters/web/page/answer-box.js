/** The dialog with the bot’s answers: sends forms and buttons of a page and shows what comes of them. */
import { showTimes } from './clock.js'
import { dialog, element, onClick, whileBusy } from './element.js'
import { send } from './server.js'
import { showRefusal } from './form-values.js'
import { optionsOf } from './start-form.js'

const box = dialog('answer')
const answered = element('answered')
const notice = element('notice')

/** What had the focus before the answer came; it may be replaced meanwhile. */
let opener = ''

/**
 * @param {string} id of the element with the forms and buttons of the page
 * @param {() => Promise<void>} onClosed
 */
export function startAnswers(id, onClosed) {
  onClick(id, '[data-press]', (button) => void pressButton(button))
  element(id).addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target)
    if (form.dataset.command === undefined) return
    event.preventDefault()
    void whileBusy(form, () => submit(form))
  })

  // The answer may have buttons, menus and forms of its own.
  onClick('answered', '[data-press]', (button) => void pressButton(button))
  onClick('answer', '[data-close]', () => box.close())
  box.addEventListener('click', ({ target }) => target === box && box.close())
  box.addEventListener('close', () => void closed(id, onClosed))
  answered.addEventListener('submit', sendAnswer)
}

/** @param {SubmitEvent} event */
function sendAnswer(event) {
  event.preventDefault()
  const form = /** @type {HTMLFormElement} */ (event.target)
  const { choose, submit: address } = form.dataset
  const data = new FormData(form)
  const fields = Object.fromEntries([...new Set(data.keys())].map((key) => [key, data.getAll(key)]))
  const chosen = data.getAll('chosen').filter((value) => value !== '')
  void press(form, choose === undefined ? { address, fields } : { address: choose, chosen })
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  const { command, action = '' } = form.dataset
  const channel = form.querySelector('[data-room-of]')
  const room = channel instanceof HTMLSelectElement ? channel.value : 'me'
  const outcome = await send('command', { command, action, room, options: await optionsOf(form) })
  show(outcome, form, room)
}

/** @param {HTMLElement} button */
async function pressButton(button) {
  const { press: address = '', chosen } = button.dataset
  await press(button, { address, chosen: chosen === undefined ? [] : [chosen] })
}

/** @param {HTMLElement} control @param {Record<string, unknown>} body */
export async function press(control, body) {
  const owner = control.closest('[data-message]')
  const place = control.closest('[data-room]')
  const room = place instanceof HTMLElement ? (place.dataset.room ?? 'me') : 'me'
  const message = owner instanceof HTMLElement ? owner.dataset.message : undefined
  await whileBusy(control, async () => {
    show(await send('press', { ...body, room, message }), control, room)
  })
}

/** @param {import('./server.js').Outcome} outcome @param {HTMLElement} control @param {string} room */
export function show(outcome, control, room) {
  if (box.open && showRefusal(outcome, answered)) return
  notice.hidden = outcome.error === undefined
  notice.textContent = outcome.error ?? ''
  answered.dataset.room = room
  if (outcome.message !== undefined) {
    answered.innerHTML = `<ol class="messages" role="list">${outcome.message.html}</ol>`
    // It shows messages of the channel beside this one.
    answered.querySelector('[data-preview]')?.remove()
  } else answered.innerHTML = outcome.form ?? outcome.refusal ?? ''
  showTimes(answered)
  if (box.open) element('spoken').textContent = outcome.message?.spoken ?? ''
  else {
    opener = control instanceof HTMLFormElement ? `${control.id}-submit` : control.id
    box.showModal()
  }
}

/** @param {string} id @param {() => Promise<void>} onClosed */
async function closed(id, onClosed) {
  await onClosed()
  const twin = document.getElementById(opener)
  if (twin !== null) twin.focus()
  else if (document.activeElement === document.body) element(id).focus()
}
