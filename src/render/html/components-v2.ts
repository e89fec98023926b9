/** The payload of a Discord message (Components V2) as HTML, drawn as the Discord app shows it. */
import {
  type APIComponentInActionRow,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { RenderedMessage } from '../discord/message-packer.ts'
import { renderMarkdown } from './discord-markdown.ts'
import { type Html, html } from './html.ts'
import { renderMenu, renderUnknown } from './payload-parts.ts'

/** `now` (epoch milliseconds) is what relative times are measured from. */
export function renderComponents(
  { components, files = [] }: Pick<RenderedMessage, 'components'> & Partial<RenderedMessage>,
  now: number,
): readonly Html[] {
  return components.map((part) => renderComponent(part, { now, files }))
}

interface Drawing {
  readonly now: number
  /** Pictures among them are drawn from their SVG. */
  readonly files: RenderedMessage['files']
}

function renderComponent(
  part: APIMessageTopLevelComponent | APIComponentInContainer,
  drawing: Drawing,
): Html {
  switch (part.type) {
    case ComponentType.Container:
      return html`<div class="container" ${accent(part.accent_color)}>
        ${part.components.map((inner) => renderComponent(inner, drawing))}
      </div>`
    case ComponentType.TextDisplay:
      return html`${renderMarkdown(part.content, drawing.now)}`
    case ComponentType.Section:
      return html`<div class="section">
        <div>${part.components.map((inner) => renderComponent(inner, drawing))}</div>
        ${part.accessory.type === ComponentType.Button && renderControl(part.accessory)}
      </div>`
    case ComponentType.Separator:
      return html`<hr />`
    case ComponentType.MediaGallery:
      return html`${part.items.map(({ media, description }) => {
        const file = drawing.files.find(({ name }) => media.url === `attachment://${name}`)
        const data = Buffer.from(file?.data ?? '')
        // What is drawn stands here as its SVG; pictures of packs are what they say.
        const isDrawn = data.subarray(0, 1).toString() === '<'
        const type = isDrawn || file === undefined ? 'image/svg+xml' : file.contentType
        const address = `data:${type};base64,${data.toString('base64')}`
        return html`<img class="media" src="${address}" alt="${description ?? ''}" />`
      })}`
    case ComponentType.File:
      return html`<p class="file">
        <span class="link">${part.file.url.replace(/^attachment:\/\//, '')}</span>
      </p>`
    case ComponentType.ActionRow:
      return html`<div class="buttons">${part.components.map((each) => renderControl(each))}</div>`
    default:
      return part satisfies never
  }
}

/** The page’s content policy allows no style attributes, so its style sheet knows the colours. */
function accent(colour: number | null | undefined): Html | false {
  return typeof colour === 'number' && html` data-accent="#${colour.toString(16).padStart(6, '0')}"`
}

const buttonClasses: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Danger]: 'danger',
}

function renderControl(control: APIComponentInActionRow): Html {
  switch (control.type) {
    case ComponentType.Button: {
      if (!('label' in control)) return renderUnknown('Button')
      const off = control.disabled === true && ' off'
      return control.style === ButtonStyle.Link
        ? html`<span class="b">${control.label} ↗</span>`
        : html`<span class="b ${buttonClasses[control.style]}${off}">${control.label}</span>`
    }
    case ComponentType.StringSelect:
      return renderMenu(control.placeholder ?? '', control.options)
    default:
      return renderUnknown(ComponentType[control.type])
  }
}
