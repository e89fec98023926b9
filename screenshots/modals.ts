/** Forms as HTML, drawn as the modals of the Discord and Slack apps from the payloads that the adapters send. */
import {
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10'
import type { types } from '@slack/bolt'
import { renderBlockKit } from '../src/render/html/block-kit.ts'
import { renderMarkdown } from '../src/render/html/discord-markdown.ts'
import { type Html, html } from '../src/render/html/html.ts'

export const modalCss = `
  .discord.modal, .slack.modal { padding: 1.25rem; } .modal h2 { margin: 0 0 1rem; font-size: 1.25rem; }
  .modal label, .modal .label { display: block; margin: 1rem 0 0.25rem; font-weight: 600; }
  .modal .small { color: var(--small); font-size: 0.8125rem; }
  .modal .field { padding: 0.5rem 0.75rem; border: 1px solid var(--bar); border-radius: 0.5rem; min-height: 1.25rem; }
  .modal .field.long { min-height: 4.5rem; } .modal .field.empty { color: var(--small); }
  .modal .choice { margin: 0.25rem 0; }
  .modal footer { display: flex; gap: 0.5rem; justify-content: end; margin-top: 1.25rem; }`

export function renderDiscordModal(modal: APIModalInteractionResponseCallbackData): Html {
  return html`<div class="discord modal">
    <h2>${modal.title}</h2>
    ${modal.components.map((part) => renderDiscordPart(part))}
    <footer><span class="b">Cancel</span><span class="b primary">Submit</span></footer>
  </div>`
}

function renderDiscordPart(part: APIModalInteractionResponseCallbackComponent): Html {
  if (part.type === ComponentType.TextDisplay) return html`${renderMarkdown(part.content, 0)}`
  if (part.type !== ComponentType.Label) return html``
  const { component } = part
  return html`<div class="label">
      ${part.label}${'required' in component && component.required !== false && ' *'}
    </div>
    ${part.description !== undefined && html`<p class="small">${part.description}</p>`}
    ${renderDiscordField(component)}`
}

function renderDiscordField(field: Parameters<typeof isShown>[0]): Html {
  switch (field.type) {
    case ComponentType.TextInput:
      return renderField(field.value, field.placeholder, field.style === 2)
    case ComponentType.RadioGroup:
      return renderOptions('○', field.options)
    case ComponentType.CheckboxGroup:
      return renderOptions('☐', field.options)
    case ComponentType.StringSelect:
      return html`${renderField(undefined, `${field.placeholder ?? 'Make a selection'} ⌄`)}
      ${renderOptions('·', field.options)}`
    default:
      return renderField(undefined, 'Choose a file')
  }
}

type LabelPart = Extract<
  APIModalInteractionResponseCallbackComponent,
  { type: ComponentType.Label }
>
declare function isShown(field: LabelPart['component']): boolean

/** A modal of Slack, or with `title` left out the Home tab. */
export function renderSlackView(view: types.ModalView | types.HomeView): Html {
  return html`<div class="slack modal">
    ${'title' in view && html`<h2>${view.title.text}</h2>`}
    ${view.blocks.map((block) =>
      isInput(block) ? renderSlackInput(block) : renderBlockKit([block as types.KnownBlock]),
    )}
    ${
      'title' in view &&
      html`<footer>
        <span class="b">${view.close?.text ?? 'Cancel'}</span>
        ${view.submit !== undefined && html`<span class="b primary">${view.submit.text}</span>`}
      </footer>`
    }
  </div>`
}

function isInput(block: types.ModalView['blocks'][number]): block is types.InputBlock {
  return block.type === 'input'
}

function renderSlackInput({ label, hint, optional, element }: types.InputBlock): Html {
  return html`<div class="label">
      ${label.text}${optional === true && html` <span class="small">(optional)</span>`}
    </div>
    ${renderSlackField(element)} ${hint !== undefined && html`<p class="small">${hint.text}</p>`}`
}

function renderSlackField(field: types.InputBlock['element']): Html {
  switch (field.type) {
    case 'plain_text_input':
      return renderField(field.initial_value, field.placeholder?.text, field.multiline)
    case 'checkboxes':
      return renderOptions('☐', (field.options ?? []).map(labelled))
    case 'radio_buttons':
      return renderOptions('○', field.options.map(labelled))
    case 'static_select':
    case 'multi_static_select': {
      const groups = field.option_groups ?? [{ label: undefined, options: field.options ?? [] }]
      return html`${renderField(undefined, `${field.placeholder?.text ?? 'Select an option'} ⌄`)}
      ${groups.map(({ label, options }) => html`${label !== undefined && html`<b>${label.text}</b>`} ${renderOptions('·', options.map(labelled))}`)}`
    }
    default:
      return renderField(undefined, 'placeholder' in field ? field.placeholder?.text : field.type)
  }
}

function labelled({ text, description }: types.Option) {
  return { label: text.text, ...(description && { description: description.text }) }
}

function renderField(value: string | undefined, placeholder = '', long = false): Html {
  return html`<div class="field ${long && 'long'} ${value === undefined && 'empty'}">
    ${value ?? placeholder}
  </div>`
}

function renderOptions(
  mark: string,
  options: readonly { readonly label: string; readonly description?: string }[],
): Html {
  return html`${options.map(
    ({ label, description }) =>
      html`<p class="choice">
        ${mark} ${label}
        ${description !== undefined && html`<span class="small">${description}</span>`}
      </p>`,
  )}`
}
