/** The live connection. Hidden tabs close theirs, because browsers allow only six to one address. */
import { setServerTime } from './clock.js'
import { clearNoAnswer, element } from './element.js'
import { clear, show } from './messages.js'
import { as } from './server.js'
import { showPresence } from './sidebar.js'

let seen = document.body.dataset.seen ?? ''

/** @type {EventSource | undefined} */
let source

export function startStream() {
  open()
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
  addEventListener('pagehide', close)
  addEventListener('pageshow', open)
  addEventListener('online', clearNoAnswer)
}

function open() {
  if (document.hidden || source !== undefined) return
  source = new EventSource(`play/events?${new URLSearchParams({ as, seen })}`)
  source.addEventListener('hello', (event) => {
    showConnection('')
    clearNoAnswer()
    setServerTime(JSON.parse(event.data).now)
  })
  source.addEventListener('reset', clear)
  source.addEventListener('presence', (event) => showPresence(JSON.parse(event.data)))
  source.addEventListener('message', (event) => {
    seen = event.lastEventId
    show(JSON.parse(event.data))
  })
  source.addEventListener('error', () => {
    showConnection('Connection lost. Trying again…')
    if (source?.readyState !== EventSource.CLOSED) return
    close()
    setTimeout(open, 3000)
  })
}

/** Screen readers would say the same again at every try. @param {string} words */
function showConnection(words) {
  const shown = element('connection')
  if (shown.textContent !== words) shown.textContent = words
}

function close() {
  source?.close()
  source = undefined
}
