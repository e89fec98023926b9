/** Turns the HTML that other programs leave in their questions into text. Code and signs that only look like HTML stay as they are. */
import { decodeHTMLStrict } from 'entities/decode'
import { mathmlToText } from '../formula/mathml-to-text.ts'
import { type Losses, addLoss } from '../losses.ts'
import { lower, raise } from '../small-signs.ts'
import { type CloseTag, type HtmlToken, type OpenTag, attributeOf, scanTags } from './scan-tags.ts'
import { isTagName, roleOf } from './tag-names.ts'

/** Stands for a blank that has to stay, as in code; no text from outside has one. */
const fixedBlank = '\u0000'

/** Longer ones are no signs that are raised, but text. */
const maxRaised = 100

/**
 * Returns the text; list items, rows and paragraphs become lines. Without HTML it is the text itself. Takes linear time. What is
 * left out on the way is counted in `losses`.
 */
export function htmlToText(html: string, losses: Losses = new Map()): string {
  const tokens = scanTags(html, isTagName)
  const text = isHtml(html, tokens) ? new HtmlWriter(html, tokens, losses).write() : decode(html)
  return text === html ? html : tidy(text)
}

/** Only HTML has these: a pair of tags, an attribute, a line break, a picture, or a paragraph at the very start. */
function isHtml(html: string, tokens: readonly HtmlToken[]): boolean {
  const first = tokens.find(
    (token) => token.kind !== 'text' || /\S/.test(html.slice(token.start, token.end)),
  )
  if (first?.kind === 'open' && roleOf(first.name) === 'block') return true
  return tokens.some((token) => {
    if (token.kind !== 'open') return false
    return (
      [token.pair, token.content].some((value) => value !== undefined) ||
      token.hasValue ||
      roleOf(token.name) === 'single'
    )
  })
}

class HtmlWriter {
  readonly #html: string
  readonly #tokens: readonly HtmlToken[]
  readonly #losses: Losses
  readonly #out: string[] = []
  /** Where the raised text that is open began. */
  readonly #raised: number[] = []
  #pre = 0
  #cells = 0
  /** Where a paragraph or a line break is a tag, a new line in the file is only a blank. */
  readonly #hasBlocks: boolean

  constructor(html: string, tokens: readonly HtmlToken[], losses: Losses) {
    this.#html = html
    this.#tokens = tokens
    this.#losses = losses
    this.#hasBlocks = tokens.some(
      (token) => token.kind === 'open' && (token.name === 'br' || roleOf(token.name) === 'block'),
    )
  }

  write(): string {
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at]
      if (token === undefined) break
      if (token.kind === 'text') this.#writeText(decode(this.#html.slice(token.start, token.end)))
      else if (token.kind === 'close') this.#close(token)
      else at = this.#skipTo(token, at) ?? this.#open(token, at)
    }
    return this.#out.join('')
  }

  #writeText(text: string): void {
    if (this.#pre > 0) this.#out.push(text.replaceAll(' ', fixedBlank))
    else this.#out.push(this.#hasBlocks ? text.replaceAll(/[\r\n]+/g, ' ') : text)
  }

  /** Returns the index of the last token of an element that is written as a whole or not at all. */
  #skipTo(tag: OpenTag, at: number): number | undefined {
    if (tag.content !== undefined) {
      const isFormula = /^math\/tex/i.test(attributeOf(tag, 'type') ?? '')
      if (isFormula) this.#out.push(`\\(${tag.content}\\)`)
      return at
    }
    const closing = tag.pair === undefined ? undefined : this.#tokens[tag.pair]
    if (roleOf(tag.name) === 'formula' && closing !== undefined) {
      this.#out.push(
        mathmlToText(this.#html.slice(tag.start, closing.end)) ??
          this.#loseFormula(tag, closing.start),
      )
      return tag.pair
    }
    if (roleOf(tag.name) === 'media' && isMedia(tag)) {
      addLoss(this.#losses, mediaLosses[tag.name] ?? 'embed')
      return tag.pair ?? at
    }
    // The same formula once more, drawn with letters.
    const isCopy =
      tag.name === 'rp' ||
      /katex-html|MathJax_Preview|MathJax_CHTML/.test(attributeOf(tag, 'class') ?? '')
    return isCopy ? tag.pair : undefined
  }

  #loseFormula(tag: OpenTag, end: number): string {
    addLoss(this.#losses, 'formula')
    return decode(this.#html.slice(tag.end, end).replaceAll(/<[^<>]*>/g, ' '))
  }

  #open(tag: OpenTag, at: number): number {
    if (tag.name === 'img') this.#writePicture(tag)
    else if (tag.name === 'br' || tag.name === 'hr') this.#out.push(this.#cells > 0 ? ' ' : '\n')
    else if (tag.name === 'td' || tag.name === 'th') {
      if (tag.pair !== undefined) this.#cells += 1
      this.#out.push(' ')
    } else if (roleOf(tag.name) === 'block') this.#openBlock(tag)
    else if (roleOf(tag.name) === 'inline') this.#openInline(tag)
    return at
  }

  #openBlock(tag: OpenTag): void {
    const source = this.#html.slice(tag.start, tag.end)
    if (tag.pair === undefined && isType(source, this.#html[tag.start - 1])) this.#out.push(source)
    else if (tag.name === 'li') this.#out.push('\n• ')
    else this.#out.push(this.#cells > 0 ? ' ' : '\n')
  }

  #openInline(tag: OpenTag): void {
    if (tag.pair === undefined && !tag.hasValue) {
      this.#out.push(this.#html.slice(tag.start, tag.end))
    } else if (tag.pair === undefined) return
    else if (tag.name === 'sup' || tag.name === 'sub') this.#raised.push(this.#out.length)
    else if (tag.name === 'rt') this.#out.push('(')
    else if (tag.name === 'pre') {
      this.#pre += 1
      this.#out.push('\n')
    }
  }

  #close(tag: CloseTag): void {
    const isPair = tag.pair !== undefined
    if (tag.name === 'td' || tag.name === 'th') {
      if (isPair) this.#cells -= 1
      this.#out.push(' ')
    } else if (roleOf(tag.name) === 'block' || tag.name === 'br') {
      this.#out.push(this.#cells > 0 && tag.name !== 'tr' ? ' ' : '\n')
    } else if (!isPair) return
    else if (tag.name === 'sup' || tag.name === 'sub') this.#raise(tag.name)
    else if (tag.name === 'rt') this.#out.push(')')
    else if (tag.name === 'pre') {
      this.#pre -= 1
      this.#out.push('\n')
    }
  }

  /** Small figures keep their meaning: H₂O and x². A raised “th” is read without it. */
  #raise(name: 'sup' | 'sub'): void {
    const start = this.#raised.pop()
    if (start === undefined || this.#out.length - start > maxRaised) return
    const inner = this.#out.slice(start).join('')
    if (inner.length > maxRaised || inner.trim() === '') return
    const isFigure = /^[\s\d+\-−=()n]+$/.test(inner)
    const small = isFigure ? (name === 'sup' ? raise : lower)(inner) : undefined
    const plain = name === 'sup' && /\d/.test(inner) ? `^(${inner.trim()})` : inner
    this.#out.splice(start, this.#out.length - start, small ?? plain)
  }

  #writePicture(tag: OpenTag): void {
    const alt = decode(attributeOf(tag, 'alt') ?? '').trim()
    const formula = attributeOf(tag, 'data-mathml')
    const written = formula === undefined ? undefined : mathmlToText(plainMathml(formula))
    if (written !== undefined) this.#out.push(written)
    else if (/tex|math|equation/i.test(attributeOf(tag, 'class') ?? '') && alt !== '') {
      this.#out.push(texOf(alt))
    } else if (alt === '') addLoss(this.#losses, 'picture')
    else this.#out.push(`[picture: ${alt}]`)
  }
}

const mediaLosses: Readonly<Record<string, 'sound' | 'video' | 'picture'>> = {
  audio: 'sound',
  video: 'video',
  svg: 'picture',
  canvas: 'picture',
}

function isMedia(tag: OpenTag): boolean {
  return (tag.pair !== undefined || tag.hasValue) && tag.name !== 'source' && tag.name !== 'track'
}

/** WIRIS keeps its formulas in an attribute, with other signs for those of XML. */
function plainMathml(formula: string): string {
  const signs: Readonly<Record<string, string>> = { '«': '<', '»': '>', '¨': '"', '§': '&' }
  return decode(formula).replaceAll(/[«»¨§]/g, (sign) => signs[sign] ?? sign)
}

/** A picture of a formula has its LaTeX as description. */
function texOf(alt: string): string {
  return /^(?:\$|\\[([]|\[\$)/.test(alt) || !/[\\^_{]/.test(alt) ? alt : `\\(${alt}\\)`
}

/** In code, a type such as `List<Section>` stands right behind a word and begins with a capital. */
function isType(source: string, before = ''): boolean {
  return /^<[A-Z](?:[a-z]|>)/.test(source) && /\w/.test(before)
}

function decode(text: string): string {
  return decodeHTMLStrict(text)
}

function tidy(text: string): string {
  return (
    text
      // Some programs encode twice.
      .replaceAll(/\u00A0|&nbsp;/g, ' ')
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(/ *\n[\n ]*/g, '\n')
      .trim()
      .replaceAll(fixedBlank, ' ')
  )
}
