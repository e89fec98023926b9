/** Reads XML into a small tree with line numbers. What is broken is marked where it stands, so that the rest can be used; nothing that a document type defines is followed. */
import { decodeHTMLStrict } from 'entities/decode'
import { SaxesParser } from 'saxes'
import { UserError } from '../../core/reply/user-error.ts'

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly line: number
  /** The first mistake in it, if its form is broken. */
  readonly problem?: XmlProblem
}

export type XmlNode = XmlElement | string

export interface XmlProblem {
  readonly line: number
  /** What was expected, such as “</name>, which closes line 3”. */
  readonly expected: string
}

export interface XmlDocument {
  /** Holds what stands at the top: usually one element. */
  readonly top: XmlElement
  readonly problems: readonly XmlProblem[]
}

interface OpenElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  line: number
  problem?: XmlProblem
}

const maxDepth = 200
/** 2,000 questions have 60,000 to 250,000; these fit into the memory of the process that reads them. */
const maxElements = 300_000
const maxProblems = 100

/** Most elements have none. */
const noAttributes = Object.freeze({})

/** Mistakes after which every element is still what it was meant to be. */
const harmless =
  /declaration|must match|unmatched closing|unclosed tag|value|only one root|outside of root|doctype|“]]>”|"]]>"|duplicate attribute|whitespace between|^disallowed character\.$|character entity|processing instruction/

/** Throws a UserError if it is no XML at all, defines entities, or nests too deeply. */
export function parseXml(text: string): XmlDocument {
  const problems: XmlProblem[] = []
  const top: OpenElement = { name: '', attributes: {}, children: [], line: 1 }
  const open: OpenElement[] = [top]
  let closed: OpenElement = top
  let elements = 0

  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  parser.on('doctype', (content) => {
    if (content.includes('<!ENTITY')) throw definesEntities()
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > maxDepth || ++elements > maxElements) throw tooDeep()
    const element: OpenElement = {
      name: localName(name),
      attributes: Object.keys(attributes).length === 0 ? noAttributes : attributes,
      children: [],
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    closed = open.pop() ?? top
  })
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (content) => {
      addText(open.at(-1)?.children ?? [], content)
    })
  }
  parser.on('error', ({ message }) => {
    const mistake = message.replace(/^\d+:\d+: /, '')
    if (harmless.test(mistake)) return
    const problem = { line: parser.line, expected: describe(mistake, closed, open.at(-1) ?? top) }
    problems.push(problem)
    for (const element of open.slice(1)) element.problem ??= problem
    if (mistake.startsWith('unexpected close tag')) closed.problem ??= problem
    if (problems.length > maxProblems) throw notXml(problems[0])
  })
  parser.write(mend(text))
  const { line } = parser
  parser.close()
  for (const element of open.slice(1)) element.problem ??= { line, expected: closing(element) }
  problems.push(...open.flatMap(({ problem }) => problem ?? []))
  if (elements === 0) throw notXml(undefined)
  return { top, problems }
}

/** Text and CDATA in a row are one string. */
function addText(children: XmlNode[], content: string): void {
  const last = children.length - 1
  const before = children[last]
  if (typeof before === 'string') children[last] = before + content
  else children.push(content)
}

/** Prefixes differ from program to program; the names behind them do not. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const controls = /[^\P{Cc}\t\n\r]/gu
const ampersand = /&(?:#\d{1,7};|#x[\da-f]{1,6};|(?:amp|lt|gt|quot|apos);|(\w{2,31});)?/gi

/** Mends what is most often wrong: control characters from Word, a bare “&”, and HTML’s names of signs. */
function mend(text: string): string {
  const parts: string[] = []
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<![CDATA[', at)
    const end = start === -1 ? -1 : text.indexOf(']]>', start)
    const [from, to] = end === -1 ? [text.length, text.length] : [start, end]
    parts.push(text.slice(at, from).replaceAll(ampersand, mendAmpersand), text.slice(from, to))
    at = to
  }
  return parts.join('').replaceAll(controls, ' ').toWellFormed()
}

function mendAmpersand(found: string, name: string | undefined): string {
  if (name === undefined) return found === '&' ? '&amp;' : found
  const decoded = decodeHTMLStrict(found)
  return decoded === found ? `&amp;${found.slice(1)}` : decoded
}

function describe(mistake: string, closed: OpenElement, current: OpenElement): string {
  if (mistake.startsWith('unexpected close tag')) return closing(closed)
  if (mistake.startsWith('unexpected end')) return closing(current)
  return 'no bare “<”: in a text, XML writes it as &lt;'
}

function closing({ name, line }: OpenElement): string {
  return name === '' ? 'more' : `</${name}> to close what line ${line} opens`
}

function definesEntities(): UserError {
  return new UserError(
    'The file defines its own abbreviations (XML entities), which the bot doesn’t allow. Export it again from the program that made it.',
  )
}

function tooDeep(): UserError {
  return new UserError(
    'The file has more parts than the bot can read at once. Export fewer questions.',
  )
}

export function notXml(problem: XmlProblem | undefined): UserError {
  const where =
    problem === undefined ? '' : ` Line ${problem.line} should have ${problem.expected}.`
  return new UserError(`The file can’t be read as XML.${where} Export it again.`)
}
