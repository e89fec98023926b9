/** Splits XML into tags and texts. Knows what a drawing needs, and refuses the rest: declarations, instructions, sections. */

export interface DrawingProblem {
  /** From 1. */
  readonly line: number
  readonly message: string
}

export type XmlToken =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly isClosed: boolean
      readonly at: number
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }

/** Ends the reading at a place in the file; `readDrawing` turns it into a line and a sentence. */
export class DrawingError extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const name = String.raw`[A-Za-z_][\w.:-]*`
const patterns = {
  comment: /<!--(?:[^-]|-(?!-))*-->/y,
  close: new RegExp(String.raw`</(${name})\s*>`, 'y'),
  open: new RegExp(String.raw`<(${name})`, 'y'),
  attribute: new RegExp(String.raw`\s+(${name})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y'),
  end: /\s*(\/?)>/y,
  text: /[^<]+/y,
} as const

/** UTF-8 is the only encoding that files of a pack have. */
const declaration = /^\uFEFF?(?:<\?xml(?:\s+[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\?>)?/

/** What XML cannot hold, however it is written. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u

/** Throws a DrawingError at the first thing that is not as it should be. */
export function* readXml(source: string): Generator<XmlToken> {
  let at = declaration.exec(source)?.[0].length ?? 0

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at = pattern.lastIndex
    return found
  }

  function readAttributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>()
    for (let start = at, found; (found = match(patterns.attribute)) !== null; start = at) {
      const [, key = '', double, single] = found
      if (attributes.has(key)) {
        throw new DrawingError(start, `\`${key}\` appears twice in one tag. Remove one of them.`)
      }
      attributes.set(key, decode(double ?? single ?? '', start))
    }
    return attributes
  }

  while (at < source.length) {
    const start = at
    const text = match(patterns.text)
    if (text !== null) {
      const firstWord = start + Math.max(text[0].search(/\S/), 0)
      yield { kind: 'text', text: decode(text[0], start), at: firstWord }
      continue
    }
    if (match(patterns.comment) !== null) continue
    const close = match(patterns.close)
    if (close !== null) {
      yield { kind: 'close', name: close[1] ?? '', at: start }
      continue
    }
    const open = match(patterns.open)
    if (open === null) throw new DrawingError(start, describeMarkup(source.slice(start, start + 9)))
    const attributes = readAttributes()
    const end = match(patterns.end)
    if (end === null) {
      throw new DrawingError(
        start,
        `The tag <${open[1]}> isn’t well-formed. Put each value in quotation marks after an equals sign, and end the tag with >.`,
      )
    }
    yield { kind: 'open', name: open[1] ?? '', attributes, isClosed: end[1] === '/', at: start }
  }
}

function describeMarkup(beginning: string): string {
  if (beginning.startsWith('<!--')) return 'This comment isn’t closed, or has -- in it. Remove it.'
  if (/^<!doctype/i.test(beginning)) return 'Remove the line that begins with <!DOCTYPE.'
  if (beginning.startsWith('<![CDATA')) return 'Write the text without <![CDATA[ … ]]>.'
  if (beginning.startsWith('<?')) return 'Remove everything from <? to ?>.'
  return 'This tag isn’t well-formed. Write < in a text as &lt;.'
}

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Texts come out as they are shown, each run of space and line breaks as one space. */
function decode(text: string, at: number): string {
  const decoded = text.replaceAll(
    /&([^;&\s]{0,10};)?/g,
    (entity, named: string | undefined, index: number) => {
      const key = named?.slice(0, -1) ?? ''
      const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(key) ?? []
      const point = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16)
      const character = point <= 0x10_ff_ff ? String.fromCodePoint(point) : namedEntities.get(key)
      if (character !== undefined) return character
      throw new DrawingError(
        at + index,
        `Write the character itself instead of ${entity}, or & as &amp;.`,
      )
    },
  )
  if (forbidden.test(decoded)) {
    throw new DrawingError(at, 'There’s a character here that no text can have. Remove it.')
  }
  return decoded.replaceAll(/\s+/g, ' ')
}
