/** Reads a play or a screenplay: its cast, its acts and scenes, and who says what. */
import { type Heading, readHeading, tidy } from './read-heading.ts'
import { type CastMember, castMembers, tidyName } from './parse-cast.ts'
import { type CueStyle, readCue, speakerKey } from './read-cue.ts'

export interface PlayScene {
  readonly act: number | undefined
  readonly number: number
  /** From its heading, such as “A street”; empty where it has none. */
  readonly title: string
  readonly line: number
  readonly speeches: readonly Speech[]
}

export interface Speech {
  /** As the text names them, in its own spelling. */
  readonly speaker: string
  /** Without stage directions, one line of the text each. */
  readonly lines: readonly string[]
  /** The number of its first line in the scene, stage directions left out. */
  readonly firstLine: number
  /** Its place among all speeches of the play, from 1. */
  readonly number: number
}

export interface Play {
  readonly title: string | undefined
  readonly cast: readonly CastMember[]
  readonly scenes: readonly PlayScene[]
}

interface OpenScene {
  act: number | undefined
  number: number
  title: string
  line: number
  speeches: { speaker: string; lines: string[]; firstLine: number; number: number }[]
  lines: number
}

const castHeading =
  /^(?:dramatis person(?:ae|æ)|(?:the )?(?:characters|persons|people|cast)(?: (?:of|in) the play)?|cast of characters|persons represented|personen|personnages|personajes|the people)[.:]?$/i
const screenHeading = /^(?:\d+[.)]?\s+)?(?:INT|EXT|INT\.?\/EXT|I\/E)\.? +(.+)$/
const timeOfDay =
  /\s*[-–—]\s*(?:DAY|NIGHT|EVENING|MORNING|AFTERNOON|NOON|DAWN|DUSK|SUNRISE|SUNSET|MIDNIGHT|LATER|SAME|MOMENTS|CONTINUOUS).*$/
/** More than any play has. */
const maxScenes = 1000
const maxCast = 300
const endOfPlay = /^(?:the end|curtain|finis|fin|ende|exeunt omnes)\.?$/i

/** How far a play has been read. */
interface Reading {
  readonly cues: CueStyle
  readonly scenes: OpenScene[]
  readonly cast: CastMember[]
  title: string | undefined
  act: number | undefined
  /** Whether the lines are those of the list of characters. */
  isCast: boolean
  /** The bracket that closes the stage direction that is open; empty where none is. */
  direction: string
  speeches: number
  isSpeaking: boolean
}

/** A line with its neighbours, which say whether it stands alone. */
interface PlayLine {
  readonly raw: string
  readonly line: number
  readonly before: string
  readonly after: string
}

export function parsePlay(text: string, cues: CueStyle): Play {
  const lines = text.split(/\r\n?|\n/)
  const reading: Reading = {
    cues,
    scenes: [],
    cast: [],
    title: undefined,
    act: undefined,
    isCast: false,
    direction: '',
    speeches: 0,
    isSpeaking: false,
  }
  const titleLine = findTitleLine(lines)
  if (titleLine !== -1) reading.title = tidy((lines[titleLine] ?? '').trim())
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === '' || index === titleLine) continue
    const [before = '', after = ''] = [lines[index - 1], lines[index + 1]]
    readLine(reading, { raw, line: index + 1, before, after })
  }
  const scenes = reading.scenes.filter((scene) =>
    scene.speeches.some((speech) => speech.lines.length > 0),
  )
  return { title: reading.title, cast: reading.cast, scenes }
}

/** A work may be called as one of its people is: MACBETH, above the first act. */
function findTitleLine(lines: readonly string[]): number {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index])).slice(0, 2)
  const [first = '', second = ''] = filled.map((index) => (lines[index] ?? '').trim())
  if (first === '' || first.length > 75 || readHeading([first])?.word !== undefined) return -1
  const word = readHeading([second])?.word
  const isFollowed =
    word === 'act' ||
    word === 'scene' ||
    castHeading.test(second) ||
    screenHeading.test(second) ||
    /^(?:written by|by|a play|a screenplay|screenplay by|fade in)\b/i.test(second)
  return isFollowed ? (filled[0] ?? -1) : -1
}

function readLine(reading: Reading, place: PlayLine): void {
  const { cues, cast, scenes } = reading
  const text = place.raw.trim()
  if (castHeading.test(text.replaceAll(/^[#*_\s]+|[*_\s]+$/g, ''))) {
    reading.isCast = true
    return
  }
  const [, screen] = screenHeading.exec(text) ?? []
  if (screen !== undefined) {
    openScene(reading, { title: tidy(screen.replace(timeOfDay, '')) }, place.line)
    return
  }
  const heading = reading.direction === '' ? headingOf(text, place, cues) : undefined
  if (heading !== undefined) {
    readPart(reading, heading, place.line)
    return
  }
  if (reading.isCast && scenes.length > 0 && readCue(text, place.before, '', cues) !== undefined) {
    reading.isCast = false
  }
  if (reading.isCast && cast.length < maxCast) cast.push(...castMembers(text))
  else readSpeech(reading, place)
}

function openScene(
  reading: Reading,
  { number, title }: { readonly number?: number | undefined; readonly title: string },
  line: number,
): void {
  const { scenes, act } = reading
  if (scenes.length >= maxScenes) return
  const last = scenes.at(-1)
  if (last?.speeches.length === 0 && last.act === act) scenes.pop()
  const inAct = scenes.filter((scene) => scene.act === act).length
  scenes.push({ act, number: number ?? inAct + 1, title, line, speeches: [], lines: 0 })
  reading.isSpeaking = false
  reading.isCast = false
}

function readPart(reading: Reading, heading: Heading, line: number): void {
  if (heading.word === undefined) {
    if (reading.scenes.length === 0 && !reading.isCast) reading.title ??= heading.title
    return
  }
  if (heading.word !== 'act' && heading.word !== 'part') {
    openScene(reading, heading, line)
    return
  }
  reading.act = heading.number ?? (reading.act ?? 0) + 1
  openScene(reading, { title: '', number: 1 }, line)
}

function readSpeech(reading: Reading, { raw, line, before, after }: PlayLine): void {
  const cue = reading.direction === '' ? readCue(raw, before, after, reading.cues) : undefined
  if (cue === undefined) {
    if (reading.isSpeaking && !isDirection(raw, before, after)) addLine(reading, raw.trim())
    return
  }
  if (reading.scenes.length === 0) openScene(reading, { title: '' }, line)
  const scene = reading.scenes.at(-1)
  if (scene === undefined) return
  reading.speeches += 1
  if (cue.firstLine !== undefined) scene.lines = cue.firstLine - 1
  const { speaker, rest } = cue
  scene.speeches.push({ speaker, lines: [], firstLine: scene.lines + 1, number: reading.speeches })
  reading.isSpeaking = true
  if (rest !== '') addLine(reading, rest)
}

const entrance = /^(?:re-?enter|enter|exit|exeunt|flourish|alarums?|sennet|trumpets?)\b/i

/** Who comes and goes, with or without brackets, and an indented line that stands alone. */
function isDirection(raw: string, before: string, after: string): boolean {
  const text = raw.trim()
  const standsAlone = before.trim() === '' && after.trim() === ''
  return endOfPlay.test(text) || entrance.test(text) || (/^\s/.test(raw) && standsAlone)
}

function addLine(reading: Reading, text: string): void {
  const scene = reading.scenes.at(-1)
  const speech = scene?.speeches.at(-1)
  if (scene === undefined || speech === undefined) return
  const spoken = withoutDirections(reading, text)
  if (spoken === '') return
  speech.lines.push(spoken)
  scene.lines += 1
  const counted = lineNumberOf(text)
  // The text’s own count is right where verse is shared by two speakers.
  if (counted !== undefined && Math.abs(counted - scene.lines) <= 3) scene.lines = counted
}

/** Leaves out what stands in brackets, over several lines, too, or alone in italics. */
function withoutDirections(reading: Reading, text: string): string {
  let spoken = ''
  let rest = /^[_*][^_*]+[_*]$/.test(text) ? '' : text
  while (rest !== '') {
    const open = reading.direction === '' ? rest.search(/[[(]/) : 0
    if (open === -1) {
      spoken += rest
      break
    }
    if (reading.direction === '') {
      spoken += rest.slice(0, open)
      reading.direction = rest[open] === '[' ? ']' : ')'
      rest = rest.slice(open + 1)
    }
    const close = rest.indexOf(reading.direction)
    if (close === -1) break
    rest = rest.slice(close + 1)
    reading.direction = ''
  }
  return cleanLine(spoken)
}

function lineNumberOf(text: string): number | undefined {
  const [, end, start] = /(?:\s{2,}|\t)(\d{1,4})$|^(\d{1,4})\s{2,}/.exec(text) ?? []
  const digits = end ?? start
  return digits === undefined ? undefined : Number(digits)
}

/** Without marks of Markdown and the number that stands at the end of every fifth line of verse. */
function cleanLine(text: string): string {
  return text
    .replaceAll(/[*_]{1,2}/g, '')
    .replace(/(?:\s{2,}|\t)\d{1,4}\s*$/, '')
    .replace(/^\s*\d{1,4}\s{2,}/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .trim()
}

/** A cue in capitals is no heading. */
function headingOf(text: string, { before, after }: PlayLine, cues: CueStyle): Heading | undefined {
  const heading = readHeading([text])
  if (heading === undefined) return undefined
  if (heading.word !== undefined) {
    return heading.isCertain &&
      heading.word !== 'section' &&
      !(heading.title === '' && heading.number === undefined)
      ? heading
      : undefined
  }
  return heading.isCertain || readCue(text, before, after, cues) === undefined
    ? titleHeading(heading, before, after)
    : undefined
}

function titleHeading(heading: Heading, before: string, after: string): Heading | undefined {
  return before.trim() === '' && after.trim() === '' ? heading : undefined
}

export { speakerKey, tidyName }
