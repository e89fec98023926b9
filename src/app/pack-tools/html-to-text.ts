/** Turns the HTML that Anki and quiz sites leave in cells into text. Code and signs that only look like HTML stay as they are. */
import { decodeHTMLStrict } from 'entities/decode'

const attributes = String.raw`(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*`
const inline =
  'a|abbr|b|big|center|cite|code|del|em|font|i|ins|kbd|label|mark|o:p|pre|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|tt|u|var'
const block =
  'article|blockquote|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|li|main|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul'

function pattern(source: string, flags = ''): RegExp {
  return new RegExp(source, `gi${flags}`)
}

/** Texts in packs are far shorter; what is longer is refused anyway. */
const maxLength = 20_000

const withAttribute = String.raw`(?=\s+[\w:-]+\s*=)`

/** Only HTML has these: a pair of tags, an attribute, a line break, a picture, or a paragraph at the very start. */
const evidence = new RegExp(
  [
    `<(${inline}|${block})${attributes}>[^]*</\\1\\s*>`,
    `<(?:${inline}|${block})${withAttribute}${attributes}>`,
    String.raw`<(?:br|hr|wbr)\s*/?>`,
    `<img${attributes}/?>`,
    `^\\s*<(?:${block})${attributes}>`,
  ].join('|'),
  'i',
)
const hidden = pattern(`<!--[^]*?-->|<(script|style)${attributes}>[^]*?</\\1\\s*>`)
const picture = pattern(`<img(${attributes})/?>`)
const lineBreak = pattern('<(?:br|hr)\\s*/?>|<wbr\\s*/?>')
const raised = pattern(`<(su[bp])${attributes}>([^<]*)</\\1\\s*>`)
const reading = pattern(`<rt${attributes}>([^<]*)</rt\\s*>`)
const pair = pattern(`<(${inline}|${block})${attributes}>((?:(?!<\\1[\\s>])[^])*?)</\\1\\s*>`)
const loneBlock = pattern(`<(${block})${attributes}>|</(?:${block})\\s*>`)
const loneInline = pattern(`</(?:${inline})\\s*>|<(?:${inline})${withAttribute}${attributes}>`)

const raisedSigns = { plain: '0123456789+-=()n', small: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ' }
const loweredSigns = { plain: '0123456789+-=()', small: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' }

/** Returns the text of a cell; list items and paragraphs become lines. Without HTML it is the cell itself. */
export function htmlToText(cell: string): string {
  if (cell.length > maxLength) return cell
  const text = evidence.test(cell) ? removeTags(cell) : cell
  // Tags first, since a decoded `&lt;b&gt;` is meant to be seen.
  const decoded = decodeHTMLStrict(text)
  return decoded === cell ? cell : tidy(decoded)
}

function removeTags(html: string): string {
  let text = html
    .replaceAll(hidden, '')
    .replaceAll(picture, (_, given: string) => /\salt\s*=\s*["']([^"']*)/i.exec(given)?.[1] ?? '')
    .replaceAll(lineBreak, (tag) => (/^<w/i.test(tag) ? '' : '\n'))
    .replaceAll(raised, (_, kind: string, inner: string) => raise(kind, inner))
    .replaceAll(reading, '($1)')
  let before: string
  do {
    before = text
    text = text.replaceAll(pair, (_, tag: string, inner: string) => around(tag, inner))
  } while (text !== before)
  return text
    .replaceAll(loneBlock, (found, tag: string | undefined, offset: number) =>
      isType(tag, text[offset - 1]) ? found : start(tag),
    )
    .replaceAll(loneInline, '')
}

/** In code, a type such as `List<Section>` stands right behind a word and begins with a capital. */
function isType(tag = '', before = ''): boolean {
  return /^[A-Z](?:[a-z]|$)/.test(tag) && /\w/.test(before)
}

function around(tag: string, inner: string): string {
  if (new RegExp(`^(?:${inline})$`, 'i').test(tag)) return inner
  return /^t[dh]$/i.test(tag) ? ` ${inner} ` : `${start(tag)}${inner}\n`
}

function start(tag = ''): string {
  return /^li$/i.test(tag) ? '\n• ' : '\n'
}

/** Small figures keep their meaning: H₂O and x². A raised “th” is read without it. */
function raise(kind: string, inner: string): string {
  const isRaised = kind.toLowerCase() === 'sup'
  const { plain, small } = isRaised ? raisedSigns : loweredSigns
  const signs = inner.trim().replaceAll('−', '-').split('')
  if (signs.every((sign) => plain.includes(sign))) {
    return signs.map((sign) => small[plain.indexOf(sign)]).join('')
  }
  return isRaised && /\d/.test(inner) ? `^(${inner})` : inner
}

function tidy(text: string): string {
  return (
    text
      // Some programs encode twice.
      .replaceAll(/\u00A0|&nbsp;/g, ' ')
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(/ *\n[\n ]*/g, '\n')
      .trim()
  )
}
