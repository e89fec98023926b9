/** Packs rendered parts into as few messages as Discord’s limits allow. */
import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  ComponentType,
} from 'discord-api-types/v10'
import { DeliveryError } from '../../core/platform/platform.ts'
import { isBlank } from '../truncate-label.ts'
import { messageLimits } from './message-limits.ts'
import { controlTextLength } from './render-controls.ts'

/** A file that is uploaded with a message. */
export interface Upload {
  readonly name: string
  readonly contentType: string
  readonly data: string | Uint8Array<ArrayBuffer>
}

/** A picture that a message shows; it says the same to screen readers. */
interface ShownPicture extends Upload {
  readonly description: string
}

export interface RenderedMessage {
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly files: readonly Upload[]
}

/** Lines continue in the next message if need be; a row and a file stay whole. */
export type MessagePart =
  | { readonly lines: readonly string[] }
  | APISeparatorComponent
  | APIActionRowComponent<APIComponentInMessageActionRow>
  | APISectionComponent
  | Upload
  | ShownPicture

interface PackOptions {
  readonly mention?: string | undefined
  readonly marker?: readonly [number, number] | undefined
  readonly accentColour?: number | undefined
}

interface Draft {
  readonly components: APIComponentInContainer[]
  readonly files: Upload[]
  textLength: number
  /** Components so far, the container included. */
  size: number
}

/**
 * Returns at least one message. `mention` stands before the first message’s container, and `marker` becomes the ids of that
 * container and of its first component. Throws a DeliveryError if there would be too many messages.
 */
export function packMessages(
  parts: readonly MessagePart[],
  { mention, marker, accentColour }: PackOptions = {},
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const drafts: [Draft, ...Draft[]] = [createDraft(mention)]
  let current = drafts[0]

  function makeRoom(size: number, textLength = 0): void {
    const fits =
      current.size + size <= messageLimits.components &&
      current.textLength + textLength <= messageLimits.text
    if (fits) return
    if (drafts.length === messageLimits.messages) {
      throw new DeliveryError('rejected', [
        `This is too long for Discord, even in ${messageLimits.messages} messages.`,
      ])
    }
    current = createDraft()
    drafts.push(current)
  }

  function add(component: APIComponentInContainer, size: number, textLength = 0): void {
    makeRoom(size, textLength)
    current.components.push(component)
    current.size += size
    current.textLength += textLength
  }

  function addText(content: string): void {
    if (!isBlank(content)) add(textDisplay(content), 1, content.length)
  }

  function addRow(row: APIActionRowComponent<APIComponentInMessageActionRow>): void {
    const lengths = row.components.map((control) => controlTextLength(control))
    add(
      row,
      1 + row.components.length,
      lengths.reduce((sum, length) => sum + length, 0),
    )
  }

  function addSection(section: APISectionComponent): void {
    const { components, accessory } = section
    const button = accessory.type === ComponentType.Button ? controlTextLength(accessory) : 0
    add(
      section,
      2 + components.length,
      components.reduce((sum, { content }) => sum + content.length, button),
    )
  }

  /** A line at the top or the end of a message, or below another, would separate nothing. */
  function addSeparator(separator: APISeparatorComponent): void {
    const last = current.components.at(-1)
    if (last !== undefined && last.type !== ComponentType.Separator) add(separator, 1)
  }

  /** Puts as many lines into each text display as its message has room for. */
  function addLines([first = '', ...others]: readonly string[]): void {
    let content = startText(first)
    for (const line of others) {
      const longer = `${content}\n${line}`
      if (current.textLength + longer.length <= messageLimits.text) {
        content = longer
      } else {
        addText(content)
        content = startText(line)
      }
    }
    addText(content)
  }

  function addUpload({ contentType, data, ...upload }: Upload | ShownPicture): void {
    makeRoom(1)
    const name = fileName(upload.name, current.files)
    current.files.push({ name, contentType, data })
    const file = { url: `attachment://${name}` }
    if ('description' in upload) {
      const item = { media: file, description: upload.description }
      add({ type: ComponentType.MediaGallery, items: [item] }, 1)
    } else add({ type: ComponentType.File, file }, 1)
  }

  function startText(line: string): string {
    if (line !== '') makeRoom(1, line.length)
    return line
  }

  for (const part of parts) {
    if ('lines' in part) addLines(part.lines)
    else if ('accessory' in part) addSection(part)
    else if ('components' in part) addRow(part)
    else if ('type' in part) addSeparator(part)
    else addUpload(part)
  }
  const [first, ...others] = drafts
  const { components, files } = finish(first, { marker, accentColour })
  const lead = mention === undefined ? [] : [textDisplay(mention)]
  return [
    { components: [...lead, ...components], files },
    ...others.map((draft) => finish(draft, { accentColour })),
  ]
}

function createDraft(mention?: string): Draft {
  const [textLength, size] = mention === undefined ? [0, 1] : [mention.length, 2]
  return { components: [], files: [], textLength, size }
}

function finish(
  { components: [first, ...rest], files }: Draft,
  { marker, accentColour }: Pick<PackOptions, 'marker' | 'accentColour'>,
): RenderedMessage {
  // Only a mention fitted in; what it announces follows in the next message.
  if (first === undefined) return { components: [], files }
  const others = rest.at(-1)?.type === ComponentType.Separator ? rest.slice(0, -1) : rest
  const [containerId, componentId] = marker ?? []
  const container: APIMessageTopLevelComponent = {
    type: ComponentType.Container,
    ...(containerId === undefined ? {} : { id: containerId }),
    ...(accentColour === undefined ? {} : { accent_color: accentColour }),
    components: [componentId === undefined ? first : { ...first, id: componentId }, ...others],
  }
  return { components: [container], files }
}

function textDisplay(content: string) {
  return { type: ComponentType.TextDisplay, content } as const
}

/** Discord changes other characters in file names, and the component must name the file as it will be called. */
function fileName(name: string, others: readonly Upload[]): string {
  // A name that is too long keeps its end, which says what kind of file it is.
  const safe = name
    .replaceAll(/[^\w.-]+/g, '_')
    .slice(-messageLimits.fileName)
    .replace(/^[._]+/, '')
  const own = safe || 'file.txt'
  return others.some((other) => other.name === own) ? `${others.length + 1}-${own}` : own
}
