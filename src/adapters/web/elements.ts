/** Small elements that the page repeats: icons, avatars, clocks and the top of a dialog. */
import type { Person } from '../../core/platform/room.ts'
import { firstCharacter } from '../../core/reply/graphemes.ts'
import { type Html, html } from '../../render/html/html.ts'
import { toIsoString } from '../../render/html/render-text.ts'
import { people } from './ids.ts'

/** The icons of `page/icons.svg`. */
type Icon =
  | 'mark'
  | 'eye'
  | 'menu'
  | 'theme'
  | 'hash'
  | 'lock'
  | 'tab'
  | 'slash'
  | 'send'
  | 'close'
  | 'print'
  | 'pen'

/** An icon that screen readers skip; put words beside it, or give it a label that only they read. */
export function icon(name: Icon, label?: string): Html {
  return html`<svg aria-hidden="true" class="glyph" viewBox="0 0 24 24">
      <use href="assets/icons.svg#${name}"></use></svg
    >${label !== undefined && html`<span class="unseen">${label}</span>`}`
}

/** The person’s initial, on a colour of their own. */
export function renderAvatar({ id, name }: Person): Html {
  const hue = people.findIndex((person) => person.id === id)
  const initial = firstCharacter(name.replace(/^M[rs]s?\. /, ''))
  return html`<span class="avatar hue-${hue}" aria-hidden="true">${initial}</span>`
}

/** The hour and minute; the page rewrites it in the reader’s own time zone. */
export function renderClock(at: number): Html {
  const iso = toIsoString(at)
  return html`<time class="when" datetime="${iso}" data-clock>${iso.slice(11, 16)}</time>`
}

/** The title of a dialog, which the dialog names as `<id>-title`, and the button that closes it. */
export function renderDialogTop(id: string, title: string): Html {
  return html`<h2 id="${id}-title">${title}</h2>
    <button type="button" class="icon" data-close>${icon('close', 'Close')}</button>`
}

/** Where a page that isn’t a channel shows an answer, and what screen readers are told. */
export function renderAnswerDialog(): Html {
  return html`<dialog id="answer" class="wide" aria-labelledby="answer-title">
      <div class="dialog-top">${renderDialogTop('answer', 'The bot’s answer')}</div>
      <p class="notice" id="notice" role="alert" hidden></p>
      <div id="answered" data-room="me"></div>
    </dialog>
    <div class="unseen" role="status" id="spoken"></div>`
}

/** The top of a page, with the button that opens the sidebar on a phone; `title` is a heading and what belongs to it. */
export function renderTop(title: Html): Html {
  return html`<header class="top">
    <button type="button" class="icon menu" id="menu" aria-controls="sidebar" aria-expanded="false">
      ${icon('menu', 'Channels and people')}
    </button>
    <div class="title">${title}</div>
    <p class="connection" id="connection" role="status"></p>
    <button type="button" class="icon" id="theme" title="Light or dark">
      ${icon('theme', 'Light or dark')}
    </button>
  </header>`
}
