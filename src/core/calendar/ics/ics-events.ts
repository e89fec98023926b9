/** Splits an .ics file into its events, however it was saved, folded, broken or cut off (RFC 5545, section 3.1). */

interface IcsProperty {
  readonly params: ReadonlyMap<string, string>
  readonly value: string
}

type Properties = ReadonlyMap<string, readonly IcsProperty[]>

export interface IcsEvent {
  /** By name in capitals, in the order of the file. */
  readonly properties: Properties
  /** What the calendar around it says about all its events. */
  readonly calendar: Properties
}

export interface IcsFile {
  readonly isCalendar: boolean
  /** Whether the file ends before its calendar does. */
  readonly isCutOff: boolean
  readonly events: readonly IcsEvent[]
}

export function readIcsFile(content: string): IcsFile {
  const events: IcsEvent[] = []
  let calendar = new Map<string, IcsProperty[]>()
  let event = new Map<string, IcsProperty[]>()
  /** The components that are open, the innermost last. */
  let open: string[] = []
  let isCalendar = false
  for (const line of unfold(content)) {
    const { name, ...property } = parseLine(line)
    const component = property.value.toUpperCase()
    if (name === 'BEGIN' && component === 'VCALENDAR') {
      calendar = new Map()
      open = [component]
      isCalendar = true
    } else if (name === 'BEGIN' && component === 'VEVENT') {
      event = new Map()
      events.push({ properties: event, calendar })
      // Wherever the one before ends: its END may be missing.
      open = ['VCALENDAR', component]
    } else if (name === 'BEGIN') {
      open.push(component)
    } else if (name === 'END') {
      if (open.includes(component)) open = open.slice(0, open.lastIndexOf(component))
    } else if (open.at(-1) === 'VEVENT') {
      add(event, name, property)
    } else if (open.at(-1) === 'VCALENDAR') {
      add(calendar, name, property)
    }
  }
  return { isCalendar: isCalendar || events.length > 0, isCutOff: open.length > 0, events }
}

/** Returns the first property of this name that says anything. */
export function propertyOf(properties: Properties, name: string): IcsProperty | undefined {
  return properties.get(name)?.find(({ value }) => value !== '')
}

/** Returns every value of the properties of this name, where one may list several. */
export function valuesOf({ properties }: IcsEvent, name: string): readonly string[] {
  const values = properties.get(name)?.flatMap(({ value }) => value.split(/[,;]/)) ?? []
  return values.map((value) => value.trim()).filter((value) => value !== '')
}

/** Returns a text without the escapes of the format (section 3.3.11), or of its forerunner vCalendar 1.0. */
export function textOf({ params, value }: IcsProperty): string {
  const text = params.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE' ? unquote(value) : value
  return text.replace(/\\(.)/gs, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped))
}

/** Joins what was folded over several lines. */
function unfold(content: string): readonly string[] {
  const lines: string[] = []
  // A text of two bytes a letter that was read as one has a zero between any two.
  const text = content.replaceAll(/[\uFEFF\0]/g, '')
  // Where the very events are set in, that is how the file was laid out, and no fold.
  const isIndented = !/^BEGIN:VEVENT/im.test(text) && /^[ \t]+BEGIN:VEVENT/im.test(text)
  for (const line of text.split(/[\r\n]+/)) {
    const last = lines.length - 1
    if (last >= 0 && !isIndented && /^[ \t]/.test(line)) lines[last] += line.slice(1)
    else lines.push(line.trimStart())
  }
  return joinBroken(lines)
}

const property = /^[\w.-]+[ \t]*[:;]/

/** Such as “Status: cancelled for Year 9”, which looks like a property, but after a text is a line of it. */
const prose = /^[A-Z][a-z]+:[ \t]/
const textProperty = /^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT|X-)/i

/** A line that is no property by itself belongs to the one before: some programs break lines without the mark of a fold. */
function joinBroken(lines: readonly string[]): readonly string[] {
  // Joined at the end: looking at a string that grows takes longer with every line.
  const joined: string[][] = []
  let isText = false
  for (const line of lines) {
    const parts = joined.at(-1)
    const end = parts?.at(-1) ?? ''
    if (parts === undefined || (property.test(line) && !(isText && prose.test(line)))) {
      joined.push([line])
      isText = textProperty.test(line)
    } else if (end.endsWith('=')) {
      parts.splice(-1, 1, end.slice(0, -1), line)
    } else {
      parts.push(` ${line}`)
    }
  }
  return joined.map((parts) => parts.join(''))
}

function parseLine(line: string): IcsProperty & { readonly name: string } {
  const colon = findColon(line)
  const [name = '', ...params] = (colon === -1 ? line : line.slice(0, colon)).split(';')
  return {
    name: name.trim().toUpperCase(),
    params: new Map(params.map(parseParam)),
    value: colon === -1 ? '' : line.slice(colon + 1).trim(),
  }
}

/** Returns where the value starts: at the first colon that is not in quotation marks, or the first of all. */
function findColon(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  return line.indexOf(':')
}

function parseParam(param: string): readonly [name: string, value: string] {
  const equals = param.indexOf('=')
  const value = param.slice(equals + 1).trim()
  return [param.slice(0, Math.max(equals, 0)).trim().toUpperCase(), value.replaceAll('"', '')]
}

function add(properties: Map<string, IcsProperty[]>, name: string, property: IcsProperty): void {
  const known = properties.get(name)
  if (known === undefined) properties.set(name, [property])
  else known.push(property)
}

function unquote(value: string): string {
  const bytes = value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
