/** The page that says whether the bot works: a heading, a line for each part, no script. */
import {
  type PartStatus,
  type Status,
  describePart,
  overallCondition,
  partName,
  statusHeading,
} from '../../core/status/status.ts'
import { formatSpan } from '../../core/reply/format.ts'
import { type Html, html } from '../../render/html/html.ts'
import { toIsoString } from '../../render/html/render-text.ts'
import { pageMeta } from './page-meta.ts'

export function renderStatusPage(status: Status): string {
  const heading = statusHeading(status)
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageMeta}
        <meta name="robots" content="noindex, nofollow" />
        <title>${heading} · Commonplace</title>
        <link rel="icon" href="status/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="status/status.css" />
      </head>
      <body>
        <main class="${overallCondition(status)}">
          <h1>${heading}</h1>
          ${status.parts.length > 0 && html`<dl>${status.parts.map((part) => renderPart(part, status.checkedAt))}</dl>`}
          ${overallCondition(status) !== 'works' && html`<p>If it stays like this, tell the person who runs the bot.</p>`}
          <p class="checked">
            Checked at ${renderTime(status.checkedAt)} UTC. Reload this page to look again.
          </p>
        </main>
      </body>
    </html>`.markup
}

function renderPart(part: PartStatus, now: number): Html {
  const { condition, since } = part
  return html`<dt>${partName(part)}</dt>
    <dd class="${condition}">
      ${describePart(part)}
      ${condition !== 'works' && html`<span class="since">It’s been like this for ${formatSpan(now - since)}, since ${renderTime(since)} UTC.</span>`}
    </dd>`
}

function renderTime(at: number): Html {
  const iso = toIsoString(at)
  return html`<time datetime="${iso}">${iso.slice(11, 16)}</time>`
}
