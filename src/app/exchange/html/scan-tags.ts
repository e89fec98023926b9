/** Finds the tags in a text that may be HTML, in one pass. What only looks like a tag is part of the text. */

export interface OpenTag {
  readonly kind: 'open'
  readonly name: string
  readonly attributes: string
  /** Whether one of them has a value, which only HTML has. */
  readonly hasValue: boolean
  readonly start: number
  readonly end: number
  /** The index of its closing tag among the tokens. */
  pair?: number
  /** What a script or a style sheet holds; it has no closing tag of its own. */
  content?: string
}

export interface CloseTag {
  readonly kind: 'close'
  readonly name: string
  readonly start: number
  readonly end: number
  /** The index of its opening tag among the tokens. */
  pair?: number
}

export interface TextPart {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
}

export type HtmlToken = OpenTag | CloseTag | TextPart

const tagStart = /<(?:!--|(\/?)([a-z][a-z0-9]*(?::[a-z]+)?))/gi
const attribute = /\s+[\w:-]+(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?/y
const tagEnd = /\s*\/?>/y

/** More only says that this is no tag, and would let a text be read again and again. */
const maxAttributes = 50

/** In these an attribute may stand alone: `<video controls>`, but not `a <b and c> d`. */
const allowsBareAttributes = /^(?:audio|embed|iframe|img|input|object|option|select|source|video)$/

/** Returns the parts of the text in order, with the pairs of tags found. `isKnown` says which names are tags. */
export function scanTags(html: string, isKnown: (name: string) => boolean): HtmlToken[] {
  const tokens: HtmlToken[] = []
  const opened = new Map<string, number[]>()
  const unclosed = new Set<string>()
  let done = 0
  function add(tag: OpenTag | CloseTag | undefined, start: number, end: number): void {
    if (start > done) tokens.push({ kind: 'text', start: done, end: start })
    if (tag !== undefined) tokens.push(tag)
    done = end
  }
  tagStart.lastIndex = 0
  for (let found = tagStart.exec(html); found !== null; found = tagStart.exec(html)) {
    const name = found[2]?.toLowerCase()
    // A comment, or what is never shown, ends where it says; without an end it is text.
    const ending = name === undefined ? '-->' : `</${name}`
    const tag = name === undefined ? undefined : readTag(html, found, name)
    if (name === undefined || (tag?.kind === 'open' && /^(?:script|style)$/.test(name))) {
      const end = unclosed.has(ending)
        ? -1
        : indexOfEnd(html, ending, tag?.end ?? tagStart.lastIndex)
      if (end === -1) unclosed.add(ending)
      else {
        if (tag?.kind === 'open') tag.content = html.slice(tag.end, end).replace(/<[^<]*$/, '')
        add(tag, found.index, end)
        tagStart.lastIndex = end
      }
    } else if (tag !== undefined && isKnown(name)) {
      add(tag, tag.start, tag.end)
      tagStart.lastIndex = tag.end
      match(tokens, opened)
    }
  }
  add(undefined, html.length, html.length)
  return tokens
}

function readTag(
  html: string,
  found: RegExpExecArray,
  name: string,
): OpenTag | CloseTag | undefined {
  const start = found.index
  let end = start + found[0].length
  let hasValue = false
  if (found[1] === '') {
    for (let count = 0; count < maxAttributes; count += 1) {
      attribute.lastIndex = end
      const next = attribute.exec(html)
      if (next === null) break
      if (next[1] === undefined && !allowsBareAttributes.test(name)) return undefined
      hasValue ||= next[1] !== undefined
      end = attribute.lastIndex
    }
  }
  const attributes = html.slice(start + found[0].length, end)
  tagEnd.lastIndex = end
  if (!tagEnd.test(html)) return undefined
  end = tagEnd.lastIndex
  if (found[1] === '/') return { kind: 'close', name, start, end }
  return { kind: 'open', name, attributes, hasValue, start, end }
}

function indexOfEnd(html: string, ending: string, from: number): number {
  if (ending === '-->') {
    const end = html.indexOf(ending, from)
    return end === -1 ? -1 : end + ending.length
  }
  const closing = new RegExp(`${ending}\\s*>`, 'gi')
  closing.lastIndex = from
  return closing.test(html) ? closing.lastIndex : -1
}

/** Gives the last token its pair, if it closes something. */
function match(tokens: HtmlToken[], opened: Map<string, number[]>): void {
  const index = tokens.length - 1
  const tag = tokens[index]
  if (tag?.kind === 'open') {
    const others = opened.get(tag.name)
    if (others === undefined) opened.set(tag.name, [index])
    else others.push(index)
  } else if (tag?.kind === 'close') {
    const opener = opened.get(tag.name)?.pop()
    const first = opener === undefined ? undefined : tokens[opener]
    if (opener === undefined || first?.kind !== 'open') return
    first.pair = index
    tag.pair = opener
  }
}

/** Returns what an attribute says, without its quotes. */
export function attributeOf(tag: OpenTag, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'<>]+))`, 'i')
  const found = pattern.exec(tag.attributes)
  return found?.[1] ?? found?.[2] ?? found?.[3]
}
