/** The first page of the studio: the packs of the class to write on, and the ways to begin a new one. */
import type { PackSummary } from '../../core/command/context.ts'
import { packTitle } from '../../core/pack/choose-pack.ts'
import { pluralOf } from '../../core/pack/unit-label.ts'
import { formatCount } from '../../core/reply/format.ts'
import { type Html, html } from '../../render/html/html.ts'
import type { PersonKey } from './ids.ts'
import { hidden, renderCommandForm } from './form-fields.ts'
import { renderStudioPage } from './render-studio-page.ts'

export interface StudioListParts {
  readonly as: PersonKey
  readonly packs: readonly PackSummary[]
  /** The id of the pack that the class uses. */
  readonly inUse: string
  readonly isShared: boolean
  readonly now: number
}

const starters = [
  ['story', 'A story', 'A film or a novel, with characters and scenes'],
  ['play', 'A play in verse', 'With acts, scenes and lines'],
  ['text', 'A textbook or an article', 'With sections, and no characters'],
] as const

export function renderStudioList(parts: StudioListParts): string {
  const { as, packs } = parts
  const own = packs.filter(({ isUploaded }) => isUploaded)
  const installed = packs.filter(({ isUploaded }) => !isUploaded)
  return renderStudioPage({
    ...parts,
    title: 'Studio',
    script: 'studio-list',
    content: html`<div
      class="scroll start"
      id="scroll"
      tabindex="0"
      role="region"
      aria-label="Packs"
    >
      <section class="part" aria-labelledby="own-title">
        <h2 id="own-title">Your class’s packs</h2>
        ${
          own.length === 0
            ? html`<p>Your class has no pack of its own yet. Begin one below.</p>`
            : html`<ul class="commands" role="list">
                ${own.map((pack) => renderOwn(pack, parts))}
              </ul>`
        }
      </section>
      <section class="part" aria-labelledby="new-title">
        <h2 id="new-title">Begin a new pack</h2>
        <ul class="commands" role="list">
          ${starters.map(([kind, name, about]) =>
            renderRow(
              name,
              about,
              html`<a class="button" href="studio?as=${as}&amp;start=${kind}"
                >Begin<span class="unseen"> with ${name.toLowerCase()}</span></a
              >`,
            ),
          )}
        </ul>
        <p class="hint">Each begins with a small example that passes every check. Write over it.</p>
      </section>
      <section class="part" aria-labelledby="file-title">
        <h2 id="file-title">Bring a file</h2>
        <form class="form" id="bring" data-command="pack" data-action="import">
          <div class="field">
            <label for="bring-file"
              >A pack (YAML or zip), or questions from another program. You can also drop it on this
              page.</label
            >
            <input type="file" id="bring-file" name="file" required />
          </div>
          <div class="buttons">
            <button class="button" type="submit" id="bring-submit">Bring it</button>
          </div>
        </form>
      </section>
      <section class="part" aria-labelledby="installed-title">
        <h2 id="installed-title">Installed packs</h2>
        <p>They are there for every class. Copy one to change it for yours.</p>
        <ul class="commands" role="list">
          ${installed.map((pack) => renderInstalled(pack, as))}
        </ul>
      </section>
    </div>`,
  })
}

function renderOwn(pack: PackSummary, { as, inUse }: StudioListParts): Html {
  const title = packTitle(pack)
  return renderRow(
    title,
    `${countsOf(pack)}${pack.id === inUse ? ', in use' : ''}`,
    html`<a class="button primary" href="studio?as=${as}&amp;pack=${pack.id}"
        >Edit<span class="unseen"> ${title}</span></a
      >
      ${renderCommandForm(
        { id: `history-${pack.id}`, run: 'pack history', submit: 'Versions', style: 'plain' },
        hidden('pack', pack.id),
      )}`,
  )
}

function renderInstalled(pack: PackSummary, as: PersonKey): Html {
  const title = packTitle(pack)
  return renderRow(
    title,
    countsOf(pack),
    html`<a class="button" href="studio?as=${as}&amp;copy=${pack.id}"
      >Copy as your own<span class="unseen">: ${title}</span></a
    >`,
  )
}

function renderRow(name: string, about: string, buttons: Html): Html {
  return html`<li>
    <div>
      <b>${name}</b>
      <p>${about}</p>
    </div>
    <div class="buttons">${buttons}</div>
  </li>`
}

function countsOf({ scenes, questions, unit }: PackSummary): string {
  return `${formatCount(scenes, unit.name, pluralOf(unit.name))}, ${formatCount(questions, 'question')}`
}
