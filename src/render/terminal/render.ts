/** Renders a reply as terminal text, with its buttons and menu options numbered so that they can be typed. */
import { stripVTControlCharacters, styleText } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import { stripInvisible } from '../../core/reply/invisible.ts'
import { bylineOf, commandLine, tableLines } from '../../core/reply/plain-text.ts'
import { imageWords } from '../../core/picture/pack-image.ts'
import {
  type Block,
  type Inline,
  type Reply,
  type RichText,
  allButtons,
} from '../../core/reply/reply.ts'
import { fileText } from '../../core/reply/file-text.ts'
import { bar, percentOf } from '../bar.ts'

/** What a typed number presses. */
export interface NumberedAction {
  readonly label: string
  readonly address: string
  readonly chosen: readonly string[]
}

export interface RenderedReply {
  readonly text: string
  /** In the order of their numbers, which start at 1. */
  readonly actions: readonly NumberedAction[]
}

export interface RenderOptions {
  /** Columns to wrap at. */
  readonly width: number
  readonly colours: boolean
}

export function render(reply: Pick<Reply, 'blocks'>, options: RenderOptions): RenderedReply {
  const actions: NumberedAction[] = []
  const text = reply.blocks
    .map((block) => renderBlock(block, { ...options, actions }))
    .filter((part) => part !== '')
    .join('\n\n')
  return { text: options.colours ? text : stripVTControlCharacters(text), actions }
}

type Drawing = RenderOptions & { readonly actions: NumberedAction[] }

type Style = Parameters<typeof styleText>[0]

/** Always colours: `render` strips colours at the end, so that the choice is made in one place. */
function paint(style: Style, words: string): string {
  return styleText(style, words, { validateStream: false })
}

function renderBlock(block: Block, drawing: Drawing): string {
  switch (block.kind) {
    case 'heading':
      return paint(['bold', 'cyan'], wrap(safe(block.text), drawing))
    case 'text':
      return wrap(renderRichText(block.text), drawing)
    case 'note':
      return paint('dim', wrap(renderRichText(block.text), drawing))
    case 'quote':
      return wrap(
        [
          paint('bold', `“${renderRichText(block.line)}”`),
          ...bylineOf(block).map((words) => `— ${safe(words)}`),
          paint('dim', safe(block.citation)),
        ].join('\n'),
        drawing,
        2,
      ).replaceAll(/^/gm, paint('cyan', '┃ '))
    case 'facts':
      return block.facts
        .map((fact) =>
          hang(`${paint('bold', safe(fact.label))}: `, renderRichText(fact.value), 2, drawing),
        )
        .join('\n')
    case 'list':
      return block.items
        .map((item, index) => {
          const bullet = block.ordered ? `${String(index + 1).padStart(2)}. ` : '•  '
          return hang(bullet, renderRichText(item), 4, drawing)
        })
        .join('\n')
    case 'question': {
      const level = block.level === undefined ? '' : ` (${block.level})`
      return [
        paint('bold', wrap(safe(block.prompt + level), drawing)),
        ...block.followUps.map((followUp) => hang('→ ', safe(followUp), 2, drawing)),
      ].join('\n')
    }
    case 'choices':
      return block.choices
        .map((choice) =>
          hang(`${paint('bold', safe(choice.letter))}  `, safe(choice.text), 3, drawing),
        )
        .join('\n')
    case 'distribution': {
      return block.rows
        .map(({ label, count, right }) => {
          const mark = right ? paint('green', '✓') : ' '
          const lead = `${mark} ${bar(count, block.people, 20)} ${percentOf(count, block.people).padStart(4)}${block.isShare === true ? '' : ` (${count})`}  `
          return hang(lead, safe(label), 4, drawing)
        })
        .join('\n')
    }
    case 'ranking':
      return block.rows
        .map((row) => `${String(row.rank).padStart(3)}. ${safe(row.name)}  ${safe(row.score)}`)
        .join('\n')
    case 'timer':
      return paint('dim', safe(block.label))
    case 'file':
      return `${paint('bold', safe(block.name))}\n${safe(fileText(block.content))}`
    case 'row':
      return [
        wrap(renderRichText(block.text), drawing),
        renderBlock({ kind: 'buttons', buttons: [block.button] }, drawing),
      ].join('\n')
    case 'table':
      return tableLines(block)
        .map((line) => hang('', renderRichText(line), 4, drawing))
        .join('\n')
    case 'picture':
      return paint('dim', wrap(renderRichText([block.instead ?? '']), drawing))
    case 'image':
      return paint('dim', wrap(renderRichText([imageWords(block)]), drawing))
    case 'separator':
      return paint('dim', '─'.repeat(Math.min(drawing.width, 20)))
    case 'buttons':
      return allButtons(block)
        .map((button) => {
          if ('href' in button) return `${safe(button.label)}: ${safe(button.href)}`
          return number({ label: button.label, address: button.press, chosen: [] }, drawing)
        })
        .join('   ')
    case 'select':
      return [
        paint('dim', safe(block.label)),
        ...block.options.map(({ label, value }) =>
          number({ label, address: block.press, chosen: [value] }, drawing),
        ),
      ].join('\n')
    default:
      return block satisfies never
  }
}

function number(action: NumberedAction, { actions }: Drawing): string {
  actions.push(action)
  return `${paint('yellow', `[${actions.length}]`)} ${safe(action.label)}`
}

function renderRichText(text: RichText): string {
  return text
    .map((part, at) => renderInline(at > 0 && isReader(part) ? { ...part, name: 'you' } : part))
    .join('')
}

/** The one person of the terminal is called “You”, which within a sentence is “you”. */
function isReader(part: Inline): part is Extract<Inline, { readonly person: string }> {
  return typeof part !== 'string' && 'person' in part && part.name === 'You'
}

function renderInline(part: Inline): string {
  if (typeof part === 'string') return safe(part)
  if ('em' in part) return paint('italic', safe(part.em))
  if ('strong' in part) return paint('bold', safe(part.strong))
  if ('mark' in part) return paint('underline', safe(part.mark))
  if ('spoiler' in part) return paint('inverse', safe(part.spoiler))
  if ('code' in part) return paint('yellow', safe(part.code))
  if ('time' in part) return safe(part.fallback)
  if ('command' in part) return paint('yellow', safe(commandLine(part)))
  return paint('bold', safe(part.name))
}

/** Takes out everything that a terminal would obey: escape sequences and control characters other than line breaks. */
function safe(words: string): string {
  return stripInvisible(stripVTControlCharacters(words))
}

/** Wraps words, leaving `by` columns free. */
function wrap(words: string, { width }: RenderOptions, by = 0): string {
  return wrapAnsi(words, width - by, { hard: true })
}

/** Indents every line but the first. */
function hang(lead: string, words: string, by: number, drawing: Drawing): string {
  return wrap(`${lead}${words}`, drawing, by).replaceAll('\n', `\n${' '.repeat(by)}`)
}
