/** The teacher’s start page: sends its forms and buttons, shows what the bot answers, and keeps its parts up to date. */
import { showTimes, startClock } from './clock.js'
import { dialog, element, onClick, whileBusy } from './element.js'
import { send } from './server.js'
import { showRefusal } from './form-values.js'
import { startSidebar } from './sidebar.js'
import { startCalendar } from './calendar.js'
import { optionsOf } from './start-form.js'
import { startRefresh, refresh } from './start-refresh.js'

const box = dialog('answer')
const answered = element('answered')
const notice = element('notice')

startClock()
startSidebar()
startRefresh()
startCalendar((control, address, chosen) => void press(control, { address, chosen }))

onClick('scroll', '[data-press]', (button) => void pressButton(button))
element('scroll').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = /** @type {HTMLFormElement} */ (event.target)
  void whileBusy(form, () => submit(form))
})

// The answer may have buttons, menus and forms of its own.
onClick('answered', '[data-press]', (button) => void pressButton(button))
onClick('answer', '[data-close]', () => box.close())
box.addEventListener('click', ({ target }) => target === box && box.close())
box.addEventListener('close', () => void closed())
answered.addEventListener('submit', (event) => {
  event.preventDefault()
  const form = /** @type {HTMLFormElement} */ (event.target)
  const { choose, submit: address } = form.dataset
  const data = new FormData(form)
  const fields = Object.fromEntries([...new Set(data.keys())].map((key) => [key, data.getAll(key)]))
  const chosen = data.getAll('chosen').filter((value) => value !== '')
  void press(form, choose === undefined ? { address, fields } : { address: choose, chosen })
})

/** What had the focus before the answer came; it may be replaced meanwhile. */
let opener = ''

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
async function press(control, body) {
  const owner = control.closest('[data-message]')
  const place = control.closest('[data-room]')
  const room = place instanceof HTMLElement ? (place.dataset.room ?? 'me') : 'me'
  const message = owner instanceof HTMLElement ? owner.dataset.message : undefined
  await whileBusy(control, async () => {
    show(await send('press', { ...body, room, message }), control, room)
  })
}

/** @param {import('./server.js').Outcome} outcome @param {HTMLElement} control @param {string} room */
function show(outcome, control, room) {
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

async function closed() {
  await refresh()
  const twin = document.getElementById(opener)
  if (twin !== null) twin.focus()
  else if (document.activeElement === document.body) element('scroll').focus()
}
