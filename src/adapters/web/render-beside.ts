/** Two packs beside each other: each in a studio of its own, with its own check. */
import type { PackSummary } from '../../core/command/context.ts'
import { packTitle } from '../../core/pack/choose-pack.ts'
import { type Html, html } from '../../render/html/html.ts'
import type { PersonKey } from './ids.ts'
import { renderStudioPage } from './render-studio-page.ts'

export interface BesideParts {
  readonly as: PersonKey
  readonly packs: readonly PackSummary[]
  /** What the left one shows, such as `pack=lantern`; nothing else is open yet. */
  readonly left: string
  readonly isShared: boolean
  readonly now: number
}

export function renderBeside(parts: BesideParts): string {
  const { as, left } = parts
  return renderStudioPage({
    ...parts,
    title: 'Two packs',
    script: 'studio-beside',
    content: html`<div class="studio" id="studio">
      <div class="bar">
        <a class="button" href="studio?as=${as}">All packs</a>
        <div class="tabs sides" role="group" aria-label="Pack to show">
          <button type="button" data-side="left" aria-pressed="true">First pack</button>
          <button type="button" data-side="right" aria-pressed="false">Second pack</button>
        </div>
      </div>
      <div class="beside" data-shown="left">
        ${renderSide('left', 'First pack', left, parts)}
        ${renderSide('right', 'Second pack', undefined, parts)}
      </div>
    </div>`,
  })
}

function renderSide(
  side: 'left' | 'right',
  label: string,
  chosen: string | undefined,
  { as, packs }: BesideParts,
): Html {
  const own = packs.filter(({ isUploaded }) => isUploaded)
  const installed = packs.filter(({ isUploaded }) => !isUploaded)
  const options = [
    ...own.map((pack) => [`pack=${pack.id}`, packTitle(pack)] as const),
    ...installed.map((pack) => [`copy=${pack.id}`, `A copy of ${packTitle(pack)}`] as const),
  ]
  const isKnown = chosen === undefined || options.some(([value]) => value === chosen)
  return html`<section class="side" data-side="${side}" aria-label="${label}">
    <label class="unseen" for="choose-${side}">${label}</label>
    <select id="choose-${side}" data-side="${side}">
      ${chosen === undefined && html`<option value="">Choose a pack …</option>`}
      ${!isKnown && html`<option value="${chosen}" selected>New pack</option>`}
      ${options.map(
        ([value, title]) =>
          html`<option value="${value}" ${value === chosen && html` selected`}>${title}</option>`,
      )}
    </select>
    <iframe
      id="frame-${side}"
      title="${label}"
      data-address="studio?as=${as}&amp;frame=${side}&amp;"
    ></iframe>
  </section>`
}
