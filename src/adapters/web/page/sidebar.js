/** The list of channels and people: a drawer on a phone; who is here; light or dark. */
import { element } from './element.js'

const narrow = matchMedia('(max-width: 52rem)')

export function startSidebar() {
  const menu = element('menu')
  const drawer = element('drawer')
  menu.addEventListener('click', () => {
    setOpen(true)
    drawer.querySelector('a')?.focus()
  })
  document.querySelector('[data-drawer-close]')?.addEventListener('click', () => setOpen(false))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !document.body.classList.contains('drawer-open')) return
    setOpen(false)
    menu.focus()
  })
  drawer.addEventListener('focusout', ({ relatedTarget }) => {
    const outside = relatedTarget instanceof Node && !drawer.contains(relatedTarget)
    if (narrow.matches && outside) setOpen(false)
  })
  element('theme').addEventListener('click', changeTheme)
}

/** @param {readonly string[]} people */
export function showPresence(people) {
  for (const row of document.querySelectorAll('[data-person]')) {
    const here = row.querySelector('.here')
    const key = /** @type {HTMLElement} */ (row).dataset.person ?? ''
    if (here instanceof HTMLElement) here.hidden = !people.includes(key)
  }
}

/** @param {boolean} open */
function setOpen(open) {
  document.body.classList.toggle('drawer-open', open)
  element('menu').ariaExpanded = String(open)
}

function changeTheme() {
  const { dataset } = document.documentElement
  const dark = dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : '')
  dataset.theme = dark === 'dark' ? 'light' : 'dark'
  localStorage.setItem('theme', dataset.theme)
}
