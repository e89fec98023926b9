/** The sidebar, which slides in on a phone; who has the page open; light or dark. */
import { element } from './element.js'

const narrow = matchMedia('(max-width: 52rem)')

export function startSidebar() {
  const menu = element('menu')
  const sidebar = element('sidebar')
  menu.addEventListener('click', () => {
    setOpen(true)
    sidebar.querySelector('a')?.focus()
  })
  document.querySelector('[data-sidebar-close]')?.addEventListener('click', () => setOpen(false))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !document.body.classList.contains('sidebar-open')) return
    setOpen(false)
    menu.focus()
  })
  sidebar.addEventListener('focusout', ({ relatedTarget }) => {
    const outside = relatedTarget instanceof Node && !sidebar.contains(relatedTarget)
    if (narrow.matches && outside) setOpen(false)
  })
  element('theme').addEventListener('click', changeTheme)
  // Another tab, or the page around this one, has changed it.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'theme') document.documentElement.dataset.theme = newValue ?? ''
  })
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
  document.body.classList.toggle('sidebar-open', open)
  element('menu').ariaExpanded = String(open)
}

function changeTheme() {
  const { dataset } = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  dataset.theme = (dataset.theme ?? system) === 'dark' ? 'light' : 'dark'
  localStorage.setItem('theme', dataset.theme)
}
