/** Draws a reply as messages of Components V2. Labels are shortened, prose goes on in a further message, structure that cannot fit throws. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Block, Button, Reply } from '../../core/reply/reply.ts'
import { truncateLabel } from '../truncate-label.ts'
import { messageLimits } from './message-limits.ts'
import { plainLabel } from './escape.ts'
import { renderLines } from './render-text.ts'

/** A file that goes with a message. */
interface Upload {
  readonly name: string
  readonly contentType: string
  readonly data: string
}

export interface RenderedMessage {
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly files: readonly Upload[]
}

export interface RenderOptions {
  /** Two numbers that name the message, so that it can be found again among others. */
  readonly marker?: readonly [number, number]
  /** A role to notify, by its id. */
  readonly notify?: string
}

/** One message at least; throws a RangeError for a reply that no message of Discord's can show. */
export function render(
  reply: Pick<Reply, 'blocks'>,
  look: RenderOptions = {},
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const drafts = [draft()]
  const addresses = new Map<string, number>()
  const lead = look.notify === undefined ? [] : [textDisplay(`<@&${look.notify}>`)]
  let current = drafts[0] ?? draft()
  current.text += lead.reduce((sum, { content }) => sum + content.length, 0)
  current.size += lead.length

  function makeRoom(components: number, text = 0): void {
    const fits =
      current.size + components <= messageLimits.components &&
      current.text + text <= messageLimits.text
    if (fits) return
    if (drafts.length === messageLimits.messages) {
      throw new RangeError(`The reply is longer than ${messageLimits.messages} messages.`)
    }
    current = draft()
    drafts.push(current)
  }

  for (const block of reply.blocks) {
    switch (block.kind) {
      case 'buttons':
        for (const row of rowsOf(block.buttons)) {
          makeRoom(1 + row.length)
          add(current, buttonRow(row, addresses), 1 + row.length)
        }
        break
      case 'select':
        makeRoom(2)
        add(current, selectRow(block, addresses), 2)
        break
      case 'file': {
        makeRoom(1)
        const name = fileName(block.name, current.files.length)
        current.files.push({ name, contentType: block.mediaType, data: block.content })
        const file = { url: `attachment://${name}` }
        add(current, { type: ComponentType.File, file }, 1)
        break
      }
      default:
        addLines(renderLines(block))
    }
  }

  /** One text display for as many lines as the message has room for. */
  function addLines(lines: readonly string[]): void {
    let content: string | undefined
    for (const line of lines) {
      const longer: string = content === undefined ? line : `${content}\n${line}`
      if (content !== undefined && current.text + longer.length > messageLimits.text) {
        add(current, textDisplay(content), 1, content.length)
        content = line
      } else {
        content = longer
      }
      makeRoom(1, content.length)
    }
    if (content !== undefined && content.trim() !== '') {
      add(current, textDisplay(content), 1, content.length)
    }
  }

  if (reply.blocks.length === 0) addLines(['Done.'])
  const [first, ...others] = drafts
  if (first === undefined) throw new RangeError('There is no message.')
  const head = finish(first, look.marker)
  return [
    { ...head, components: [...lead, ...head.components] },
    ...others.map((other) => finish(other)),
  ]
}

interface Draft {
  readonly parts: APIComponentInContainer[]
  readonly files: Upload[]
  text: number
  /** The container itself is a component too. */
  size: number
}

function draft(): Draft {
  return { parts: [], files: [], text: 0, size: 1 }
}

function add(to: Draft, part: APIComponentInContainer, components: number, text = 0): void {
  to.parts.push(part)
  to.size += components
  to.text += text
}

function finish({ parts, files }: Draft, mark?: readonly [number, number]): RenderedMessage {
  const [first, ...others] = parts
  // Nothing but the role that is notified: what it is notified of follows in a message of its own.
  if (first === undefined) return { components: [], files }
  const components = mark === undefined ? parts : [{ ...first, id: mark[1] }, ...others]
  return {
    components: [
      {
        type: ComponentType.Container,
        components,
        ...(mark === undefined ? {} : { id: mark[0] }),
      },
    ],
    files,
  }
}

function textDisplay(content: string) {
  return { type: ComponentType.TextDisplay, content } as const
}

function rowsOf(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const count = Math.ceil(buttons.length / messageLimits.buttonsInRow)
  return Array.from({ length: count }, (_, row) =>
    buttons.slice(row * messageLimits.buttonsInRow, (row + 1) * messageLimits.buttonsInRow),
  )
}

function buttonRow(
  buttons: readonly Button[],
  addresses: Map<string, number>,
): APIActionRowComponent<APIButtonComponent> {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map((button) => {
      const label = truncateLabel(plainLabel(button.label), messageLimits.buttonLabel) || '…'
      if ('href' in button) {
        if (button.href.length > messageLimits.url) {
          throw new RangeError(`The address of the button “${label}” is too long for Discord.`)
        }
        return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.href }
      }
      return {
        type: ComponentType.Button,
        style: styles[button.style],
        label,
        custom_id: customId(button.press, addresses),
        ...(button.disabled === true ? { disabled: true } : {}),
      }
    }),
  }
}

const styles = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const

function selectRow(
  select: Extract<Block, { kind: 'select' }>,
  addresses: Map<string, number>,
): APIActionRowComponent<APIStringSelectComponent> {
  const { options, min, max } = select
  if (options.length > messageLimits.selectOptions) {
    throw new RangeError(
      `The menu “${select.label}” has ${options.length} entries; ${messageLimits.selectOptions} fit.`,
    )
  }
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId(select.press, addresses),
        placeholder: truncateLabel(plainLabel(select.label), messageLimits.placeholder),
        options: options.map(selectOption),
        min_values: Math.min(min, options.length),
        max_values: Math.min(max, options.length),
      },
    ],
  }
}

export function selectOption({
  label,
  value,
  description,
}: {
  readonly label: string
  readonly value: string
  readonly description?: string
}) {
  if (value.length > messageLimits.selectValue) {
    throw new RangeError(`The value of the menu entry “${label}” is too long for Discord.`)
  }
  return {
    label: truncateLabel(plainLabel(label), messageLimits.selectLabel) || '…',
    value,
    ...(description === undefined || description === ''
      ? {}
      : { description: truncateLabel(plainLabel(description), messageLimits.selectDescription) }),
  }
}

/** What parts an address from the number of its repetition, since no two controls of a message may have the same. */
const repetition = ';;'

function customId(press: string, addresses: Map<string, number>): string {
  const times = addresses.get(press) ?? 0
  addresses.set(press, times + 1)
  const id = times === 0 ? press : `${press}${repetition}${times}`
  if (id.length > messageLimits.customId) {
    throw new RangeError(`The press ${press} is too long for Discord.`)
  }
  return id
}

/** The address that a control was drawn with. */
export function componentIdFrom(customIdOfControl: string): string {
  return customIdOfControl.replace(/;;\d+$/, '')
}

/** Discord changes other characters in file names, and the component must name the file as it will be called. */
function fileName(name: string, index: number): string {
  const safe = name.replaceAll(/[^\w.-]+/g, '_').replace(/^[._]+/, '')
  return index === 0 ? safe || 'file.txt' : `${index + 1}-${safe}`
}
