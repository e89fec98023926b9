/** The editor of the studio: the parts of a pack as tabs, their text, and beside it what is wrong and what could be better. */
import type { PackFile } from '../../core/pack/pack.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderDialogTop } from './elements.ts'
import type { PersonKey } from './ids.ts'
import { renderStudioPage } from './render-studio-page.ts'

export interface StudioEditorParts {
  readonly as: PersonKey
  readonly isShared: boolean
  /** Of the pack that is edited or copied. */
  readonly title: string | undefined
  /** What an address of the studio asks for, such as `pack=lantern`. */
  readonly query: string
  readonly isFramed: boolean
  /** Where the check is. */
  readonly addresses: { readonly folder: string; readonly paths: readonly string[] }
  readonly now: number
}

/** In the order in which somebody would write them. */
const tabs: readonly (readonly [PackFile, string])[] = [
  ['pack', 'About'],
  ['scenes', 'Scenes'],
  ['characters', 'Characters'],
  ['themes', 'Themes'],
  ['quotes', 'Lines'],
  ['questions', 'Questions'],
  ['quiz', 'Quiz'],
  ['terms', 'Terms'],
]

export function renderStudio(parts: StudioEditorParts): string {
  const { as, title = 'New pack', addresses, query } = parts
  return renderStudioPage({
    ...parts,
    title,
    script: 'studio',
    content: html`<div
      class="studio"
      id="studio"
      data-folder="${addresses.folder}"
      data-paths="${addresses.paths.join(' ')}"
    >
      <div class="bar">
        <a class="button" href="studio?as=${as}">All packs</a>
        <p class="state" id="state" role="status">Opening the pack …</p>
        <div class="buttons">
          <a class="button" id="beside" href="studio?as=${as}&amp;beside&amp;${query}"
            >Another beside it</a
          >
          <form class="form" id="versions" data-command="pack" data-action="history" hidden>
            <input type="hidden" name="pack" id="versions-pack" />
            <button class="button" type="submit" id="versions-submit">Versions</button>
          </form>
          <button type="button" class="button primary" id="save" disabled>Save</button>
        </div>
      </div>
      <p class="notice" id="refused" role="alert" hidden></p>
      <div class="overtaken" id="overtaken" role="alert" hidden>
        <p id="overtaken-text"></p>
        <div class="buttons">
          <button type="button" class="button" id="theirs">Open that version instead</button>
          <button type="button" class="button" id="anyway">Save mine over it</button>
        </div>
      </div>
      <div class="tabs" role="tablist" aria-label="Parts of the pack">${tabs.map(renderTab)}</div>
      <div class="tools" role="group" aria-label="The item at the cursor">
        <button type="button" class="button" id="add-item" disabled>Add with a form</button>
        <button type="button" class="button" id="change-item" disabled>Change with a form</button>
        <button type="button" class="button" id="list-items" disabled>Choose from a list</button>
        <button type="button" class="button" id="remove-item" disabled>Take it out</button>
        <button type="button" class="button" id="preview-item" disabled>How it looks</button>
        <button type="button" class="button" id="play-item" disabled hidden>Play it</button>
        <button type="button" class="button" id="copy-item" disabled hidden>
          Copy to the other pack
        </button>
        <label class="check"><input type="checkbox" id="wrap" /><span>Wrap long lines</span></label>
      </div>
      <div class="workspace">
        ${tabs.map(renderPanel)}
        <aside class="findings" aria-label="Check" tabindex="0" role="region">
          <p class="progress" id="progress"></p>
          <ul class="names" id="names" role="list" aria-label="Names that fit here"></ul>
          <h2>To fix <span id="mistake-count"></span></h2>
          <ol class="problems" id="mistakes" role="list"></ol>
          <h2>Could be better <span id="warning-count"></span></h2>
          <ol class="problems" id="warnings" role="list"></ol>
        </aside>
      </div>
      ${renderItemDialog()} ${renderListDialog()}
    </div>`,
  })
}

function renderTab([file, label]: (typeof tabs)[number], index: number): Html {
  return html`<button
    type="button"
    role="tab"
    id="tab-${file}"
    data-file="${file}"
    aria-controls="panel-${file}"
    aria-selected="${index === 0 ? 'true' : 'false'}"
    tabindex="${index === 0 ? '0' : '-1'}"
  >
    ${label}<span class="count" hidden></span>
  </button>`
}

function renderPanel([file, label]: (typeof tabs)[number], index: number): Html {
  return html`<div
    class="panel"
    role="tabpanel"
    id="panel-${file}"
    aria-labelledby="tab-${file}"
    ${index > 0 && html` hidden`}
  >
    <pre class="gutter" aria-hidden="true"><span></span></pre>
    <textarea
      id="text-${file}"
      aria-label="${label}"
      aria-describedby="state"
      wrap="off"
      spellcheck="true"
      autocapitalize="none"
      autocomplete="off"
      disabled
    ></textarea>
  </div>`
}

/** The script fills it in. */
function renderItemDialog(): Html {
  return html`<dialog id="item" class="wide" aria-labelledby="item-title">
    <div class="dialog-top">${renderDialogTop('item', 'Add an item')}</div>
    <form class="form" id="item-form" novalidate>
      <p class="notice" id="item-notice" role="alert" hidden></p>
      <div class="fields" id="item-fields"></div>
      <div class="buttons">
        <button class="button" type="button" data-close>Cancel</button>
        <button class="button" type="button" id="item-anyway" hidden>
          Put it into the text all the same
        </button>
        <button class="button primary" type="submit" id="item-submit">Put it into the text</button>
      </div>
    </form>
  </dialog>`
}

/** The script fills it in. */
function renderListDialog(): Html {
  return html`<dialog id="items" class="wide" aria-labelledby="items-title">
    <div class="dialog-top">${renderDialogTop('items', 'Choose an item')}</div>
    <div class="form">
      <div class="field">
        <label for="items-find">Words in its name</label>
        <input type="search" id="items-find" autocomplete="off" />
      </div>
      <ol class="problems" id="items-found" role="list" aria-label="Items"></ol>
      <p class="hint" id="items-rest" role="status"></p>
    </div>
  </dialog>`
}
