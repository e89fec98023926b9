/** What the bot says, as data: blocks that say what each part is. Renderers decide how it looks. */
import { formatCount } from './format.ts'
import type { PackImage } from '../picture/pack-image.ts'
import type { Picture } from '../picture/picture.ts'

/** A run of text. Only renderers escape, so a string here is never markup. */
export type Inline =
  | string
  | { readonly em: string }
  | { readonly strong: string }
  | { readonly mark: string }
  | { readonly spoiler: string }
  | { readonly code: string }
  /**
   * A moment, shown in each reader's own time zone where the platform can; `fallback` is what it says where it cannot. `zone` is the
   * one in which the reader was told it already; where their clock says the same, it is nothing new.
   */
  | { readonly time: number; readonly fallback: string; readonly zone?: string }
  /** Somebody in the room, named without being notified. */
  | { readonly person: string; readonly name: string }
  /** A channel by its room’s id or a role by the platform’s own, as a link where the platform can; `name` is what it says where it cannot. */
  | { readonly channel: string; readonly name: string }
  | { readonly role: string; readonly name: string }
  /** A command such as `daily set`, with words such as `08:30` after it, as people give it on the platform; a link where it can be. */
  | { readonly command: string; readonly words?: string }

/** Said of a person whose name the bot doesn’t know, where the platform can’t show it either. */
export const unknownName = 'somebody'

export type RichText = readonly Inline[]
export type ButtonStyle = 'plain' | 'primary' | 'danger'

/** A button runs an action (`press` is made by `componentId`) or opens a web page. */
export type Button =
  | {
      readonly label: string
      readonly press: string
      readonly style: ButtonStyle
      readonly disabled?: boolean
      /** The only person, beside teachers, who may use it; and the key that presses it, as in `KeyboardEvent.key`. */
      readonly onlyFor?: string
      readonly key?: string
    }
  | { readonly label: string; readonly href: string }

/** What a reply means, which some platforms show as a colour. Its words say the same. */
export type Tone = 'question' | 'right' | 'wrong' | 'warning' | 'error' | 'quiet'

export interface SelectOption {
  readonly label: string
  readonly value: string
  readonly description?: string
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: RichText }
  | {
      readonly kind: 'quote'
      readonly line: RichText
      /** Left out for narration and statements. */
      readonly speaker?: string
      readonly addressee?: string
      readonly citation: string
    }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly RichText[]; readonly ordered: boolean }
  | {
      readonly kind: 'question'
      readonly prompt: string
      readonly level?: string
      readonly followUps: readonly string[]
    }
  /** The options of a quiz question, by letter. */
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  /** How often each option was chosen, by how many people in all. */
  | {
      readonly kind: 'distribution'
      readonly people: number
      /** Whether the counts are per cent of a whole, such as a goal, and not people. */
      readonly isShare?: true
      readonly rows: readonly {
        readonly label: string
        readonly count: number
        readonly right: boolean
      }[]
    }
  /** Standings; equal scores share a rank. */
  | {
      readonly kind: 'ranking'
      /** Who is ranked, for screen readers where a message has several. */
      readonly caption?: string
      /** Whether it is over, so that chat platforms give the first three their medals. */
      readonly final?: boolean
      readonly rows: readonly {
        readonly rank: number
        readonly name: string
        readonly score: string
        /** A medal for no points at all would make fun of people. */
        readonly hasNoPoints?: true
      }[]
    }
  /** Counts down to a moment (epoch milliseconds). */
  | { readonly kind: 'timer'; readonly label: string; readonly until: number }
  | { readonly kind: 'note'; readonly text: RichText }
  /** Text with a button beside it. */
  | { readonly kind: 'row'; readonly text: RichText; readonly button: Button }
  /** The first cell of a row says what the row is about. */
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly RichText[])[]
    }
  /** Platforms that cannot show a picture leave it out, or say what stands for it. */
  | Picture
  | PackImage
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mediaType: string
      readonly content: string | Uint8Array<ArrayBuffer>
      /** Shown in full where no file can be sent, however long: a person has a right to all of their own data. */
      readonly whole?: boolean
    }
  /** `more` are less often used and may hide behind a menu. */
  | {
      readonly kind: 'buttons'
      readonly buttons: readonly Button[]
      readonly more?: readonly Button[]
    }
  | {
      readonly kind: 'select'
      readonly press: string
      readonly label: string
      readonly options: readonly SelectOption[]
      readonly min: number
      readonly max: number
    }

export interface Fact {
  readonly label: string
  readonly value: RichText
  /** Whether people will want to copy the value. */
  readonly copy?: true
}

export interface TableColumn {
  readonly label: string
  /** Numbers align at their end. */
  readonly align?: 'end'
}

export interface Choice {
  readonly letter: string
  readonly text: string
}

/** What a command or an action answers. */
export interface Reply {
  readonly blocks: readonly Block[]
  /** Whether only the person who asked sees it. If omitted, the command’s audience decides. */
  readonly private?: boolean
  /** Whether it says only why nothing was done. It never replaces the message whose button was pressed. */
  readonly refused?: boolean
  /** The component id that shows the same to the room; a private answer then gets a Share button. */
  readonly share?: string
  readonly tone?: Tone
  /** What only a private answer has, such as what a teacher may read before the class; it is never shared. */
  readonly onlyPrivate?: readonly Block[]
  /** The component ids of what this person has now chosen, for platforms that draw a message for each reader. */
  readonly chosen?: readonly string[]
  /** What then takes the place of the private message whose button was pressed, such as one that is shared now. */
  readonly leaves?: Reply
}

/** A part that a condition may leave out, as in `lines.length > 0 && bullets(lines)`. */
export type Optional<Part> = Part | false | undefined
function present<Part extends object>(parts: readonly Optional<Part>[]): readonly Part[] {
  return parts.filter((part) => part !== false && part !== undefined)
}

/** Returns a reply to the audience that the command declares. */
export function replyWith(...blocks: readonly Optional<Block>[]): Reply {
  return { blocks: present(blocks) }
}

/** Returns a reply with a Share button; `share` is the component id that shows the same again. */
export function shareableReply(share: string, ...blocks: readonly Optional<Block>[]): Reply {
  return { blocks: present(blocks), share }
}

/** Returns a reply that only the person who asked sees. */
export function privateReply(...blocks: readonly Optional<Block>[]): Reply {
  return { blocks: present(blocks), private: true }
}

export function heading(text: string): Block {
  return { kind: 'heading', text }
}

export function text(...parts: RichText): Block {
  return { kind: 'text', text: parts }
}

export function note(...parts: RichText): Block {
  return { kind: 'note', text: parts }
}

/** Says how many a list has left out; nothing where it has all of them. `what` is one of them, such as “question”. */
export function moreNote(left: number, what?: string): Optional<Block> {
  const more =
    what === undefined ? `${left.toLocaleString('en')} more` : formatCount(left, `more ${what}`)
  return left > 0 && note(`And ${more}.`)
}

export function facts(...rows: readonly Optional<Fact>[]): Block {
  return { kind: 'facts', facts: present(rows) }
}

export function fact(label: string, ...value: RichText): Fact {
  return { label, value }
}

/** Names a command as people of the platform give it. */
export function commandMention(command: string, words?: string): Inline {
  return words === undefined ? { command } : { command, words }
}

export function row(button: Button, ...parts: RichText): Block {
  return { kind: 'row', text: parts, button }
}

export function table(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly RichText[])[],
): Block {
  return { kind: 'table', caption, columns, rows }
}

export function separator(): Block {
  return { kind: 'separator' }
}

export function file(
  name: string,
  mediaType: string,
  content: string | Uint8Array<ArrayBuffer>,
): Block {
  return { kind: 'file', name, mediaType, content }
}

export function bullets(items: readonly RichText[]): Block {
  return { kind: 'list', items, ordered: false }
}

export function numberedList(items: readonly RichText[]): Block {
  return { kind: 'list', items, ordered: true }
}

export function buttons(...row: readonly Optional<Button>[]): Block {
  return { kind: 'buttons', buttons: present(row) }
}

export function button(label: string, press: string, style: ButtonStyle = 'plain'): Button {
  return { label, press, style }
}

/** Returns the buttons of a row, those behind its menu included. */
export function allButtons({
  buttons: shown,
  more = [],
}: Extract<Block, { kind: 'buttons' }>): readonly Button[] {
  return [...shown, ...more]
}

/** Returns a menu that runs the action of `press` with the chosen values. */
export function select(
  label: string,
  press: string,
  options: readonly SelectOption[],
  { min = 1, max = 1 }: { readonly min?: number; readonly max?: number } = {},
): Block {
  return { kind: 'select', press, label, options, min, max }
}
