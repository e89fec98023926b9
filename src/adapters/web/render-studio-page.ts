/** The frame of the studio’s pages: the sidebar, the top, and the dialog with the bot’s answers. */
import { type Html, html } from '../../render/html/html.ts'
import { renderAnswerDialog, renderTop } from './elements.ts'
import type { PersonKey } from './ids.ts'
import { renderHead } from './render-page.ts'
import { renderSidebar } from './sidebar.ts'

interface StudioPageParts {
  readonly as: PersonKey
  readonly isShared: boolean
  readonly now: number
  readonly title: string
  readonly script: 'studio' | 'studio-list' | 'studio-beside'
  /** Whether another page of the studio shows it. */
  readonly isFramed?: boolean
  readonly content: Html
}

export function renderStudioPage({
  as,
  isShared,
  now,
  title,
  script,
  content,
  isFramed = false,
}: StudioPageParts): string {
  return html`<!doctype html>
    <html lang="en">
      ${renderHead(
        title,
        html`<link rel="stylesheet" href="assets/start.css" />
          <link rel="stylesheet" href="assets/studio.css" />
          <link rel="stylesheet" href="assets/studio-form.css" />
          <link rel="stylesheet" href="assets/studio-beside.css" />
          <script type="module" src="assets/${script}.js"></script>`,
      )}
      <body
        data-as="${as}"
        data-channel="me"
        data-now="${now}"
        ${isFramed && html` class="framed"`}
      >
        <a class="skip" href="#content">Skip to the content</a>
        ${renderSidebar({ as, isShared, path: '/studio' })}
        <div class="shade" data-sidebar-close></div>
        <main id="content" tabindex="-1" ${isFramed && html` aria-label="${title}"`}>
          ${renderTop(html`<h1>${title}</h1>`)} ${content}
        </main>
        ${renderAnswerDialog()}
        <noscript><p class="noscript">The studio needs JavaScript.</p></noscript>
      </body>
    </html>`.markup
}
