/**
 * The documented rules for messages that no schema can hold.
 * https://docs.discord.com/developers/components/reference
 * https://docs.discord.com/developers/resources/message#create-message
 */

import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js'
import type { Problem } from './errors.ts'
import { isRecord } from './schema.ts'
import { everyComponent } from './state.ts'

export interface MessageBody {
  readonly content?: string | null
  readonly embeds?: readonly object[] | null
  readonly components?: readonly object[] | null
  readonly flags?: number | null
  readonly attachments?: readonly { id: string; filename?: string | null }[] | null
  readonly allowed_mentions?: object | null
  readonly nonce?: string | number | null
  readonly poll?: object | null
  readonly sticker_ids?: readonly string[] | null
}

export interface MessageContext {
  /** What the message will hold after the request: an edit keeps what it does not name. */
  readonly flags: number
  /** Flags that the request may set. */
  readonly settable: number
  /** Names of the files that come with the request or are already attached. */
  readonly files: readonly string[]
}

type Path = readonly (string | number)[]
type Component = Readonly<Record<string, unknown>>

/** Flags that may be set when a message is edited, when it is posted, and when it answers. */
export const onEdit = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2
export const onPost = onEdit | MessageFlags.SuppressNotifications
export const onAnswer = onPost | MessageFlags.Ephemeral

const onlyInV2 = new Set<unknown>([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
])
const selects = new Set<unknown>([3, 5, 6, 7, 8])

export function messageProblems(body: MessageBody, context: MessageContext, at: Path): Problem[] {
  const components = body.components ?? []
  const inV2 = (context.flags & MessageFlags.IsComponentsV2) !== 0
  return [
    ...(inV2 ? v2Problems(body, components, at) : legacyProblems(body, components, at)),
    ...everyComponent(components).flatMap((component) => componentProblems(component, at)),
    ...uniqueProblems(components, at),
    ...flagProblems(body, context, at),
    ...mentionProblems(body.allowed_mentions, at),
    ...mediaProblems(body, context, at),
    ...blankProblems(components, at),
    ...(String(body.nonce ?? '').length > 25
      ? [problem([...at, 'nonce'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')]
      : []),
  ]
}

function v2Problems(body: MessageBody, components: readonly object[], at: Path): Problem[] {
  const found: Problem[] = []
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const value = body[field]
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value) && value.length === 0) continue
    const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'
    found.push(problem([...at, field], code, `The '${field}' field cannot be used with V2.`))
  }
  const every = everyComponent(components)
  if (every.length > 40) {
    const message = `A message holds 40 components in total, nested ones too: this has ${every.length}.`
    found.push(problem([...at, 'components'], 'BASE_TYPE_BAD_LENGTH', message))
  }
  const length = every
    .filter((component) => component['type'] === ComponentType.TextDisplay)
    .reduce((sum, component) => sum + String(component['content']).length, 0)
  if (length > 4000) {
    const message = `The total length of text must not exceed 4000: this has ${length}.`
    found.push(problem([...at, 'components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message))
  }
  const size = every.reduce((sum, component) => sum + 12 + ownBytes(component), 0)
  if (size > maxStoredBytes) {
    const message = `Discord answers 500 to a message of more than ${maxStoredBytes} bytes: this has ${size}.`
    found.push(problem([...at, 'components'], 'COMPONENTS_TOO_LARGE', message))
  }
  return found
}

/**
 * Not documented, but measured, at twelve bytes for each text besides its own: https://github.com/discord/discord-api-docs/issues/8554.
 * What controls take is not known, so here they take all that they hold.
 */
const maxStoredBytes = 10_170

function ownBytes(component: Component): number {
  const { components: _children, component: _child, accessory: _accessory, ...own } = component
  return textBytes(own)
}

function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, item: unknown) => sum + textBytes(item), 0)
}

/** Discord trims what people read before it measures it; also used for modals. */
export function blankProblems(components: readonly object[], at: Path): Problem[] {
  return everyComponent(components).flatMap((component) => {
    const options = (component['options'] ?? []) as Component[]
    const shown = [component['content'], component['label'], ...options.map(({ label }) => label)]
    return shown.some((text) => typeof text === 'string' && text !== '' && text.trim() === '')
      ? [problem([...at, 'components'], 'BASE_TYPE_REQUIRED', 'This field is required')]
      : []
  })
}

function legacyProblems(body: MessageBody, components: readonly object[], at: Path): Problem[] {
  const found: Problem[] = []
  if ((body.content ?? '').length > 2000) {
    found.push(
      problem([...at, 'content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.'),
    )
  }
  if (components.length > 5) {
    found.push(
      problem([...at, 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be 5 or fewer in length.'),
    )
  }
  const needsV2 = everyComponent(components).some((component) => onlyInV2.has(component['type']))
  if (needsV2) {
    const message = 'These components need the flag IS_COMPONENTS_V2.'
    found.push(problem([...at, 'components'], 'UNION_TYPE_CHOICES', message))
  }
  const embedded = (body.embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0)
  if (embedded > 6000) {
    const message = 'Embeds hold 6000 characters in all.'
    found.push(problem([...at, 'embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message))
  }
  return found
}

function embedLength(embed: object): number {
  const counted = new Set(['title', 'description', 'name', 'value', 'text'])
  return Object.entries(embed).reduce((sum, [key, value]: [string, unknown]) => {
    if (typeof value === 'string') return counted.has(key) ? sum + value.length : sum
    return typeof value === 'object' && value !== null ? sum + embedLength(value) : sum
  }, 0)
}

function componentProblems(component: Component, at: Path): Problem[] {
  const path = [...at, 'components']
  const type = component['type']
  if (type === ComponentType.Button) return buttonProblems(component, path)
  if (type === ComponentType.StringSelect) return selectProblems(component, path)
  if (type !== ComponentType.ActionRow) return []
  const children = component['components'] as Component[]
  const choosers = children.filter((child) => selects.has(child['type']))
  return choosers.length > 0 && children.length > 1
    ? [problem(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select fills a row of its own.')]
    : []
}

function buttonProblems(button: Component, path: Path): Problem[] {
  const name = JSON.stringify(button['custom_id'] ?? button['url'])
  const found: Problem[] = []
  if (button['style'] === ButtonStyle.Link) {
    if (!has(button, 'url') || has(button, 'custom_id')) {
      const message = `Link button ${name} must have a url and no custom_id.`
      found.push(problem(path, 'BUTTON_COMPONENT_INVALID_LINK', message))
    }
  } else if (
    button['style'] !== ButtonStyle.Premium &&
    (!has(button, 'custom_id') || has(button, 'url'))
  ) {
    const message = `Button ${name} must have a custom_id and no url.`
    found.push(problem(path, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', message))
  }
  if (
    !has(button, 'label') &&
    !isRecord(button['emoji']) &&
    button['style'] !== ButtonStyle.Premium
  ) {
    const message = `Button ${name} must have a label or an emoji.`
    found.push(problem(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message))
  }
  return found
}

/** Also used for selects in modals. */
export function selectProblems(select: Component, path: Path): Problem[] {
  const options = select['options'] as Component[]
  const min = typeof select['min_values'] === 'number' ? select['min_values'] : 1
  const max = typeof select['max_values'] === 'number' ? select['max_values'] : 1
  const found: Problem[] = []
  if (new Set(options.map((option) => option['value'])).size < options.length) {
    const message = 'The values of a select must be unique.'
    found.push(problem(path, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message))
  }
  if (min > max || max > options.length) {
    const message = `min_values ${min}, max_values ${max} and ${options.length} options disagree.`
    found.push(problem(path, 'SELECT_COMPONENT_INVALID_RANGE', message))
  }
  if (options.filter((option) => option['default'] === true).length > max) {
    found.push(problem(path, 'SELECT_COMPONENT_MANY_DEFAULTS', 'More defaults than max_values.'))
  }
  return found
}

/** Also used for modals: every custom_id and every id occurs once. */
export function uniqueProblems(components: readonly object[], at: Path): Problem[] {
  const every = everyComponent(components)
  return (['custom_id', 'id'] as const).flatMap((field) => {
    const values = every.flatMap((component) => (component[field] ?? []) as string | number)
    const doubled = values.filter((value, index) => values.indexOf(value) < index)
    const code = `COMPONENT_${field.toUpperCase()}_DUPLICATED`
    return doubled.map((value) =>
      problem([...at, 'components'], code, `Component ${field} ${value} occurs twice.`),
    )
  })
}

function flagProblems(body: MessageBody, context: MessageContext, at: Path): Problem[] {
  const refused = (body.flags ?? 0) & ~context.settable
  return refused === 0
    ? []
    : [problem([...at, 'flags'], 'MESSAGE_FLAGS_INVALID', `Flags ${refused} cannot be set here.`)]
}

function has(component: Component, field: string): boolean {
  return typeof component[field] === 'string' && component[field] !== ''
}

function mentionProblems(allowed: object | null | undefined, at: Path): Problem[] {
  if (!isRecord(allowed)) return []
  const parse = (allowed['parse'] ?? []) as unknown[]
  return (['users', 'roles'] as const).flatMap((kind) => {
    const ids = (allowed[kind] ?? []) as unknown[]
    const path = [...at, 'allowed_mentions', kind]
    const message = `parse and ${kind} are mutually exclusive.`
    return parse.includes(kind) && ids.length > 0
      ? [problem(path, 'ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message)]
      : []
  })
}

function mediaProblems(body: MessageBody, { files, flags }: MessageContext, at: Path): Problem[] {
  const inV2 = (flags & MessageFlags.IsComponentsV2) !== 0
  const urls = everyComponent(body.components ?? []).flatMap((component) => {
    const items = (component['items'] ?? []) as Component[]
    const media = [component['media'], component['file'], ...items.map((item) => item['media'])]
    return media.filter(isRecord).map((item) => String(item['url']))
  })
  const unseen =
    inV2 && body.components ? files.filter((name) => !urls.includes(`attachment://${name}`)) : []
  const hidden = unseen.map((name) =>
    problem([...at, 'components'], 'FILE_NOT_SHOWN', `Nobody sees the file ${name}.`),
  )
  const broken = urls.flatMap((url) => {
    const path = [...at, 'components']
    const name = /^attachment:\/\/(.+)$/.exec(url)?.[1]
    if (name === undefined) {
      return /^https?:\/\//.test(url)
        ? []
        : [problem(path, 'URL_TYPE_INVALID_SCHEME', `${url} is neither http nor attachment.`)]
    }
    return files.includes(name)
      ? []
      : [problem(path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No file ${name}.`)]
  })
  return [...hidden, ...broken]
}

function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message }
}
