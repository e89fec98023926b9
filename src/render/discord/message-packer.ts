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
  /** So far, the container included. */
  size: Size
}

/** What components take of a message’s room, nested ones included. */
interface Size {
  readonly components: number
  /** Characters that people read. */
  readonly text: number
  /** Of everything they hold. */
  readonly bytes: number
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

  function makeRoom(size: Size): void {
    if (fits(plus(current.size, size))) return
    if (drafts.length === messageLimits.messages) {
      throw new DeliveryError('rejected', [
        `This is too long for Discord, even in ${messageLimits.messages} messages.`,
      ])
    }
    current = createDraft()
    drafts.push(current)
  }

  function add(component: APIComponentInContainer): void {
    const size = sizeOf(component)
    makeRoom(size)
    current.components.push(component)
    current.size = plus(current.size, size)
  }

  function addText(content: string): void {
    if (!isBlank(content)) add(textDisplay(content))
  }

  /** A line at the top or the end of a message, or below another, would separate nothing. */
  function addSeparator(separator: APISeparatorComponent): void {
    const last = current.components.at(-1)
    if (last !== undefined && last.type !== ComponentType.Separator) add(separator)
  }

  /** Puts as many lines into each text display as its message has room for. */
  function addLines([first = '', ...others]: readonly string[]): void {
    let content = startText(first)
    for (const line of others) {
      const longer = `${content}\n${line}`
      if (fits(plus(current.size, sizeOfText(longer)))) {
        content = longer
      } else {
        addText(content)
        content = startText(line)
      }
    }
    addText(content)
  }

  function addUpload({ contentType, data, ...upload }: Upload | ShownPicture): void {
    // The name depends on the files that are there, so the room is made with one that is as long.
    makeRoom(sizeOf(showFile(upload, fileName(upload.name, []))))
    const name = fileName(upload.name, current.files)
    current.files.push({ name, contentType, data })
    add(showFile(upload, name))
  }

  function startText(line: string): string {
    if (line !== '') makeRoom(sizeOfText(line))
    return line
  }

  for (const part of parts) {
    if ('lines' in part) addLines(part.lines)
    else if ('accessory' in part || 'components' in part) add(part)
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
  const container = { components: 1, text: 0, bytes: 0 }
  const size = mention === undefined ? container : plus(container, sizeOfText(mention))
  return { components: [], files: [], size }
}

function fits({ components, text, bytes }: Size): boolean {
  return (
    components <= messageLimits.components &&
    text <= messageLimits.text &&
    bytes <= messageLimits.bytes
  )
}

function plus(one: Size, other: Size): Size {
  return {
    components: one.components + other.components,
    text: one.text + other.text,
    bytes: one.bytes + other.bytes,
  }
}

function sizeOfText(text: string): Size {
  return { components: 1, text: text.length, bytes: Buffer.byteLength(text) }
}

function sizeOf(component: APIComponentInContainer): Size {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return sizeOfText(component.content)
    case ComponentType.ActionRow:
      return sizeOfControls(component.components)
    case ComponentType.Section: {
      const { components, accessory } = component
      const button = accessory.type === ComponentType.Button ? [accessory] : []
      return components
        .map(({ content }) => sizeOfText(content))
        .reduce(plus, sizeOfControls(button))
    }
    default:
      return { components: 1, text: 0, bytes: bytesOf(component) }
  }
}

/** A row or section with controls in it. */
function sizeOfControls(controls: readonly APIComponentInMessageActionRow[]): Size {
  const row = { components: 1, text: 0, bytes: bytesOf([]) }
  return controls
    .map((control) => sizes.getOrInsertComputed(control, sizeOfControl))
    .reduce(plus, row)
}

/** Of controls that were measured before, since the same views are shown to many. */
const sizes = new WeakMap<APIComponentInMessageActionRow, Size>()

function sizeOfControl(control: APIComponentInMessageActionRow): Size {
  return { components: 1, text: controlTextLength(control), bytes: bytesOf(control) + 1 }
}

/** A little more than what it holds, which costs no walk through it. */
function bytesOf(component: object): number {
  return Buffer.byteLength(JSON.stringify(component))
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

function showFile(
  upload: Pick<Upload, 'name'> | Pick<ShownPicture, 'name' | 'description'>,
  name: string,
): APIComponentInContainer {
  const file = { url: `attachment://${name}` }
  if (!('description' in upload)) return { type: ComponentType.File, file }
  const item = { media: file, description: upload.description }
  return { type: ComponentType.MediaGallery, items: [item] }
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
