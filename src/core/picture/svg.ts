/** Builds the SVG of a picture. Each shape has a look, whose colour depends on the paper. */
import { stripInvisible } from '../reply/invisible.ts'
import { maxWordWidth, shortenToWidth } from './text-width.ts'

/** A piece of SVG made here. */
export interface Shape {
  readonly markup: string
}

/** The colours on light paper. Each text has a contrast of at least 4.5 to 1 on what it stands on. */
export const looks = {
  paper: '#fffdfa',
  ink: '#24211d',
  soft: '#625c53',
  hair: '#e2dcd1',
  accent: '#9c3a2b',
  good: '#22663f',
  other: '#d3cabb',
} as const
/** For readers who want dark paper; the words beside the picture follow them too. */
const darkLooks: Readonly<Record<Look, string>> = {
  paper: '#22201d',
  ink: '#ece7de',
  soft: '#aaa297',
  hair: '#3f3b35',
  accent: '#f0a08c',
  good: '#86cfa1',
  other: '#5a544b',
}

/** What draws PNG knows only the colours of the shapes themselves. */
const style = `@media (prefers-color-scheme: dark) {${Object.entries(darkLooks)
  .map(([look, colour]) => `.${look}{fill:${colour}}`)
  .join('')}}`

export type Look = keyof typeof looks

export const pictureWidth = 800

/** The typeface that the bot brings along, then whatever a page has. */
const typefaces = 'DejaVu Sans Condensed, Noto Sans, system-ui, sans-serif'

/** Returns a whole picture on light paper, as wide as all the others. */
export function drawPicture(height: number, shapes: readonly Shape[]): string {
  const size = { width: pictureWidth, height: Math.ceil(height) }
  const paper = rectangle('paper', { x: 0, y: 0, ...size })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      'font-family': typefaces,
    },
    [element('style', {}, [{ markup: style }]), paper, ...shapes],
  ).markup
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function rectangle(look: Look, { x, y, width, height }: Box, radius = 0): Shape {
  return element('rect', {
    class: look,
    fill: looks[look],
    x,
    y,
    width,
    height,
    ...(radius > 0 && { rx: radius }),
  })
}

interface Line {
  /** Where it starts, ends or has its middle, as `anchor` says. */
  readonly x: number
  /** Its base line. */
  readonly y: number
  readonly size: number
  readonly look?: Look
  readonly anchor?: 'start' | 'middle' | 'end'
  /** What does not fit in is cut and ends in an ellipsis. */
  readonly maxWidth?: number
}

/** One line of text. */
export function writeLine(
  text: string,
  { x, y, size, look = 'ink', anchor = 'start', maxWidth = maxWordWidth }: Line,
): Shape {
  return element(
    'text',
    {
      class: look,
      fill: looks[look],
      x,
      y,
      'font-size': size,
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
    },
    [{ markup: towardsReader(escape(shortenToWidth(text, size, maxWidth))) }],
  )
}

/** A line of Hebrew or Arabic runs from right to left with its punctuation and foreign words; what draws PNG knows no attribute for it. */
function towardsReader(text: string): string {
  const [first] = /\p{L}/u.exec(text) ?? []
  return first !== undefined && rightToLeft.test(first) ? `\u202B${text}\u202C` : text
}

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly Shape[] = [],
): Shape {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(formatNumber(value))}"`)
    .join('')
  const inside = children.map(({ markup }) => markup).join('')
  return { markup: `<${name}${written}>${inside}</${name}>` }
}

/** A tenth of a unit is less than anybody sees. */
function formatNumber(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** XML has no place for U+FFFE and U+FFFF, nor for line breaks in a line. */
function escape(text: string): string {
  return stripInvisible(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, '')
    .replaceAll('\n', ' ')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
